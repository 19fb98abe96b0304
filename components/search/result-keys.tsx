'use client'

import { useEffect } from 'react'

/** Arrows go from one result to the next, and from a search box to the first. Without script Tab does. */
export function ResultKeys() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
      const target = event.target
      if (step === 0 || !(target instanceof HTMLElement) || event.altKey || event.ctrlKey || event.metaKey) return
      const isBox = target.matches('input[name="q"]')
      if (!isBox && !target.matches('.hit-link')) return
      const links = [...document.querySelectorAll<HTMLElement>('.hit-link')]
      const next = isBox ? links[step === 1 ? 0 : -1] : links[links.indexOf(target) + step]
      if (!next) return
      event.preventDefault()
      next.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return null
}
