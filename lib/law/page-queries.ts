import 'server-only'
import { database } from '../platform/db/client'
import { appliesOn, findingRecord, instrumentRecord, provisionRecord, readFinding, readInstrument } from './queries'
import { readProvision, readSource } from './records'
import type { Finding, InstrumentEntry, Provision, Source } from './schema'

/*
 * The law's lists page by page, for programs that read all of them: each page is one question to the database, whatever
 * the size of the whole. `after` is the last row's key, `take` how many rows come at most.
 */

type Page<Key> = { after: Key | null; take: number }

/** The findings that hold on a day, by country and requirement. */
export async function findFindingsPage(
  day: string,
  { countries, requirements }: { countries: readonly string[]; requirements: readonly string[] },
  { after, take }: Page<{ country: string; requirement: string }>,
): Promise<Finding[]> {
  const found = await database().finding.findMany({
    where: {
      country: { in: [...countries] },
      requirementId: { in: [...requirements] },
      AND: [
        appliesOn(day),
        after === null
          ? {}
          : {
              OR: [
                { country: { gt: after.country } },
                { country: after.country, requirementId: { gt: after.requirement } },
              ],
            },
      ],
    },
    ...findingRecord,
    orderBy: [{ country: 'asc' }, { requirementId: 'asc' }],
    take,
  })
  return found.map(readFinding)
}

type Id = { country: string; id: string }
const behind = (after: Id | null) =>
  after === null ? {} : { OR: [{ country: { gt: after.country } }, { country: after.country, id: { gt: after.id } }] }

/** Provisions by country and id; with a day, those in force on it (a beginning that is not recorded is past). */
export async function findProvisionsPage(
  day: string | null,
  { countries, instrument }: { countries: readonly string[]; instrument: string | undefined },
  { after, take }: Page<Id>,
): Promise<(Provision & { sources: Source[] })[]> {
  const date = day === null ? null : new Date(`${day}T00:00:00Z`)
  const found = await database().provision.findMany({
    where: {
      country: { in: [...countries] },
      ...(instrument === undefined ? {} : { instrumentId: instrument }),
      AND: [
        behind(after),
        date === null
          ? {}
          : {
              AND: [
                { OR: [{ inForceFrom: null }, { inForceFrom: { lte: date } }] },
                { OR: [{ inForceTo: null }, { inForceTo: { gt: date } }] },
              ],
            },
      ],
    },
    include: {
      ...provisionRecord.include,
      sources: { orderBy: { position: 'asc' }, include: { source: true } },
    },
    orderBy: [{ country: 'asc' }, { id: 'asc' }],
    take,
  })
  return found.map((record) => ({
    ...readProvision(record),
    sources: record.sources.map(({ source }) => readSource(source)),
  }))
}

/** Instruments by country and id. */
export async function findInstrumentsPage(
  { countries, kinds }: { countries: readonly string[]; kinds: readonly InstrumentEntry['kind'][] | undefined },
  { after, take }: Page<Id>,
): Promise<InstrumentEntry[]> {
  const found = await database().instrument.findMany({
    where: {
      country: { in: [...countries] },
      ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
      AND: [behind(after)],
    },
    ...instrumentRecord,
    orderBy: [{ country: 'asc' }, { id: 'asc' }],
    take,
  })
  return found.map(readInstrument)
}
