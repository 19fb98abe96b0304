import { scaleLinear } from 'd3-scale'
import type { Drawing, Item } from '@/components/figure/drawing'
import { clampText, wrapText } from '@/components/figure/fit-text'
import { type PrisonRange, type PrisonScale, rangePieces } from '@/lib/comparison/penalty-rules'

/*
 * Where everything of the figure stands: once beside its names for a wide page, once below them for a phone. Plain
 * data, written as elements into the page and as text into the file.
 */

export type FigureTerm = { label: string; value: string; range: PrisonRange }
/** One country: its terms, or the words that stand where it has none. */
export type FigureEntry = { name: string; status: string; note: string | null; terms: FigureTerm[] }
export type FigureContent = {
  axis: string
  /** The ticks' numbers in words, as many as the scale has ticks. */
  ticks: string[]
  marks: { letter: string; months: number }[]
  entries: FigureEntry[]
}

type Plan = {
  width: number
  axis: readonly [left: number, right: number]
  /** Where names and words stand, and how wide they may be. */
  name: { x: number; width: number }
  label: { x: number; width: number }
  value: { x: number; width: number; anchor: 'start' | 'end' }
  isStacked: boolean
}

const WIDE: Plan = {
  width: 1120,
  axis: [490, 985],
  name: { x: 0, width: 190 },
  label: { x: 200, width: 275 },
  value: { x: 1000, width: 120, anchor: 'start' },
  isStacked: false,
}
const NARROW: Plan = {
  width: 358,
  axis: [6, 346],
  name: { x: 0, width: 350 },
  label: { x: 0, width: 225 },
  value: { x: 352, width: 122, anchor: 'end' },
  isStacked: true,
}

const TEXT = 12.5
const NAME = 14
const BAR = 8
const LEAST_WIDTH = 2
const MARK_WIDTH = 13
const TERM = { wide: 21, narrow: 36 }
const NOTE = 17
const LABEL_LINE = 15

export function layoutFigure(content: FigureContent, scale: PrisonScale, shape: 'wide' | 'narrow'): Drawing {
  const plan = shape === 'wide' ? WIDE : NARROW
  const at = scaleLinear([0, scale.max], [...plan.axis])
  const heads = markHeads(content.marks, at)
  const levels = Math.max(1, ...heads.map(({ level }) => level + 1))
  const tickY = levels * 15 + 32
  const top = tickY + 8
  const body: Item[] = []
  let y = top
  for (const entry of content.entries) {
    body.push({ tag: 'line', role: 'country', x1: 0, x2: plan.width, y1: y, y2: y })
    y = drawEntry(entry, y, { plan, at, scale, body })
  }
  const bottom = y
  const grid = scale.ticks.flatMap((tick, index): Item[] => {
    const x = at(tick)
    const text = content.ticks[index] ?? ''
    const words = { tag: 'text', role: 'tick-text', x, anchor: 'middle', text } as const
    return [
      { tag: 'line', role: 'tick', x1: x, x2: x, y1: top, y2: bottom },
      { ...words, y: tickY },
      { ...words, y: bottom + 16 },
    ]
  })
  const marks = heads.flatMap(({ letter, x, level }): Item[] => [
    { tag: 'line', role: 'mark', x1: x, x2: x, y1: 15 + level * 15 + 3, y2: bottom },
    { tag: 'text', role: 'mark-text', x, y: 15 + level * 15, anchor: 'middle', text: letter },
  ])
  const axis: Item = plan.isStacked
    ? { tag: 'text', role: 'axis', x: plan.axis[1], y: 12, anchor: 'end', text: content.axis }
    : { tag: 'text', role: 'axis', x: plan.axis[0] - 14, y: tickY, anchor: 'end', text: content.axis }
  const end: Item = { tag: 'line', role: 'country', x1: 0, x2: plan.width, y1: bottom, y2: bottom }
  // Thresholds lie over the bars, so that a bar that just reaches one is seen to, and words over everything.
  const items = [...grid, ...body, end, ...marks, axis]
  const isText = ({ tag }: Item) => tag === 'text'
  const inOrder = [...items.filter((item) => !isText(item)), ...items.filter(isText)]
  return { width: plan.width, height: bottom + 22, items: inOrder }
}

