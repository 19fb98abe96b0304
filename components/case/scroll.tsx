import type { ReactNode } from 'react'

/** A table wider than its page: it scrolls by itself, by the keyboard too. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="table-scroll case-scroll" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
