import type { ReactNode } from 'react'

/** A table that may be wider than its page: it scrolls by itself, by the keyboard too. */
export function Scroll({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  const classes = className === undefined ? 'table-scroll' : `table-scroll ${className}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className={classes} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
