'use client'

import { useEffect, useRef, useState } from 'react'
import type { MatrixView } from '@/lib/matrix/view'
import type { ChangeView } from './use-view'

/**
 * The words looked for. While they are typed they are the field's own, since the address follows a moment later;
 * Back, Forward and a reset bring the address's words into the field.
 */
export function SearchField({ view, changeView, label }: { view: MatrixView; changeView: ChangeView; label: string }) {
  const asked = view.q ?? ''
  const [text, setText] = useState(asked)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (document.activeElement !== field.current) setText(asked)
  }, [asked])
  useEffect(() => {
    const follow = () => setText(new URLSearchParams(location.search).get('q') ?? '')
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  return (
    <label className="search">
      <span>{label}</span>
      <input
        ref={field}
        type="search"
        name="q"
        maxLength={100}
        value={text}
        onChange={(event) => {
          const { value } = event.target
          // One step back undoes a search, not each of its letters.
          changeView({ q: value || undefined }, text === '' ? 'push' : 'replace')
          setText(value)
        }}
      />
    </label>
  )
}
