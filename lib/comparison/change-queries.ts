import 'server-only'
import { z } from 'zod'
import { isDay } from '../law/periods'
import { readInstrumentName, readProvision } from '../law/records'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import { findOfficialTexts } from '../texts/queries'
import type { OfficialText } from '../texts/schema'
import { changesOf } from './change-rules'
import type { CellChanges, Change, ChangeTexts, CountryRecord, DatedProvision } from './change-schema'

const inOrder = { orderBy: { position: 'asc' } } as const
const attributesSchema = z.record(z.string(), z.unknown())

/**
 * Every country's findings, provisions and instruments with their days and without their texts: a few thousand short
 * rows, read once for each revision of the data. What changed between two days is reckoned from them.
 */
const findRecords = byRevision(async (): Promise<Map<string, CountryRecord>> => {
  const [countries, findings, dated, provisions, instruments] = await Promise.all([
    database().jurisdiction.findMany({ select: { code: true } }),
    database().finding.findMany({
      select: {
        id: true,
        country: true,
        requirementId: true,
        from: true,
        to: true,
        status: true,
        confidence: true,
        provisions: { ...inOrder, select: { provisionId: true } },
      },
      orderBy: { from: { sort: 'asc', nulls: 'first' } },
    }),
    // Only treaties' requirements have attributes that are days; the rest are long texts.
    database().finding.findMany({
      where: { requirement: { attributes: { some: { attribute: { kind: 'date' } } } } },
      select: { id: true, attributes: true },
    }),
    database().provision.findMany({
      select: {
        country: true,
        id: true,
        instrumentId: true,
        article: true,
        inForceFrom: true,
        inForceTo: true,
        amendedBy: { ...inOrder, select: { instrumentId: true } },
      },
      orderBy: { id: 'asc' },
    }),
    database().instrument.findMany({ orderBy: [{ publishedOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }] }),
  ])
  const records = new Map<string, CountryRecord>(
    countries.map(({ code }) => [code, { country: code, findings: [], provisions: [], instruments: [] }]),
  )
  const attributes = new Map(dated.map((finding) => [finding.id, attributesSchema.parse(finding.attributes)]))
  for (const { country, id, requirementId, from, to, status, confidence, provisions: cited } of findings)
    records.get(country)?.findings.push({
      id,
      country,
      requirement: requirementId,
      period: { from: dayOf(from), to: dayOf(to) },
      status,
      confidence,
      provisions: cited.map(({ provisionId }) => provisionId),
      dates: Object.entries(attributes.get(id) ?? {}).flatMap(([attribute, value]) =>
        typeof value === 'string' && isDay(value) ? [{ attribute, day: value }] : [],
      ),
    })
  for (const { country, id, instrumentId, article, inForceFrom, inForceTo, amendedBy } of provisions)
    records.get(country)?.provisions.push({
      country,
      id,
      instrument: instrumentId,
      article,
      period: { from: dayOf(inForceFrom), to: dayOf(inForceTo) },
      amendedBy: amendedBy.map((amendment) => amendment.instrumentId),
    })
  for (const record of instruments)
    records.get(record.country)?.instruments.push({
      ...readInstrumentName(record),
      publishedOn: dayOf(record.publishedOn),
      inForceOn: dayOf(record.inForceOn),
    })
  return records
})

/** What changed in the countries for the requirements on the days of `(from, to]`, the days in order. */
export async function findChanges(
  days: { from: string; to: string },
  { countries, requirements }: { countries: readonly string[]; requirements: readonly string[] },
): Promise<CellChanges> {
  const records = await findRecords()
  const wanted = new Set(requirements)
  const found = countries.flatMap((code) => {
    const record = records.get(code)
    return record ? [changesOf(record, days, wanted)] : []
  })
  return {
    changes: found.flatMap(({ changes }) => changes).sort((a, b) => a.day.localeCompare(b.day)),
    minor: found.reduce((sum, { minor }) => sum + minor, 0),
  }
}

/** The titles of the attributes that are days. */
export const findDayAttributes = byRevision(async () => {
  const attributes = await database().attribute.findMany({ where: { kind: 'date' }, ...inOrder })
  return new Map(attributes.map(({ id, title }) => [id, localisedSchema.parse(title)]))
})

/** The reasons of the new findings, and the texts of the articles that changed, for a view that shows them. */
export async function findChangeTexts(changes: readonly Change[]): Promise<ChangeTexts> {
  const findings = changes.flatMap(({ is }) => (is === null ? [] : [is.id]))
  const cited = changes.flatMap(({ provisions }) => provisions.flatMap(({ old, now }) => [old, now]))
  const [rationales, provisions, official] = await Promise.all([
    database().finding.findMany({
      where: { id: { in: [...new Set(findings)] } },
      select: { id: true, rationale: true },
    }),
    database().provision.findMany({
      where: { OR: idsByCountry(cited.filter((provision) => provision !== null)) },
      include: { instrument: true, penalties: inOrder },
    }),
    findOfficial(cited.filter((provision) => provision !== null)),
  ])
  return {
    official,
    rationales: new Map(rationales.map(({ id, rationale }) => [id, localisedSchema.parse(rationale)])),
    provisions: new Map(provisions.map((record) => [`${record.country}/${record.id}`, readProvision(record)])),
  }
}

async function findOfficial(provisions: readonly DatedProvision[]) {
  const found = new Map<string, OfficialText[]>()
  for (const { country, id } of idsByCountry(provisions))
    for (const text of await findOfficialTexts(country, id.in)) {
      const key = `${country}/${text.provision}`
      found.set(key, [...(found.get(key) ?? []), text])
    }
  return found
}

function idsByCountry(provisions: readonly DatedProvision[]) {
  const ids = new Map<string, Set<string>>()
  for (const { country, id } of provisions) ids.set(country, (ids.get(country) ?? new Set()).add(id))
  return [...ids].map(([country, some]) => ({ country, id: { in: [...some] } }))
}
