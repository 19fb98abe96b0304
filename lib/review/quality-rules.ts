import type { Confidence, Status } from '../law/schema'
import type { ReviewState } from './schema'

/** How a finding that applies on a day stands. */
export type Standing = {
  id: string
  country: string
  requirement: string
  status: Status
  confidence: Confidence
  review: ReviewState
  /** The last day on which anybody is known to have looked at it: compiled, reviewed or edited. */
  checkedOn: string
  provisions: number
  /** Of these, how many have ended by the day. */
  endedProvisions: number
  sourceKinds: readonly string[]
  /** Sources that have an address which was not found dead. */
  linkedSources: number
}

/** What a finding can lack, in the order in which pages tell of it. */
export const PROBLEMS = ['unknown', 'recall', 'press', 'disputed', 'stale', 'reference', 'unreviewed'] as const
export type Problem = (typeof PROBLEMS)[number]

/** The same day so many months earlier; the last of that month where it has no such day. */
export function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** `staleBefore`: what was last looked at before that day is stale. */
export function problemsOf(standing: Standing, staleBefore: string): Problem[] {
  const { status, confidence, review, checkedOn, provisions, endedProvisions, sourceKinds, linkedSources } = standing
  const found: Problem[] = []
  if (status === 'unknown') found.push('unknown')
  else if (confidence === 'recall') found.push('recall')
  if (provisions === 0 && sourceKinds.length === 1 && sourceKinds[0] === 'press') found.push('press')
  if (review === 'disputed') found.push('disputed')
  if (checkedOn < staleBefore) found.push('stale')
  // Articles all of which have ended no longer say what applies (an older wording beside the present one is history);
  // sources none of which can be opened prove nothing.
  if (
    (provisions > 0 && endedProvisions === provisions) ||
    (provisions === 0 && sourceKinds.length > 0 && linkedSources === 0)
  )
    found.push('reference')
  if (review === 'unreviewed') found.push('unreviewed')
  return found
}

export type Judged = Standing & { isCore: boolean; problems: Problem[] }

export type Blocked = { country: string; problem: Problem; core: number; all: number }

/** What blocks the most core requirements first; then what blocks the most of all. Nothing that blocks none. */
export function rankProblems(judged: readonly Judged[]): Blocked[] {
  const counts = new Map<string, Blocked>()
  for (const { country, isCore, problems } of judged)
    for (const problem of problems) {
      const key = `${country} ${problem}`
      const known = counts.get(key) ?? { country, problem, core: 0, all: 0 }
      counts.set(key, { ...known, core: known.core + Number(isCore), all: known.all + 1 })
    }
  return [...counts.values()].sort(
    (one, other) =>
      other.core - one.core ||
      other.all - one.all ||
      PROBLEMS.indexOf(one.problem) - PROBLEMS.indexOf(other.problem) ||
      (one.country < other.country ? -1 : 1),
  )
}
