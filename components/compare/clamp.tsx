import type { ReactNode } from 'react'

/** What about six lines of a column hold, in characters. */
const SIX_LINES = 230

export type ClampWords = { more: string; less: string }

/**
 * A long text cut at six lines until its box is ticked: no script, all of it in the page for a search, a screen reader
 * and the printer. The words of the box are drawn, so that they are no part of a copied table. `length` is the text's
 * in characters; a short one has no box.
 */
export function Clamp({
  length,
  label,
  words,
  children,
}: {
  length: number
  label: string
  words: ClampWords
  children: ReactNode
}) {
  if (length <= SIX_LINES) return children
  return (
    <div className="clamp">
      <input type="checkbox" aria-label={label} data-more={words.more} data-less={words.less} autoComplete="off" />
      <div className="clamped">{children}</div>
    </div>
  )
}
