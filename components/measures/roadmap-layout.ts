import { scaleUtc } from 'd3-scale'
import type { Planned, RoadmapGroup } from '@/lib/measures/roadmap-rules'
import { isOverdue, isUnderWay } from '@/lib/measures/status-rules'

const ROW = 22
const HEAD = 24
const TOP = 26
const LEFT = 90
const WIDTH = 800

type RoadmapBar = {
  number: number
  y: number
  x: number
  /** 0 where only one of its days is known. */
  width: number
  look: 'open' | 'overdue' | 'ended'
}

/** Where the timeline's groups, bars and ticks stand; null where no measure has a date. */
export function layOut(groups: readonly RoadmapGroup<Planned>[], today: string) {
  const days = groups.flatMap(({ measures }) =>
    measures.flatMap(({ startOn, dueOn }) => [startOn ?? [], dueOn ?? []].flat()),
  )
  if (days.length === 0) return null
  const [first = today, last = today] = [[...days, today].sort()[0], [...days, today].sort().at(-1)]
  const scale = scaleUtc([new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`)], [LEFT, WIDTH - 20]).nice()
  const at = (day: string) => Math.round(scale(new Date(`${day}T00:00:00Z`)) * 10) / 10
  let y = TOP
  const laid = groups.flatMap(({ key, measures }) => {
    const dated = measures.filter(({ startOn, dueOn }) => startOn !== null || dueOn !== null)
    if (dated.length === 0) return []
    const head = y
    y += HEAD
    const bars = dated.map((measure): RoadmapBar => {
      const from = at(measure.startOn ?? measure.dueOn ?? today)
      const to = at(measure.dueOn ?? measure.startOn ?? today)
      const look = isOverdue(measure, today) ? 'overdue' : isUnderWay(measure.status) ? 'open' : 'ended'
      const bar = { number: measure.number, y, x: from, width: Math.max(0, to - from), look } as const
      y += ROW
      return bar
    })
    return [{ key, y: head, bars }]
  })
  const ticks = scale
    .ticks(6)
    .map((date) => ({ x: Math.round(scale(date) * 10) / 10, day: date.toISOString().slice(0, 10) }))
  return { width: WIDTH, height: y + 8, today: at(today), ticks, groups: laid }
}
