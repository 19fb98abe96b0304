import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Drawing, Item } from '@/components/figure/drawing'
import { clampText } from '@/components/figure/fit-text'
import type { Shape } from './picture'

export type ProfileLine = {
  title: string
  country: number | null
  region: number | null
  reference: number | null
  /** The country's figures in words. */
  value: string
}

const STEP = { wide: 34, narrow: 52 }
const HEAD = 26

/** Parallel axes, one a group and all from none to all: each line joins the shares of one. */
export function layoutProfile(rows: readonly ProfileLine[], ticks: readonly string[], shape: Shape): Drawing {
  const isWide = shape === 'wide'
  const width = isWide ? 1120 : 358
  const [left, right] = isWide ? [300, 830] : [18, 330]
  const x = scaleLinear([0, 1], [left, right])
  const middleOf = (index: number) => HEAD + index * STEP[shape] + (isWide ? STEP.wide / 2 : STEP.narrow - 16)
  const axes: Item[] = []
  const bottom = HEAD + rows.length * STEP[shape]
  for (const [index, text] of ticks.entries()) {
    const at = x(index / Math.max(1, ticks.length - 1))
    axes.push({ tag: 'line', role: 'pic-rule', x1: at, x2: at, y1: HEAD - 6, y2: bottom })
    axes.push({ tag: 'text', role: 'pic-quiet', x: at, y: HEAD - 11, anchor: 'middle', text })
  }
  const words: Item[] = []
  for (const [index, { title, value }] of rows.entries()) {
    const y = middleOf(index)
    axes.push({ tag: 'line', role: 'pic-rule', x1: left, x2: right, y1: y, y2: y })
    const text = clampText(title, isWide ? left - 20 : 190, 12.5)
    words.push({ tag: 'text', role: 'pic-over', x: 0, y: isWide ? y + 4 : y - 17, anchor: 'start', text })
    const place = isWide ? ({ x: right + 20, anchor: 'start' } as const) : ({ x: width, anchor: 'end' } as const)
    words.push({ tag: 'text', role: 'pic-over-quiet', ...place, y: isWide ? y + 4 : y - 17, text: value })
  }
  const series = (['reference', 'region', 'country'] as const).flatMap((who): Item[] => {
    const path = line<ProfileLine>()
      .defined((row) => row[who] !== null)
      .x((row) => x(row[who] ?? 0))
      .y((_, index) => middleOf(index))
      .digits(1)
    const dots = rows.flatMap((row, index): Item[] => {
      const share = row[who]
      if (share === null) return []
      const [cx, cy] = [x(share), middleOf(index)]
      if (who === 'reference')
        return [{ tag: 'path', role: 'pic-dot-reference', x: cx, y: cy, d: 'M0-6L6 0L0 6L-6 0z' }]
      return [{ tag: 'circle', role: `pic-dot-${who}`, cx, cy, r: who === 'country' ? 5.5 : 5 }]
    })
    return [{ tag: 'path', role: `pic-${who}`, x: 0, y: 0, d: path([...rows]) ?? '' }, ...dots]
  })
  return { width, height: bottom + 8, items: [...axes, ...series, ...words] }
}
