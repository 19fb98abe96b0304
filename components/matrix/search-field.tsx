'use client'

import { useEffect, useRef, useState } from 'react'
import type { MatrixView } from '@/lib/matrix/view'
import type { ChangeView } from './use-view'

/** The words looked for. They are the field's own while they are typed, since the address follows a moment later. */
export function SearchField({ view, changeView, label }: { view: MatrixView; changeView: ChangeView; label: string }) {
  const asked = view.q ?? ''
  const [text, setText] = useState(asked)
  const sent = useRef(asked)
  useEffect(() => {
    // Back, Forward or a reset: the address says something that was not typed here.
    if (asked !== sent.current) {
      sent.current = asked
      setText(asked)
    }
  }, [asked])
  return (
    <label className="search">
      <span>{label}</span>
      <input
        type="search"
        name="q"
        maxLength={100}
        value={text}
        onChange={(event) => {
          const { value } = event.target
          // One step back undoes a search, not each of its letters.
          const mode = sent.current === '' ? 'push' : 'replace'
          setText(value)
          sent.current = value
          changeView({ q: value || undefined }, mode)
        }}
      />
    </label>
  )
}
