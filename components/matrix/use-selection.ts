'use client'

import { type RefObject, useEffect, useState } from 'react'

/** A cell as it is chosen: its country and requirement. */
export type Chosen = { country: string; requirement: string }

export type Selection = {
  cells: Chosen[]
  toggle: (link: HTMLAnchorElement) => void
  clear: () => void
}

/** The cells chosen to be compared: by the space bar, or by a click while `toggle` is called for it. */
export function useSelection(region: RefObject<HTMLElement | null>): Selection {
  const [cells, setCells] = useState<Chosen[]>([])
  const toggle = (link: HTMLAnchorElement) => {
    const cell = cellOf(link)
    setCells((now) => (now.some((one) => isSame(one, cell)) ? now.filter((one) => !isSame(one, cell)) : [...now, cell]))
  }
  useEffect(() => {
    const root = region.current
    if (!root) return
    // Rows are written anew as texts; what is chosen is marked on them afterwards.
    for (const link of root.querySelectorAll<HTMLAnchorElement>('td.c a')) {
      const isChosen = cells.some((one) => isSame(one, cellOf(link)))
      if (isChosen) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    const onKey = (event: KeyboardEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('td.c a') : null
      if (event.key !== ' ' || !link) return
      event.preventDefault()
      toggle(link)
    }
    root.addEventListener('keydown', onKey)
    return () => root.removeEventListener('keydown', onKey)
  })
  return { cells, toggle, clear: () => setCells([]) }
}

// A cell's address ends in /matrix/CL/pro-preservation.
function cellOf(link: HTMLAnchorElement): Chosen {
  const [requirement = '', country = ''] = link.pathname.split('/').reverse()
  return { country, requirement }
}

function isSame(one: Chosen, other: Chosen): boolean {
  return one.country === other.country && one.requirement === other.requirement
}
