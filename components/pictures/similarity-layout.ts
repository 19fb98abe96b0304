import type { Drawing, Item } from '@/components/figure/drawing'
import { clampText } from '@/components/figure/fit-text'
import { inkOn, LIKENESS_STEPS, stepOf } from './marks'
import type { Shape } from './picture'

export type HeatCell = { likeness: number | null; text: string; compared: string; isThin: boolean }
export type SimilarityContent = {
  countries: { code: string; name: string }[]
  /** null on the diagonal. */
  cells: (HeatCell | null)[][]
  /** From which country to which, both counted from 0, and the letter that names the cluster. */
  clusters: { first: number; last: number; letter: string }[]
}

/** A square of squares: like beside like, clusters framed. */
export function layoutSimilarity({ countries, cells, clusters }: SimilarityContent, shape: Shape): Drawing {
  const isWide = shape === 'wide'
  const width = isWide ? 1120 : 358
  const left = isWide ? 150 : 26
  const right = isWide ? 30 : 16
  const top = 24
  const cell = Math.min(70, (width - left - right) / Math.max(1, countries.length))
  const height = isWide ? Math.min(cell, 44) : cell
  const items: Item[] = []
  for (const [index, { code, name }] of countries.entries()) {
    const middle = top + index * height + height / 2 + 4
    items.push({
      tag: 'text',
      role: 'pic-strong',
      x: left - 6,
      y: middle,
      anchor: 'end',
      text: isWide ? clampText(name, left - 8, 12.5) : code,
    })
    items.push({
      tag: 'text',
      role: 'pic-strong',
      x: left + (index + 0.5) * cell,
      y: top - 7,
      anchor: 'middle',
      text: code,
    })
  }
  for (const [row, line] of cells.entries())
    for (const [column, one] of line.entries()) {
      const [x, y] = [left + column * cell, top + row * height]
      const role = roleOf(one)
      items.push({ tag: 'rect', role, x: x + 0.5, y: y + 0.5, width: cell - 1, height: height - 1 })
      if (one === null) continue
      const ink = one.likeness === null || one.isThin ? 'pic-on-light' : inkOn(stepOf(one.likeness, LIKENESS_STEPS))
      const isDark = ink === 'pic-on-dark'
      const middle = { tag: 'text', x: x + cell / 2, anchor: 'middle' } as const
      if (isWide) {
        items.push({ ...middle, role: ink, y: y + height / 2 - 1, text: one.text })
        const small = isDark ? 'pic-small-on-dark' : 'pic-small-on-light'
        items.push({ ...middle, role: small, y: y + height / 2 + 13, text: one.compared })
      } else {
        const small = isDark ? 'pic-small-on-dark' : 'pic-small-on-light'
        items.push({ ...middle, role: small, y: y + height / 2 + 4, text: one.text.replace(/(?<!\s)\s*%$/, '') })
      }
    }
  for (const { first, last, letter } of clusters) {
    const size = last - first + 1
    items.push({
      tag: 'rect',
      role: 'pic-cluster',
      x: left + first * cell,
      y: top + first * height,
      width: size * cell,
      height: size * height,
    })
    const end = left + countries.length * cell
    items.push({
      tag: 'text',
      role: 'pic-name',
      x: end + 4,
      y: top + (first + size / 2) * height + 5,
      anchor: 'start',
      text: letter,
    })
  }
  return { width, height: top + countries.length * height + 6, items }
}

// A pair of which little could be compared has a dashed frame and no tint.
function roleOf(cell: HeatCell | null): string {
  if (cell === null) return 'pic-land'
  if (cell.likeness === null || cell.isThin) return 'pic-unknown'
  return `pic-step-${stepOf(cell.likeness, LIKENESS_STEPS)}`
}
