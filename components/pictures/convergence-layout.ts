import { scaleLinear } from 'd3-scale'
import { area, curveStepAfter, line } from 'd3-shape'
import type { Drawing, Item } from '@/components/figure/drawing'
import { clampText } from '@/components/figure/fit-text'
import type { Shape } from './picture'

export type Point = { day: string; share: number | null; unknown: number }
/** A panel: a country's steps over the region's. */
export type Panel = { name: string; value: string; points: Point[] }
export type ConvergenceContent = {
  region: Point[]
  panels: Panel[]
  ends: { from: string; to: string }
  ticks: [none: string, half: string, all: string]
}

const PLANS = {
  wide: { columns: 5, width: 1120, left: 44, gap: 14, height: 96 },
  narrow: { columns: 2, width: 358, left: 42, gap: 12, height: 84 },
} as const
const HEAD = 38
const FOOT = 34

/** Without the points at which nothing moves: the steps through the rest are the same line. */
function moving(points: readonly Point[]): Point[] {
  return points.filter((one, index) => {
    const before = points[index - 1]
    const isEnd = index === 0 || index === points.length - 1
    return isEnd || one.share !== before?.share || one.unknown !== before.unknown
  })
}

/** One panel a country, all on the same axes: time across, shares up, what is not known from below. */
export function layoutConvergence({ region, panels, ends, ticks }: ConvergenceContent, shape: Shape): Drawing {
  const plan = PLANS[shape]
  const panelWidth = (plan.width - plan.left - 4 - plan.gap * (plan.columns - 1)) / plan.columns
  const timeOf = (day: string) => Date.parse(`${day}T00:00:00Z`)
  const x = scaleLinear([timeOf(region[0]?.day ?? ''), timeOf(region.at(-1)?.day ?? '')], [0, panelWidth])
  const y = scaleLinear([0, 1], [plan.height, 0])
  const at = (day: string) => x(timeOf(day))
  const steps = line<Point>()
    .defined(({ share }) => share !== null)
    .x(({ day }) => at(day))
    .y(({ share }) => y(share ?? 0))
    .curve(curveStepAfter)
    .digits(1)
  const below = area<Point>()
    .x(({ day }) => at(day))
    .y0(y(0))
    .y1(({ unknown }) => y(unknown))
    .curve(curveStepAfter)
    .digits(1)
  const items: Item[] = []
  for (const [index, { name, value, points }] of panels.entries()) {
    const column = index % plan.columns
    const left = plan.left + column * (panelWidth + plan.gap)
    const top = HEAD + Math.floor(index / plan.columns) * (HEAD + plan.height + FOOT)
    const text = { tag: 'text', x: left } as const
    items.push({ ...text, role: 'pic-name', y: top - 24, anchor: 'start', text: clampText(name, panelWidth, 14) })
    items.push({ ...text, role: 'pic-quiet', y: top - 8, anchor: 'start', text: value })
    if (points.some(({ unknown }) => unknown > 0))
      items.push({ tag: 'path', role: 'pic-unknown-area', x: left, y: top, d: below(moving(points)) ?? '' })
    for (const [tick, share] of [0, 0.5, 1].entries()) {
      items.push({
        tag: 'line',
        role: 'pic-rule',
        x1: left,
        x2: left + panelWidth,
        y1: top + y(share),
        y2: top + y(share),
      })
      if (column === 0)
        items.push({
          tag: 'text',
          role: 'pic-quiet',
          x: left - 5,
          y: top + y(share) + 4,
          anchor: 'end',
          text: ticks[tick] ?? '',
        })
    }
    items.push({ tag: 'path', role: 'pic-region', x: left, y: top, d: steps(moving(region)) ?? '' })
    items.push({ tag: 'path', role: 'pic-country', x: left, y: top, d: steps(moving(points)) ?? '' })
    const last = points.at(-1)
    if (last !== undefined && last.share !== null)
      items.push({ tag: 'circle', role: 'pic-dot-country', cx: left + at(last.day), cy: top + y(last.share), r: 3.5 })
    const foot = top + plan.height + 16
    items.push({ ...text, role: 'pic-quiet', y: foot, anchor: 'start', text: ends.from })
    items.push({ ...text, role: 'pic-quiet', x: left + panelWidth, y: foot, anchor: 'end', text: ends.to })
  }
  const rows = Math.ceil(panels.length / plan.columns)
  return { width: plan.width, height: rows * (HEAD + plan.height + FOOT), items }
}
