import { WORKSHOP_DAY } from '../law/periods'
import type { Period } from '../law/schema'

/*
 * A cell's findings cover all time from the workshop on: each begins where the one before ends, the last is open. A
 * change of the law closes one period and opens the next on the same day, so that a cover stays a cover.
 */

/** The two periods that [from, to) becomes when the law changes on `day`; null where either would have no day. */
export function splitPeriod({ from, to }: Period, day: string): [Period, Period] | null {
  // An unrecorded beginning is taken to hold from the workshop on: nothing is left of it before.
  if (day <= (from ?? WORKSHOP_DAY) || (to !== null && day >= to)) return null
  return [
    { from, to: day },
    { from: day, to },
  ]
}

/** The cell's periods after the change; null where `index` is none of them or the day is not within it. */
export function splitCover(periods: readonly Period[], index: number, day: string): Period[] | null {
  const period = periods[index]
  const parts = period === undefined ? null : splitPeriod(period, day)
  return parts === null ? null : periods.toSpliced(index, 1, ...parts)
}

/** Two neighbours with the day on which one ends and the next begins moved; null where either would have no day. */
export function moveBoundary(earlier: Period, later: Period, day: string): [Period, Period] | null {
  const isWithin = day > (earlier.from ?? WORKSHOP_DAY) && (later.to === null || day < later.to)
  if (!isWithin || earlier.to === null || earlier.to !== later.from) return null
  return [
    { from: earlier.from, to: day },
    { from: day, to: later.to },
  ]
}

export type CoverFault = { kind: 'none' | 'start' | 'hole' | 'overlap' | 'end' | 'empty'; day: string | null }

/** What is wrong with the periods as a cover of all time from the workshop on; null where nothing is. */
export function coverFault(periods: readonly Period[]): CoverFault | null {
  const sorted = [...periods].sort((one, other) => {
    const [a, b] = [one.from ?? '', other.from ?? '']
    return a < b ? -1 : Number(a > b)
  })
  const [first] = sorted
  if (first === undefined) return { kind: 'none', day: null }
  if (first.from !== null && first.from > WORKSHOP_DAY) return { kind: 'start', day: first.from }
  let covered: string | null = first.from
  for (const [index, { from, to }] of sorted.entries()) {
    if (from !== null && to !== null && from >= to) return { kind: 'empty', day: from }
    if (index > 0) {
      if (covered === null || from === null || from < covered) return { kind: 'overlap', day: from }
      if (from > covered) return { kind: 'hole', day: covered }
    }
    covered = to
  }
  return covered === null ? null : { kind: 'end', day: covered }
}