type Pen = { plan: Plan; at: (months: number) => number; scale: PrisonScale; body: Item[] }

/** Draws below `y` and answers where the next country begins. */
function drawEntry(entry: FigureEntry, y: number, pen: Pen): number {
  pen.body.push(words('name', pen.plan.name, y + 17, entry.name, NAME))
  return pen.plan.isStacked ? drawBelow(entry, y, pen) : drawBeside(entry, y, pen)
}

function drawBeside({ status, note, terms }: FigureEntry, y: number, pen: Pen): number {
  const { name, label, width } = pen.plan
  pen.body.push(words('note', name, y + 34, status, TEXT))
  let line = y + 3
  for (const term of terms) {
    const extra = drawLabel(term, line + 14, pen)
    drawTerm(term, line + 10, line + 14, pen)
    line += TERM.wide + extra
  }
  // Where no bar stands the words have the axis' place too.
  if (note !== null) pen.body.push(words('note', { x: label.x, width: width - label.x }, y + 17, note, TEXT))
  return Math.max(line, y + 38) + 4
}

function drawBelow({ status, note, terms }: FigureEntry, y: number, pen: Pen): number {
  const { value, width } = pen.plan
  pen.body.push({ tag: 'text', role: 'note', x: value.x, y: y + 17, anchor: value.anchor, text: status })
  let line = y + 22
  for (const part of note === null ? [] : wrapText(note, width - 8, TEXT)) {
    pen.body.push(words('note', { x: 0, width }, line + 12, part, TEXT))
    line += NOTE
  }
  for (const term of terms) {
    const extra = drawLabel(term, line + 13, pen)
    drawTerm(term, line + 23 + extra, line + 13, pen)
    line += TERM.narrow + extra
  }
  return line + 7
}

/** At most two lines; answers how much lower the second one reaches. */
function drawLabel({ label }: FigureTerm, y: number, { plan, body }: Pen): number {
  const [first = '', ...rest] = wrapText(label, plan.label.width, TEXT)
  body.push(words('label', plan.label, y, first, TEXT))
  if (rest.length === 0) return 0
  body.push(words('label', plan.label, y + LABEL_LINE, rest.join(' '), TEXT))
  return LABEL_LINE
}

function words(role: string, place: { x: number; width: number }, y: number, text: string, size: number): Item {
  return { tag: 'text', role, x: place.x, y, anchor: 'start', text: clampText(text, place.width, size) }
}

function drawTerm({ range, value }: FigureTerm, middle: number, baseline: number, { plan, at, scale, body }: Pen) {
  for (const { kind, from, to } of rangePieces(range, scale)) {
    const [x1, x2] = [at(from), at(to)]
    if (kind === 'open') body.push({ tag: 'line', role: 'open', x1, x2, y1: middle, y2: middle })
    else {
      const width = Math.max(LEAST_WIDTH, x2 - x1)
      body.push({ tag: 'rect', role: 'known', x: x1, y: middle - BAR / 2, width, height: BAR })
    }
  }
  for (const end of [range.min, range.max]) {
    if (end === null) continue
    const x = at(end)
    body.push({ tag: 'line', role: 'end', x1: x, x2: x, y1: middle - BAR / 2 - 1, y2: middle + BAR / 2 + 1 })
  }
  const { x, width, anchor } = plan.value
  body.push({ tag: 'text', role: 'value', x, y: baseline, anchor, text: clampText(value, width, TEXT) })
}

/** The letters over the lines; where two would touch, the later one stands a line lower. */
function markHeads(marks: FigureContent['marks'], at: (months: number) => number) {
  const ends: number[] = []
  return marks.map(({ letter, months }) => {
    const x = at(months)
    const free = ends.findIndex((end) => x - end >= MARK_WIDTH)
    const level = free === -1 ? ends.length : free
    ends[level] = x
    return { letter, x, level }
  })
}
