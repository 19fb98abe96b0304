'use client'

import { useEffect, useState } from 'react'
import { takeNotice } from '../form/notice'

/** What the form on the page before came to, said once. */
export function Notice() {
  const [text, setText] = useState('')
  useEffect(() => setText(takeNotice()), [])
  return (
    <p role="status" className={text === '' ? 'hidden' : 'notice'}>
      {text}
    </p>
  )
}
