import 'server-only'
import { findOutline } from '../framework/queries'
import type { RequirementBrief } from '../framework/schema'
import { findFindings, findJurisdictions } from '../law/queries'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { readCountryPenalties } from './penalty-rules'
import type { CountryPenalties } from './penalty-schema'

/** The framework's area of offences. */
const OFFENCES = 'offence'

/** The requirements of which a finding's penalties are comparable: those with an attribute of kind `penalty`. */
const findPenalised = byRevision(async (): Promise<string[]> => {
  const found = await database().requirement.findMany({
    where: { attributes: { some: { attribute: { kind: 'penalty' } } } },
    select: { id: true },
  })
  return found.map(({ id }) => id)
})

/** What a penalty address may choose from; `penalised` are the offence requirements that carry penalties. */
export async function findPenaltyChoices() {
  const [outline, jurisdictions, penalised] = await Promise.all([findOutline(), findJurisdictions(), findPenalised()])
  const offences = outline.requirements.filter(({ area }) => area === OFFENCES)
  return {
    groups: outline.areas.find(({ id }) => id === OFFENCES)?.groups ?? [],
    jurisdictions,
    offences,
    penalised: offences.filter(({ id }) => penalised.includes(id)),
    /** For the schemas of the address. */
    schema: {
      requirements: offences.map(({ id }) => id),
      penalised: offences.flatMap(({ id }) => (penalised.includes(id) ? id : [])),
      countries: jurisdictions.map(({ code }) => code),
    },
  }
}
export type PenaltyChoices = Awaited<ReturnType<typeof findPenaltyChoices>>

/** Each country's penalties for the requirement's conduct on the day, in the order of `countries`. */
export async function findPenalties(
  requirement: RequirementBrief,
  countries: readonly string[],
  day: string,
): Promise<CountryPenalties[]> {
  const findings = await findFindings(day, { requirements: [requirement.id], countries })
  return countries.map((country) => {
    const finding = findings.find((one) => one.country === country) ?? null
    return readCountryPenalties(requirement.id, country, finding, day)
  })
}
