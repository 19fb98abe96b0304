import type { Change, ChangeKind } from '../comparison/change-schema'

/** What became otherwise in a country on a day, and by which laws. */
export type Reform = {
  country: string
  day: string
  counts: Record<ChangeKind, number>
  /** The requirements whose cell is otherwise from that day on. */
  requirements: string[]
  /** Ids of the instruments that the record names, each once. */
  laws: string[]
}

/** Moves on the scale met, partial, gap, or another law with the same status: what was not known before is neither. */
export function reformSize({ counts }: Reform): number {
  return counts.better + counts.worse + counts.law
}

/** Changes brought together by day and country, the days in order; what is of one day and country is one reform. */
export function reformsOf(changes: readonly Change[]): Reform[] {
  const reforms = new Map<string, Reform>()
  for (const { country, day, requirement, kind, laws } of changes) {
    const key = `${day} ${country}`
    const reform = reforms.get(key) ?? {
      country,
      day,
      counts: { better: 0, worse: 0, known: 0, lost: 0, law: 0 },
      requirements: [],
      laws: [],
    }
    reforms.set(key, reform)
    reform.counts[kind] += 1
    reform.requirements.push(requirement)
    for (const { instrument } of laws) if (!reform.laws.includes(instrument.id)) reform.laws.push(instrument.id)
  }
  return [...reforms].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reform]) => reform)
}

/** The day before, for windows `(from, to]`. */
export function dayBefore(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - 1)
  return date.toISOString().slice(0, 10)
}
