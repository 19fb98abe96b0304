'use client'

import Link from 'next/link'
import { type ReactNode, useEffect, useRef } from 'react'

type ColumnLinkProps = {
  column: string
  action: string
  /** The column that has the focus afterwards: itself, or its neighbour where it goes away. */
  next: string
  href: string
  label: string
  children: ReactNode
}

// Where the focus belongs after a column has moved under the reader's hand.
let wanted: { column: string; action: string } | null = null

const idOf = ({ column, action }: { column: string; action: string }) => `${column}-${action}`

/**
 * Moves, pins or takes away a column by changing the address. The moved column's own link keeps the focus, so that it
 * can be pressed again; at the end of its way another of the column's links has it, and after a column that goes away
 * its neighbour.
 */
export function ColumnLink({ column, action, next, href, label, children }: ColumnLinkProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (wanted === null || wanted.column !== column) return
    if (wanted.action !== action && document.getElementById(idOf(wanted)) !== null) return
    wanted = null
    link.current?.focus({ preventScroll: true })
    link.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  return (
    <Link
      ref={link}
      id={idOf({ column, action })}
      href={href}
      prefetch={false}
      scroll={false}
      aria-label={label}
      title={label}
      onClick={() => {
        wanted = { column: next, action }
      }}
    >
      {children}
    </Link>
  )
}
