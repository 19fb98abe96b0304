'use client'

import { usePathname, useRouter, useSearchParams } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** A panel beside the matrix. It takes the focus when it opens and gives it back to its cell when Esc closes it. */
export function PanelShell({
  label,
  close,
  open,
  base,
  children,
}: {
  label: string
  close: string
  open: string
  base: string
  children: ReactNode
}) {
  const router = useRouter()
  const pathname = usePathname()
  const search = useSearchParams().toString().replaceAll('%2C', ',')
  const query = search === '' ? '' : `?${search}`
  const panel = useRef<HTMLElement>(null)
  const leave = () => {
    router.push(`${base}${query}`, { scroll: false })
    const cells = document.querySelectorAll<HTMLAnchorElement>('td.c a')
    Array.from(cells, (link) => (link.pathname === pathname ? link.focus() : undefined))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell in the same panel takes the focus anew.
  useEffect(() => {
    panel.current?.focus()
    panel.current?.scrollTo(0, 0)
  }, [pathname])
  useEffect(() => {
    // From anywhere on the page, unless a menu is open, which Esc closes first.
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !document.querySelector('details.menu[open]')) leave()
    }
    // The bar above stays in reach: the panel begins where it ends.
    const place = () => {
      const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0
      panel.current?.style.setProperty('top', `${Math.max(0, bar)}px`)
    }
    place()
    document.addEventListener('keydown', onKey, { capture: true })
    addEventListener('scroll', place, { passive: true })
    addEventListener('resize', place)
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true })
      removeEventListener('scroll', place)
      removeEventListener('resize', place)
    }
  })
  return (
    <aside ref={panel} className="panel" aria-label={label} tabIndex={-1}>
      <div className="panel-bar">
        <a href={`${pathname}${query}`}>{open}</a>
        <button type="button" onClick={leave}>
          {close}
        </button>
      </div>
      {children}
    </aside>
  )
}
