import { type Counts, countKnown, countStatuses } from '../matrix/rules'
import type { StatusTable } from './schema'

export type RankedRequirement = {
  requirement: string
  counts: Counts
  /** Gaps among the countries of which it is known, from 0 to 1; null where it is known of none. */
  gapShare: number | null
}

/**
 * The requirements by how many countries have a gap, or by which share of those known; then by how many are partial;
 * then in the framework's order. What is not known weighs in neither: it is shown beside.
 */
export function rankGaps({ requirements, statuses }: StatusTable, sort: 'gaps' | 'share'): RankedRequirement[] {
  const ranked = requirements.map((requirement, column) => {
    const counts = countStatuses(statuses.map((row) => ({ status: row[column] ?? 'unknown' })))
    const known = countKnown(counts)
    return { requirement, counts, gapShare: known === 0 ? null : counts.gap / known }
  })
  const weight = ({ counts, gapShare }: RankedRequirement) => (sort === 'gaps' ? counts.gap : (gapShare ?? 0))
  // Sorting is stable: what is equal stays in the framework's order.
  return ranked.sort(
    (a, b) => weight(b) - weight(a) || b.counts.gap - a.counts.gap || b.counts.partial - a.counts.partial,
  )
}
