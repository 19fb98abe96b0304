import 'server-only'
import { statusAsOf } from '../law/periods'
import { findCellHistory } from '../law/queries'
import { database } from '../platform/db/client'
import { hasWorkedOn } from './reading-commands'

/** What a second reader codes from, and why this one may not; nothing of the first coding is in it. */
export async function findForSecondReading(country: string, requirement: string, day: string, user: string) {
  const history = await findCellHistory(country, requirement)
  const found = statusAsOf(
    history.map((one) => ({ ...one, ...one.period })),
    day,
  )
  const row = found && (await database().finding.findUnique({ where: { id: found.id }, select: { version: true } }))
  if (!found || !row) return { finding: null, why: null }
  const { id, period, provisions, sources } = found
  const { version } = row
  const coded = await database().secondReading.count({
    where: { findingId: id, findingVersion: version, readerId: user },
  })
  const worked = await hasWorkedOn(database(), user, id)
  const why = coded > 0 ? ('coded' as const) : worked ? ('worked' as const) : null
  return { finding: { id, version, period, provisions, sources }, why }
}
