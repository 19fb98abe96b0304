import type { Confidence, Finding } from '../law/schema'
import { checkConduct } from './check-rules'
import type { Answer, Conduct, Measure, Treaty } from './schema'
import { servesRequest, treatiesBetween } from './treaty-rules'

export type OverviewCell = {
  requesting: string
  requested: string
  overall: Answer
  confidence: Confidence | null
  /** Treaties on record that are in force between the two and that serve the request. */
  treaties: Treaty[]
}
export type Overview = {
  rows: { requesting: string; cells: (OverviewCell | null)[] }[]
  counts: Record<Answer, number>
}

/** The overall answer of every pair: rows ask, columns are asked; null on the diagonal. `findings`: of all countries. */
export function overviewOf(
  findings: readonly Finding[],
  countries: readonly string[],
  { conduct, measure, day }: { conduct: Conduct; measure: Measure; day: string },
): Overview {
  // 144 pairs look up the same findings again and again.
  const of = new Map(countries.map((code) => [code, findings.filter(({ country }) => country === code)]))
  const rows = countries.map((requesting) => ({
    requesting,
    cells: countries.map((requested): OverviewCell | null => {
      if (requesting === requested) return null
      const both = [...(of.get(requesting) ?? []), ...(of.get(requested) ?? [])]
      const treaties = treatiesBetween(both, requesting, requested, day)
      const { overall, confidence } = checkConduct(both, { requesting, requested, conduct, measure, day, treaties })
      const inForce = treaties
        .filter(({ treaty, inForce }) => inForce === 'yes' && servesRequest(treaty, conduct, measure))
        .map(({ treaty }) => treaty)
      return { requesting, requested, overall, confidence, treaties: inForce }
    }),
  }))
  const counts: Record<Answer, number> = { yes: 0, partly: 0, no: 0, unknown: 0 }
  for (const cell of rows.flatMap(({ cells }) => cells)) if (cell !== null) counts[cell.overall]++
  return { rows, counts }
}
