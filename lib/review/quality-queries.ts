import 'server-only'
import { findAddresses } from '../addresses/queries'
import { findOutline } from '../framework/queries'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { findSettings } from '../settings/queries'
import { type Agreement, measureAgreement } from './kappa-rules'
import { findConsistency } from './live-queries'
import { type Judged, monthsBefore, problemsOf } from './quality-rules'
import { findStandings } from './standing-queries'

export type AgreementTable = {
  all: Agreement
  byArea: { area: string; agreement: Agreement }[]
  byCountry: { country: string; agreement: Agreement }[]
  /** Disagreements that nobody has settled yet. */
  open: number
}

const findAgreement = byRevision(async (): Promise<AgreementTable> => {
  const [outline, found] = await Promise.all([
    findOutline(),
    // Every second coding counts once, as both were before anybody settled it.
    database().secondReading.findMany({
      select: { country: true, requirementId: true, firstStatus: true, status: true, settledAt: true },
    }),
  ])
  const areas = new Map(outline.requirements.map(({ id, area }) => [id, area]))
  const pairs = found.map(({ country, requirementId, firstStatus, status, settledAt }) => ({
    ...{ country, area: areas.get(requirementId), first: firstStatus, second: status, isSettled: settledAt !== null },
  }))
  const countries = [...new Set(pairs.map(({ country }) => country))].sort()
  return {
    all: measureAgreement(pairs),
    byArea: outline.areas.map(({ id }) => ({
      area: id,
      agreement: measureAgreement(pairs.filter(({ area }) => area === id)),
    })),
    byCountry: countries.map((code) => ({
      country: code,
      agreement: measureAgreement(pairs.filter(({ country }) => country === code)),
    })),
    open: pairs.filter(({ first, second, isSettled }) => first !== second && !isSettled).length,
  }
})

/** What the data lacks on a day, how far two readers agree, and what the importer's rules say of it as it is by now. */
export async function findQuality(day: string) {
  const [outline, standings, agreement, consistency, addresses, { staleMonths }] = await Promise.all([
    findOutline(),
    findStandings(day),
    findAgreement(),
    findConsistency(),
    findAddresses(),
    findSettings(),
  ])
  const core = new Set(outline.requirements.filter((one) => one.core).map(({ id }) => id))
  const staleBefore = monthsBefore(day, staleMonths)
  const judged = standings.map((standing): Judged => {
    return { ...standing, isCore: core.has(standing.requirement), problems: problemsOf(standing, staleBefore) }
  })
  return { outline, judged, agreement, consistency, addresses, staleMonths, staleBefore }
}
