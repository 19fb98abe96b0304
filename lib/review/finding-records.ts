import 'server-only'
import { refuse, type Tx } from '../auth/command'
import { isDay } from '../law/periods'
import { attributesSchema } from '../law/records'
import type { Confidence, Status } from '../law/schema'
import { dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { NotFound } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'
import { type Localised, localisedSchema } from '../platform/i18n/localised'
import { evidenceFault } from './evidence-rules'

const inOrder = { orderBy: { position: 'asc' } } as const

const record = {
  include: {
    provisions: { ...inOrder, select: { provisionId: true } },
    sources: { ...inOrder, select: { sourceId: true } },
    requirement: { select: { attributes: { ...inOrder, include: { attribute: true } } } },
  },
} as const satisfies Prisma.FindingDefaultArgs

export type FindingRecord = Prisma.FindingGetPayload<typeof record>

export type FindingContent = {
  status: Status
  confidence: Confidence
  rationale: Localised
  provisions: string[]
  sources: string[]
  attributes: Record<string, string | Localised>
}

/** Throws NotFound. */
export async function takeFinding(tx: Tx, id: string): Promise<FindingRecord> {
  const found = await tx.finding.findUnique({ where: { id }, ...record })
  if (!found) throw new NotFound('finding', id)
  return found
}

export function contentOf(finding: FindingRecord): FindingContent {
  return {
    status: finding.status,
    confidence: finding.confidence,
    rationale: localisedSchema.parse(finding.rationale),
    provisions: finding.provisions.map(({ provisionId }) => provisionId),
    sources: finding.sources.map(({ sourceId }) => sourceId),
    attributes: attributesSchema.parse(finding.attributes),
  }
}

/** What the audit chain keeps of a finding. */
export function snapshotOf(finding: { from: Date | null; to: Date | null }, content: FindingContent) {
  return { from: dayOf(finding.from), to: dayOf(finding.to), ...content }
}

/** What stands there now, by the names of the edit form's fields. `mine` are the lists that the form sent. */
export function theirsOf(content: FindingContent, mine: { provisions: string[]; sources: string[] }) {
  const theirs: Record<string, string> = { status: content.status, confidence: content.confidence }
  for (const locale of LOCALES) theirs[`rationale.${locale}`] = content.rationale[locale] ?? ''
  for (const [id, value] of Object.entries(content.attributes)) {
    if (typeof value === 'string') theirs[`attributes.${id}`] = value
    else for (const locale of LOCALES) theirs[`attributes.${id}.${locale}`] = value[locale] ?? ''
  }
  for (const name of ['provisions', 'sources'] as const) {
    const [now, sent] = [[...content[name]].sort().join(', '), [...mine[name]].sort().join(', ')]
    if (now !== sent) theirs[`${name}[]`] = now
  }
  return theirs
}

/** Languages that the forms do not ask for stay as they were. */
export function withOtherLanguages(texts: Localised, before: Localised): Localised {
  const others = Object.entries(before).filter(([language]) => !LOCALES.some((locale) => locale === language))
  return { ...Object.fromEntries(others), ...texts }
}

type GivenAttributes = Record<string, string | null | Record<string, string | null>>

/** The attributes as they are kept. Throws Refused for one that the requirement does not have or of another kind. */
export function attributesFrom(finding: FindingRecord, given: GivenAttributes): FindingContent['attributes'] {
  const kinds = new Map(finding.requirement.attributes.map(({ attribute }) => [attribute.id, attribute.kind]))
  const before = attributesSchema.parse(finding.attributes)
  const kept: FindingContent['attributes'] = {}
  for (const [id, value] of Object.entries(given)) {
    const field = `attributes.${id}`
    const kind = kinds.get(id)
    if (value === null) continue
    if (kind === undefined || kind === 'penalty') refuse(field, 'wrong')
    if (typeof value === 'string') {
      if (kind !== 'date') refuse(field, 'wrong')
      if (!isDay(value)) refuse(field, 'day')
      kept[id] = value
      continue
    }
    if (kind !== 'text') refuse(field, 'day')
    const texts: Localised = {}
    for (const [language, text] of Object.entries(value)) if (text !== null) texts[language] = text
    const was = before[id]
    const whole = withOtherLanguages(texts, typeof was === 'object' ? was : {})
    if (Object.keys(whole).length > 0) kept[id] = whole
  }
  return kept
}

/** Throws Refused where the evidence named does not exist or does not bear the finding out. */
export async function requireEvidence(tx: Tx, country: string, content: FindingContent): Promise<void> {
  const provisions = await tx.provision.findMany({
    where: { country, id: { in: content.provisions } },
    select: { id: true, _count: { select: { sources: true } } },
  })
  if (provisions.length !== new Set(content.provisions).size) refuse('provisions', 'choice')
  const sources = await tx.source.count({ where: { country, id: { in: content.sources } } })
  if (sources !== new Set(content.sources).size) refuse('sources', 'choice')
  const fault = evidenceFault({
    status: content.status,
    confidence: content.confidence,
    provisions: provisions.length,
    sources,
    hasSourcedProvision: provisions.some(({ _count }) => _count.sources > 0),
  })
  if (fault === 'sources') refuse('sources', 'few')
  if (fault === 'confidence') refuse('confidence', 'wrong')
}

/** Writes a finding's content anew; its version grows by one, so that earlier reviews no longer speak of it. */
export async function writeContent(tx: Tx, finding: { id: string; country: string }, content: FindingContent) {
  const { status, confidence, rationale, attributes } = content
  await tx.finding.update({ where: { id: finding.id }, data: { status, confidence, rationale, attributes } })
  await tx.findingProvision.deleteMany({ where: { findingId: finding.id } })
  await tx.findingSource.deleteMany({ where: { findingId: finding.id } })
  await writeLinks(tx, finding, content)
}

export async function writeLinks(tx: Tx, { id, country }: { id: string; country: string }, content: FindingContent) {
  await tx.findingProvision.createMany({
    data: [...new Set(content.provisions)].map((provisionId, position) => ({
      findingId: id,
      country,
      provisionId,
      position,
    })),
  })
  await tx.findingSource.createMany({
    data: [...new Set(content.sources)].map((sourceId, position) => ({ findingId: id, country, sourceId, position })),
  })
}
