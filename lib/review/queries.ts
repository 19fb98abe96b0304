import 'server-only'
import { findJurisdiction } from '../law/queries'
import { attributesSchema } from '../law/records'
import { database, dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { localisedSchema } from '../platform/i18n/localised'
import type { Proposal, ReviewedFinding, SecondReading, Statement } from './schema'

const inOrder = { orderBy: { position: 'asc' } } as const
const person = { select: { id: true, name: true } } as const

const proposalRecord = { include: { author: person, decider: person } } as const satisfies Prisma.ProposalDefaultArgs

function readProposal(record: Prisma.ProposalGetPayload<typeof proposalRecord>): Proposal {
  const { id, version, country, findingId, findingVersion, provisionId, proposedStatus, body, source, status } = record
  const { decisionReason: reason, decidedAt } = record
  return {
    ...{ id, version, country, findingId, findingVersion, provisionId, proposedStatus, body, source, status },
    requirement: record.requirementId,
    author: record.author,
    at: record.createdAt.toISOString(),
    decision:
      reason === null || decidedAt === null
        ? null
        : { reason, by: record.decider?.name ?? '', at: decidedAt.toISOString() },
  }
}

const readingRecord = { include: { reader: person } } as const satisfies Prisma.SecondReadingDefaultArgs

function readReading(record: Prisma.SecondReadingGetPayload<typeof readingRecord>): SecondReading {
  const { id, version, country, findingId, findingVersion, confidence, rationale, reader } = record
  const { settledStatus: status, settledReason: reason, settledAt } = record
  return {
    ...{ id, version, country, findingId, findingVersion, confidence, rationale, reader },
    requirement: record.requirementId,
    first: record.firstStatus,
    second: record.status,
    at: record.createdAt.toISOString(),
    settled:
      status === null || reason === null || settledAt === null ? null : { status, reason, at: settledAt.toISOString() },
  }
}

/** Every period of a cell as its review speaks of it, the earliest first. */
export async function findReviewedFindings(country: string, requirement: string): Promise<ReviewedFinding[]> {
  const found = await database().finding.findMany({
    where: { country, requirementId: requirement },
    include: {
      provisions: { ...inOrder, select: { provisionId: true } },
      sources: { ...inOrder, select: { sourceId: true } },
      reviews: { orderBy: { createdAt: 'asc' }, include: { reviewer: { select: { name: true } } } },
    },
    orderBy: { from: { sort: 'asc', nulls: 'first' } },
  })
  return found.map((record) => ({
    ...{ id: record.id, version: record.version, status: record.status, confidence: record.confidence },
    period: { from: dayOf(record.from), to: dayOf(record.to) },
    rationale: localisedSchema.parse(record.rationale),
    attributes: attributesSchema.parse(record.attributes),
    provisions: record.provisions.map(({ provisionId }) => provisionId),
    sources: record.sources.map(({ sourceId }) => sourceId),
    reviews: record.reviews.map(({ findingVersion, verdict, reason, source, createdAt, reviewer }) => ({
      ...{ version: findingVersion, verdict, reason, source, reviewer: reviewer.name },
      at: createdAt.toISOString(),
    })),
  }))
}

/** What the country said beside a finding, the newest first; withdrawn and replaced ones too. */
export async function findStatements(country: string, requirement: string): Promise<Statement[]> {
  const found = await database().statement.findMany({
    where: { country, requirementId: requirement },
    orderBy: { createdAt: 'desc' },
  })
  return found.map(({ id, signedBy, office, signedOn, body, createdAt, withdrawnAt }) => ({
    ...{ id, signedBy, office, signedOn: dayOf(signedOn) },
    body: localisedSchema.parse(body),
    at: createdAt.toISOString(),
    isWithdrawn: withdrawnAt !== null,
  }))
}

export async function findProposals(where: {
  country?: string
  requirement?: string
  author?: string
  status?: Proposal['status']
}): Promise<Proposal[]> {
  const found = await database().proposal.findMany({
    where: {
      country: where.country,
      requirementId: where.requirement,
      authorId: where.author,
      status: where.status,
    },
    ...proposalRecord,
    orderBy: { createdAt: 'desc' },
    take: 500,
  })
  return found.map(readProposal)
}

export async function findReadings(where: { country?: string; requirement?: string } = {}): Promise<SecondReading[]> {
  const found = await database().secondReading.findMany({
    where: { country: where.country, requirementId: where.requirement },
    ...readingRecord,
    orderBy: { createdAt: 'desc' },
  })
  return found.map(readReading)
}

/** What a finding or provision of a country may name as its evidence. Throws NotFound. */
export async function findEvidence(country: string) {
  await findJurisdiction(country)
  const [provisions, sources] = await Promise.all([
    database().provision.findMany({
      where: { country },
      select: { id: true, article: true, inForceFrom: true, inForceTo: true, instrument: { select: { title: true } } },
      orderBy: [{ instrumentId: 'asc' }, { id: 'asc' }],
    }),
    database().source.findMany({
      where: { country },
      select: { id: true, title: true, publisher: true },
      orderBy: { title: 'asc' },
    }),
  ])
  return {
    provisions: provisions.map(({ id, article, instrument, inForceFrom, inForceTo }) => ({
      ...{ id, article, instrument: instrument.title },
      period: { from: dayOf(inForceFrom), to: dayOf(inForceTo) },
    })),
    sources,
  }
}

/** The attributes that findings of a requirement may have, but penalties, which are read from the provisions. */
export async function findAttributeFields(requirement: string) {
  const found = await database().requirementAttribute.findMany({
    where: { requirementId: requirement, attribute: { kind: { in: ['text', 'date'] } } },
    include: { attribute: true },
    ...inOrder,
  })
  return found.map(({ attribute: { id, kind, title } }) => ({ id, kind, title: localisedSchema.parse(title) }))
}

/** A provision's version, which its edit starts from. */
export async function findProvisionVersion(country: string, id: string): Promise<number> {
  const found = await database().provision.findUnique({ where: { country_id: { country, id } } })
  return found?.version ?? 0
}
