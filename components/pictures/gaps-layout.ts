import type { Drawing, Item } from '@/components/figure/drawing'
import { clampText, textWidth, wrapText } from '@/components/figure/fit-text'
import type { Counts } from '@/lib/matrix/rules'
import type { Shape } from './picture'

export type GapRow = { title: string; href: string; counts: Counts; value: string }

/** From the left: gaps first, as the ranking is by them; what is not known stands apart at the end. */
const PARTS = ['gap', 'partial', 'met', 'unknown'] as const
const INKS = { gap: 'pic-on-gap', partial: 'pic-on-light', met: 'pic-on-light', unknown: 'pic-quiet' } as const
const BAR = 18

/** One bar a requirement, as long as there are countries. */
export function layoutGaps(rows: readonly GapRow[], countries: number, shape: Shape): Drawing {
  const isWide = shape === 'wide'
  const width = isWide ? 1120 : 358
  const [left, right] = isWide ? [420, 140] : [0, 2]
  const unit = (width - left - right) / Math.max(1, countries)
  const items: Item[] = []
  let y = 0
  for (const { title, href, counts, value } of rows) {
    const target = { href, name: `${title}: ${value}` }
    if (isWide)
      items.push({
        tag: 'text',
        role: 'pic-label',
        x: 0,
        y: y + 17,
        anchor: 'start',
        text: clampText(title, left - 12, 12.5),
        target,
      })
    else
      for (const [index, line] of wrapText(title, width, 12.5).entries()) {
        const text = clampText(line, width, 12.5)
        const link = index === 0 ? { target } : {}
        items.push({ tag: 'text', role: 'pic-label', x: 0, y: y + 14, anchor: 'start', text, ...link })
        y += 16
      }
    let x = left
    for (const part of PARTS) {
      const count = counts[part]
      if (count === 0) continue
      const top = isWide ? y + 4 : y + 3
      items.push({ tag: 'rect', role: `pic-${part}`, x: x + 1, y: top, width: count * unit - 2, height: BAR })
      // A number that its piece is too narrow for stands in the table alone.
      const text = String(count)
      if (textWidth(text, 12.5) <= count * unit)
        items.push({ tag: 'text', role: INKS[part], x: x + (count * unit) / 2, y: top + 13.5, anchor: 'middle', text })
      x += count * unit
    }
    if (isWide) items.push({ tag: 'text', role: 'pic-quiet', x: x + 8, y: y + 17, anchor: 'start', text: value })
    y += isWide ? 26 : 32
  }
  return { width, height: y + 4, items }
}
