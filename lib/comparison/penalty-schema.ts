import { z } from 'zod'
import type { ConductPenalty } from '../law/conduct-rules'
import { dayField, listField } from '../law/fields'
import type { Finding } from '../law/schema'

export const PENALTY_SORTS = ['name', 'min', 'max'] as const
export type PenaltySort = (typeof PENALTY_SORTS)[number]

/** What a penalty address may say; `requirements` are those that may be named. */
export function penaltySchema(choices: { requirements: readonly string[]; countries: readonly string[] }) {
  return z.object({ ...fields(choices), requirement: z.enum([...choices.requirements]).optional() })
}

/** The same for the figure's files, which are nothing without a requirement that carries penalties. */
export function penaltyFigureSchema(choices: { penalised: readonly string[]; countries: readonly string[] }) {
  return z.object({ ...fields(choices), requirement: z.enum([...choices.penalised]) })
}

const fields = ({ countries }: { countries: readonly string[] }) => ({
  date: dayField.optional(),
  countries: listField(countries).optional(),
  sort: z.enum(PENALTY_SORTS).optional(),
})

/**
 * What a country's line in the chart says. `ranges`: prison terms are recorded. `noPrison`: an offence, wholly or in
 * part, for which no prison term is recorded. `gap`: no offence under the framework's test. `unknown`: what was read
 * does not tell. `notRecorded`: nothing holds on the day.
 */
export const PENALTY_STATES = ['ranges', 'noPrison', 'gap', 'unknown', 'notRecorded'] as const
export type PenaltyState = (typeof PENALTY_STATES)[number]

export type CountryPenalties = {
  country: string
  state: PenaltyState
  finding: Finding | null
  /** `all`: the rows are all those of the cited articles, because none of them names the conduct. */
  basis: 'named' | 'all'
  /** False where the conduct's own term may not be among the rows (see lib/law/conduct-rules.ts). */
  isWhole: boolean
  /** In the order of the law; empty unless the state is `ranges`. */
  prison: ConductPenalty[]
  /** Fines, disqualifications and the rest, which no axis of time holds. */
  others: ConductPenalty[]
}
