'use client'

import { type RefObject, useEffect } from 'react'

/**
 * One stop of the Tab key for all the cells; arrows, Home, End and Page keys move among them. Cells are found by
 * where they stand in the table, so the same keys work upright and transposed, folded and filtered.
 */
export function useRovingCells(region: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = region.current
    if (!root) return
    const links = [...root.querySelectorAll<HTMLAnchorElement>('td.c a')]
    const current = links.find((link) => link === document.activeElement || link.tabIndex === 0) ?? links[0]
    for (const link of links) link.tabIndex = link === current ? 0 : -1

    const move = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const from = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('td.c a') : null
      if (!from) return
      const to = neighbour(root, from, event.key)
      if (!to) return
      event.preventDefault()
      from.tabIndex = -1
      to.tabIndex = 0
      to.focus()
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    const light = (event: FocusEvent) => {
      for (const lit of root.querySelectorAll('.lit')) lit.classList.remove('lit')
      const cell = event.type === 'focusin' && event.target instanceof Element ? event.target.closest('td.c') : null
      if (!(cell instanceof HTMLTableCellElement)) return
      root.querySelector(`col:nth-of-type(${cell.cellIndex + 1})`)?.classList.add('lit')
      cell.parentElement?.classList.add('lit')
    }
    root.addEventListener('keydown', move)
    root.addEventListener('focusin', light)
    root.addEventListener('focusout', light)
    return () => {
      root.removeEventListener('keydown', move)
      root.removeEventListener('focusin', light)
      root.removeEventListener('focusout', light)
    }
  })
}

const PAGE = 10

function neighbour(root: HTMLElement, from: HTMLAnchorElement, key: string): HTMLAnchorElement | undefined {
  const row = from.closest('tr')
  const cell = from.closest('td')
  if (!row || !cell) return undefined
  const inRow = [...row.querySelectorAll<HTMLAnchorElement>('td.c a')]
  const inColumn = [...root.querySelectorAll('tr')].flatMap((other) => {
    const link = other.cells[cell.cellIndex]?.querySelector<HTMLAnchorElement>('a[data-c]')
    return link?.closest('td.c') ? [link] : []
  })
  const across = inRow.indexOf(from)
  const down = inColumn.indexOf(from)
  switch (key) {
    case 'ArrowLeft':
      return inRow[across - 1]
    case 'ArrowRight':
      return inRow[across + 1]
    case 'ArrowUp':
      return inColumn[down - 1]
    case 'ArrowDown':
      return inColumn[down + 1]
    case 'PageUp':
      return inColumn[Math.max(0, down - PAGE)]
    case 'PageDown':
      return inColumn[Math.min(inColumn.length - 1, down + PAGE)]
    case 'Home':
      return inRow[0]
    case 'End':
      return inRow[inRow.length - 1]
    default:
      return undefined
  }
}
