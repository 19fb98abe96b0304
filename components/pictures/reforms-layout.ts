import { scaleLinear } from 'd3-scale'
import type { Drawing, Item } from '@/components/figure/drawing'
import type { Shape } from './picture'

export type ReformMark = { day: string; size: number; kind: 'better' | 'worse' | 'law' }
export type ReformLane = { name: string; marks: ReformMark[]; value: string }

const LARGEST = { wide: 17, narrow: 11 }
const SMALLEST = 3.5
const NUMBERED = 9.5

/** A lane a country, time across; the area of a mark is how many requirements the reform touched. */
export function layoutReforms(
  lanes: readonly ReformLane[],
  { from, to, most }: { from: string; to: string; most: number },
  shape: Shape,
): Drawing {
  const isWide = shape === 'wide'
  const width = isWide ? 1120 : 358
  const [left, right] = isWide ? [170, 960] : [14, 344]
  const step = isWide ? 42 : 50
  const head = 24
  const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
  const x = scaleLinear([timeOf(from), timeOf(to)], [left, right])
  const bottom = head + lanes.length * step
  const items: Item[] = []
  const years = Array.from(
    { length: Number(to.slice(0, 4)) - Number(from.slice(0, 4)) },
    (_, index) => Number(from.slice(0, 4)) + 1 + index,
  )
  for (const year of years) {
    const at = x(timeOf(`${year}-01-01`))
    items.push({ tag: 'line', role: 'pic-rule', x1: at, x2: at, y1: head, y2: bottom })
    const text = isWide ? String(year) : `’${String(year).slice(2)}`
    items.push({ tag: 'text', role: 'pic-quiet', x: at, y: head - 8, anchor: 'middle', text })
  }
  for (const [index, { name, marks, value }] of lanes.entries()) {
    const y = head + index * step + (isWide ? step / 2 : step - 16)
    items.push({ tag: 'line', role: 'pic-axis', x1: left, x2: right, y1: y, y2: y })
    const label = isWide ? { x: 0, y: y + 4 } : { x: 0, y: y - 17 }
    items.push({ tag: 'text', role: 'pic-name', ...label, anchor: 'start', text: name })
    const place = isWide
      ? ({ x: right + 20, y: y + 4, anchor: 'start' } as const)
      : ({ x: width, y: y - 17, anchor: 'end' } as const)
    items.push({ tag: 'text', role: 'pic-quiet', ...place, text: value })
    // The largest first, so that none hides a smaller one.
    for (const mark of [...marks].sort((a, b) => b.size - a.size))
      items.push(...markItems(mark, x(timeOf(mark.day)), y, most, shape))
  }
  return { width, height: bottom + 6, items }
}

function markItems({ size, kind }: ReformMark, cx: number, cy: number, most: number, shape: Shape): Item[] {
  const r = Math.max(SMALLEST, LARGEST[shape] * Math.sqrt(size / Math.max(1, most)))
  const mark: Item =
    kind === 'worse'
      ? { tag: 'rect', role: 'pic-worse', x: cx - r, y: cy - r, width: 2 * r, height: 2 * r }
      : { tag: 'circle', role: `pic-${kind}`, cx, cy, r }
  if (r < NUMBERED) return [mark]
  const ink = kind === 'law' ? 'pic-on-light' : 'pic-on-gap'
  return [mark, { tag: 'text', role: ink, x: cx, y: cy + 4.5, anchor: 'middle', text: String(size) }]
}
