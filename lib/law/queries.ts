import 'server-only'
import { byRevision } from '../platform/by-revision'
import { database, dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { NotFound } from '../platform/errors'
import { localisedSchema } from '../platform/i18n/localised'
import { WORKSHOP_DAY } from './periods'
import { readAttributes, readInstrumentName, readProvision, readSource } from './records'
import type {
  CandidateDeficiency,
  Finding,
  FindingBrief,
  InstrumentEntry,
  InstrumentPageData,
  Jurisdiction,
  Period,
  Provision,
  ProvisionBrief,
  ProvisionEntry,
  Source,
} from './schema'

const inOrder = { orderBy: { position: 'asc' } } as const

export const provisionRecord = {
  include: { instrument: true, penalties: inOrder },
} as const satisfies Prisma.ProvisionDefaultArgs

export const findingRecord = {
  include: {
    provisions: { ...inOrder, include: { provision: provisionRecord } },
    sources: { ...inOrder, include: { source: true } },
    requirement: { select: { attributes: { ...inOrder, include: { attribute: true } } } },
  },
} as const satisfies Prisma.FindingDefaultArgs

type FindingRecord = Prisma.FindingGetPayload<typeof findingRecord>

const periodOf = (record: { from: Date | null; to: Date | null }): Period => ({
  from: dayOf(record.from),
  to: dayOf(record.to),
})

export function readFinding(record: FindingRecord): Finding {
  return {
    id: record.id,
    country: record.country,
    requirement: record.requirementId,
    period: periodOf(record),
    status: record.status,
    confidence: record.confidence,
    rationale: localisedSchema.parse(record.rationale),
    attributes: readAttributes(
      record.attributes,
      record.requirement.attributes.map(({ attribute }) => attribute),
    ),
    provisions: record.provisions.map(({ provision }) => readProvision(provision)),
    sources: record.sources.map(({ source }) => readSource(source)),
  }
}

/** The findings that apply on a day, as `applies_on` in the database and `statusAsOf` in the rules have it. */
export function appliesOn(day: string): Prisma.FindingWhereInput {
  const date = new Date(`${day}T00:00:00Z`)
  return {
    AND: [
      { OR: day >= WORKSHOP_DAY ? [{ from: null }, { from: { lte: date } }] : [{ from: { lte: date } }] },
      { OR: [{ to: null }, { to: { gt: date } }] },
    ],
  }
}

export const findJurisdictions = byRevision(async (): Promise<Jurisdiction[]> => {
  const found = await database().jurisdiction.findMany({ orderBy: { code: 'asc' } })
  return found.map(({ code, role, compiledOn, legalSystemNote }) => ({
    code,
    role,
    compiledOn: dayOf(compiledOn),
    legalSystemNote: localisedSchema.parse(legalSystemNote),
  }))
})

/** Throws NotFound. */
export async function findJurisdiction(code: string): Promise<Jurisdiction> {
  const found = (await findJurisdictions()).find((jurisdiction) => jurisdiction.code === code)
  if (!found) throw new NotFound('country', code)
  return found
}

/** Every period of one cell, the earliest first. */
export async function findCellHistory(country: string, requirement: string): Promise<Finding[]> {
  const found = await database().finding.findMany({
    where: { country, requirementId: requirement },
    ...findingRecord,
    orderBy: { from: { sort: 'asc', nulls: 'first' } },
  })
  return found.map(readFinding)
}

/** Each jurisdiction's status for a requirement on a day; those of which nothing is recorded for it are unknown. */
export async function findStatuses(requirement: string, day: string) {
  const [jurisdictions, found] = await Promise.all([
    findJurisdictions(),
    database().finding.findMany({
      where: { requirementId: requirement, ...appliesOn(day) },
      select: { country: true, status: true },
    }),
  ])
  const statuses = new Map(found.map(({ country, status }) => [country, status]))
  return jurisdictions.map(({ code }) => ({ country: code, status: statuses.get(code) ?? ('unknown' as const) }))
}

/** What every jurisdiction has for a requirement on a day. */
export async function findFindingsOfRequirement(requirement: string, day: string): Promise<Finding[]> {
  const found = await database().finding.findMany({
    where: { requirementId: requirement, ...appliesOn(day) },
    ...findingRecord,
  })
  return found.map(readFinding)
}

/** What the countries have for the requirements on a day, in full; nothing is said of what is not recorded. */
export async function findFindings(
  day: string,
  { requirements, countries }: { requirements: readonly string[]; countries: readonly string[] },
): Promise<Finding[]> {
  const found = await database().finding.findMany({
    where: {
      requirementId: { in: [...requirements] },
      country: { in: [...countries] },
      ...appliesOn(day),
    },
    ...findingRecord,
    orderBy: [{ requirement: { position: 'asc' } }, { country: 'asc' }],
  })
  return found.map(readFinding)
}

/** What a jurisdiction has on a day, without the provisions' texts and the sources. */
export async function findFindingsOfCountry(country: string, day: string): Promise<FindingBrief[]> {
  const found = await database().finding.findMany({
    where: { country, ...appliesOn(day) },
    select: { requirementId: true, status: true, confidence: true, from: true, to: true, rationale: true },
  })
  return found.map((record) => ({
    requirement: record.requirementId,
    status: record.status,
    confidence: record.confidence,
    period: periodOf(record),
    rationale: localisedSchema.parse(record.rationale),
  }))
}

type ProvisionRow = { id: string; article: string; inForceFrom: Date | null; inForceTo: Date | null }
const readRow = ({ id, article, inForceFrom, inForceTo }: ProvisionRow) => ({
  id,
  article,
  period: periodOf({ from: inForceFrom, to: inForceTo }),
})

export const instrumentRecord = {
  include: {
    provisions: { select: { id: true, article: true, inForceFrom: true, inForceTo: true }, orderBy: { id: 'asc' } },
    amends: {
      select: { provision: { select: { id: true, article: true, inForceFrom: true, inForceTo: true } } },
      orderBy: { provisionId: 'asc' },
    },
  },
} as const satisfies Prisma.InstrumentDefaultArgs

export const readInstrument = (record: Prisma.InstrumentGetPayload<typeof instrumentRecord>): InstrumentEntry => ({
  ...readInstrumentName(record),
  publishedOn: dayOf(record.publishedOn),
  inForceOn: dayOf(record.inForceOn),
  url: record.url,
  provisions: record.provisions.map(readRow),
  amends: record.amends.map(({ provision }) => readRow(provision)),
})

export async function findInstrumentsOfCountry(country: string): Promise<InstrumentEntry[]> {
  const found = await database().instrument.findMany({
    where: { country },
    ...instrumentRecord,
    orderBy: [{ publishedOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  return found.map(readInstrument)
}

export async function findProvisionsOfCountry(country: string): Promise<ProvisionBrief[]> {
  const found = await database().provision.findMany({
    where: { country },
    include: { instrument: true },
    orderBy: [{ instrumentId: 'asc' }, { id: 'asc' }],
  })
  return found.map((record) => ({
    country: record.country,
    id: record.id,
    article: record.article,
    heading: record.heading === null ? null : localisedSchema.parse(record.heading),
    period: periodOf({ from: record.inForceFrom, to: record.inForceTo }),
    instrument: readInstrumentName(record.instrument),
  }))
}

/** A statute's provisions with what they say and their penalties; none where it is not on record. */
export async function findProvisionsInFull(country: string, instrument: string): Promise<Provision[]> {
  const found = await database().provision.findMany({
    where: { country, instrumentId: instrument },
    ...provisionRecord,
    orderBy: { id: 'asc' },
  })
  return found.map(readProvision)
}

export async function findCandidates(country: string): Promise<CandidateDeficiency[]> {
  const found = await database().candidateDeficiency.findMany({ where: { country }, ...inOrder })
  return found.map((record) => ({
    position: record.position,
    requirement: record.requirementId,
    kind: record.kind,
    severity: record.severity,
    title: localisedSchema.parse(record.title),
    description: localisedSchema.parse(record.description),
    proposedMeasure: localisedSchema.parse(record.proposedMeasure),
  }))
}

/** Every source on a country's record, by title. */
export async function findSources(country: string): Promise<Source[]> {
  const found = await database().source.findMany({ where: { country }, orderBy: [{ title: 'asc' }, { id: 'asc' }] })
  return found.map(readSource)
}

/** Throws NotFound. */
export async function findInstrument(country: string, id: string): Promise<InstrumentPageData> {
  const found = await database().instrument.findUnique({
    where: { country_id: { country, id } },
    include: { ...instrumentRecord.include, sources: { ...inOrder, include: { source: true } } },
  })
  if (!found) throw new NotFound('instrument', `${country}/${id}`)
  const provisions = await findProvisionsOfCountry(country)
  return {
    ...readInstrument(found),
    full: provisions.filter((provision) => provision.instrument.id === id),
    sources: found.sources.map(({ source }) => readSource(source)),
  }
}

/** Throws NotFound. */
export async function findProvision(country: string, id: string): Promise<ProvisionEntry> {
  const found = await database().provision.findUnique({
    where: { country_id: { country, id } },
    include: {
      ...provisionRecord.include,
      amendedBy: { ...inOrder, include: { instrument: true } },
      sources: { ...inOrder, include: { source: true } },
      findings: {
        include: { finding: { include: { requirement: { select: { title: true, position: true } } } } },
      },
    },
  })
  if (!found) throw new NotFound('provision', `${country}/${id}`)
  const provision = readProvision(found)
  const siblings = await findProvisionsOfCountry(country)
  return {
    ...provision,
    amendedBy: found.amendedBy.map(({ instrument }) => readInstrumentName(instrument)),
    sources: found.sources.map(({ source }) => readSource(source)),
    findings: found.findings
      .map(({ finding }) => finding)
      .sort(
        (a, b) =>
          a.requirement.position - b.requirement.position || (a.from?.getTime() ?? 0) - (b.from?.getTime() ?? 0),
      )
      .map((finding) => ({
        requirement: finding.requirementId,
        title: localisedSchema.parse(finding.requirement.title),
        status: finding.status,
        confidence: finding.confidence,
        period: periodOf(finding),
      })),
    periods: siblings
      .filter((other) => other.instrument.id === provision.instrument.id && sameArticle(other.id, provision.id))
      .sort((a, b) => (a.period.from ?? '').localeCompare(b.period.from ?? '')),
  }
}

// The dataset names an older wording by the year it ended: `cl-cp-366-quater-until-2022`.
function sameArticle(a: string, b: string): boolean {
  const stem = (id: string) => id.replace(/-until-\d{4}(-\d+)?$/, '')
  return stem(a) === stem(b)
}
