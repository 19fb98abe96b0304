'use client'

import { type RefObject, useEffect, useRef } from 'react'

/** What the cell under the pointer or the focus says in words; the same words are the link's name for all others. */
export function CellTip({ region }: { region: RefObject<HTMLElement | null> }) {
  const tip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = tip.current
    const root = region.current
    if (!box || !root) return
    const show = (event: Event) => {
      const link = event.target instanceof Element ? event.target.closest('td.c a') : null
      const text = link?.getAttribute('aria-label')
      if (!link || !text) return hide()
      box.textContent = text
      box.hidden = false
      const place = link.getBoundingClientRect()
      const width = Math.min(360, innerWidth - 16)
      box.style.maxWidth = `${width}px`
      box.style.left = `${Math.max(8, Math.min(place.left, innerWidth - width - 8))}px`
      const isLow = place.bottom + 80 > innerHeight
      box.style.top = isLow ? '' : `${place.bottom + 6}px`
      box.style.bottom = isLow ? `${innerHeight - place.top + 6}px` : ''
    }
    const hide = () => {
      box.hidden = true
    }
    const hideOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    root.addEventListener('pointerover', show)
    root.addEventListener('focusin', show)
    root.addEventListener('pointerleave', hide)
    root.addEventListener('focusout', hide)
    root.addEventListener('keydown', hideOnEscape)
    return () => {
      root.removeEventListener('pointerover', show)
      root.removeEventListener('focusin', show)
      root.removeEventListener('pointerleave', hide)
      root.removeEventListener('focusout', hide)
      root.removeEventListener('keydown', hideOnEscape)
    }
  })
  return <div ref={tip} className="tip" aria-hidden="true" hidden />
}
