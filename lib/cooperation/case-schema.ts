import { z } from 'zod'
import { datedSchema, dayField, listField } from '../law/fields'
import { AGE_BANDS, type AgeBand } from './age-rules'
import { CONDUCTS, type Conduct, MEASURES, type Measure } from './schema'

/** What ties a country to a case: the suspect or the victim is there, the provider's seat, a server, a payment. */
export const TIES = ['suspect', 'victim', 'seat', 'server', 'payment'] as const
export type Tie = (typeof TIES)[number]

export const MAX_CONDUCTS = 8

/** A country with what ties it to the case, in the order of TIES. */
export type Involved = { country: string; ties: Tie[] }

/** The facts of a case, all from the address and none of them about a person. */
export type CaseFacts = {
  day: string
  conducts: Conduct[]
  involved: Involved[]
  age: AgeBand
  measures: Measure[]
}

/** What the address may still lack; `future`: the day of the facts lies after today. */
export type Missing = 'facts' | 'future' | 'conduct' | 'country'

const conductsField = listField(CONDUCTS, { max: MAX_CONDUCTS }).transform((list) =>
  CONDUCTS.filter((conduct) => list.includes(conduct)),
)

/** The address of a case sheet; each tie takes the countries that it binds to the case. */
export function caseSchema(countries: readonly string[]) {
  const tie = listField(countries).optional()
  return datedSchema.extend({
    facts: dayField.optional(),
    conduct: conductsField.optional(),
    suspect: tie,
    victim: tie,
    seat: tie,
    server: tie,
    payment: tie,
    age: z.enum(AGE_BANDS).optional(),
    data: listField(MEASURES)
      .transform((list) => MEASURES.filter((measure) => list.includes(measure)))
      .optional(),
  })
}
export type CaseQuery = z.output<ReturnType<typeof caseSchema>>
