import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import type { AddressFault } from './rules'

export type DeadAddress = {
  url: string
  fault: AddressFault
  status: number | null
  visitedOn: string
  /** Whose sources or statutes name it. */
  countries: string[]
}

/** How many addresses were visited when, and which of them no longer answer; `visitedOn` null before the first visit. */
export const findAddresses = byRevision(async () => {
  const [count, newest, dead] = await Promise.all([
    database().addressVisit.count(),
    database().addressVisit.aggregate({ _max: { visitedOn: true } }),
    database().addressVisit.findMany({ where: { isDead: true }, orderBy: { url: 'asc' } }),
  ])
  const urls = dead.map(({ url }) => url)
  const where = { where: { url: { in: urls } }, select: { url: true, country: true } }
  const users = (await Promise.all([database().source.findMany(where), database().instrument.findMany(where)])).flat()
  return {
    count,
    visitedOn: dayOf(newest._max.visitedOn),
    dead: dead.map(
      ({ url, fault, status, visitedOn }): DeadAddress => ({
        url,
        // The database holds a dead address to its fault.
        fault: fault ?? 'unreachable',
        status,
        visitedOn: dayOf(visitedOn) ?? '',
        countries: [...new Set(users.filter((one) => one.url === url).map(({ country }) => country))].sort(),
      }),
    ),
  }
})
