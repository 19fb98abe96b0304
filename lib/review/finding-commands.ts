import 'server-only'
import { z } from 'zod'
import { type CommandContext, defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import { dayOf } from '../platform/db/client'
import {
  attributesFrom,
  contentOf,
  type FindingContent,
  type FindingRecord,
  requireEvidence,
  snapshotOf,
  takeFinding,
  theirsOf,
  withOtherLanguages,
  writeContent,
  writeLinks,
} from './finding-records'
import { REVIEW_FORMS } from './forms'
import { moveBoundary, splitPeriod } from './period-rules'

type Ref = { country: string; requirementId: string }
export const cellHref = ({ country, requirementId }: Ref) => `/matrix/${country}/${requirementId}`

type Verdict = { id: string; version: number; reason: string | null; source: string | null }

async function review(context: CommandContext, verdict: 'confirmed' | 'disputed', input: Verdict) {
  const { tx, actor } = context
  const finding = await takeFinding(tx, input.id)
  context.allow(finding.country)
  // Who reviews says that they read it as it stands.
  requireVersion(finding.version, input.version, () => theirsOf(contentOf(finding), contentOf(finding)))
  const { country, requirementId } = finding
  const { reason, source } = input
  await tx.findingReview.create({
    data: {
      ...{ findingId: finding.id, findingVersion: finding.version, country, requirementId },
      ...{ verdict, reason, source, reviewerId: actor.id },
    },
  })
  const after = { verdict, version: finding.version, source }
  context.audit({ kind: 'review', id: finding.id, country, reason, after })
  return { href: cellHref(finding), notice: verdict === 'confirmed' ? 'findingConfirmed' : 'findingDisputed' }
}

export const confirmFinding = defineChange({
  name: 'finding.confirm',
  action: 'finding.review',
  schema: REVIEW_FORMS['finding.confirm'],
  run: (context, input) => review(context, 'confirmed', input),
})

export const disputeFinding = defineChange({
  name: 'finding.dispute',
  action: 'finding.review',
  schema: REVIEW_FORMS['finding.dispute'],
  run: (context, input) => review(context, 'disputed', input),
})

type GivenContent = z.output<(typeof REVIEW_FORMS)['finding.edit']>

function contentFrom(finding: FindingRecord, given: Omit<GivenContent, 'id' | 'version' | 'reason'>): FindingContent {
  const { status, confidence, provisions, sources } = given
  const rationale = withOtherLanguages(given.rationale, contentOf(finding).rationale)
  return { status, confidence, provisions, sources, rationale, attributes: attributesFrom(finding, given.attributes) }
}

export const editFinding = defineChange({
  name: 'finding.edit',
  action: 'finding.edit',
  schema: REVIEW_FORMS['finding.edit'],
  async run(context, input) {
    const finding = await takeFinding(context.tx, input.id)
    context.allow(finding.country)
    requireVersion(finding.version, input.version, () => theirsOf(contentOf(finding), input))
    const content = contentFrom(finding, input)
    await changeFinding(context, finding, content, input.reason)
    return { href: cellHref(finding), notice: 'findingEdited' }
  },
})

/** Writes the content with its audit row. Throws Refused where the evidence does not bear it out. */
export async function changeFinding(
  { tx, audit }: CommandContext,
  finding: FindingRecord,
  content: FindingContent,
  reason: string,
): Promise<void> {
  await requireEvidence(tx, finding.country, content)
  await writeContent(tx, finding, content)
  audit({
    ...{ kind: 'finding', id: finding.id, country: finding.country, reason },
    before: snapshotOf(finding, contentOf(finding)),
    after: snapshotOf(finding, content),
  })
}

export const splitFinding = defineChange({
  name: 'finding.split',
  action: 'finding.edit',
  schema: REVIEW_FORMS['finding.split'],
  async run(context, input) {
    const { tx, audit } = context
    const finding = await takeFinding(tx, input.id)
    context.allow(finding.country)
    requireVersion(finding.version, input.version, () => theirsOf(contentOf(finding), input))
    if (splitPeriod({ from: dayOf(finding.from), to: dayOf(finding.to) }, input.day) === null) refuse('day', 'order')
    const content = contentFrom(finding, input)
    await requireEvidence(tx, finding.country, content)
    const day = new Date(`${input.day}T00:00:00Z`)
    const { country, requirementId, to } = finding
    const { status, confidence, rationale, attributes } = content
    await tx.finding.update({ where: { id: finding.id }, data: { to: day } })
    const next = await tx.finding.create({
      data: { country, requirementId, from: day, to, status, confidence, rationale, attributes },
      select: { id: true },
    })
    await writeLinks(tx, { id: next.id, country }, content)
    await requireCover(tx, country, requirementId)
    const before = contentOf(finding)
    audit({
      ...{ kind: 'finding', id: finding.id, country, reason: input.reason },
      before: snapshotOf(finding, before),
      after: snapshotOf({ from: finding.from, to: day }, before),
    })
    audit({
      ...{ kind: 'finding', id: next.id, country, reason: input.reason },
      after: snapshotOf({ from: day, to }, content),
    })
    return { href: `${cellHref(finding)}?date=${input.day}`, notice: 'findingSplit' }
  },
})

/** Corrects the day on which a period begins and the one before it ends: both at once. */
export const moveFinding = defineChange({
  name: 'finding.move',
  action: 'finding.edit',
  schema: REVIEW_FORMS['finding.move'],
  async run(context, input) {
    const { tx, audit } = context
    const later = await takeFinding(tx, input.id)
    const { country, requirementId } = later
    context.allow(country)
    requireVersion(later.version, input.version, () => ({ day: dayOf(later.from) ?? '' }))
    const before = await tx.finding.findFirst({
      where: { country, requirementId, to: later.from ?? new Date(0) },
      select: { id: true },
    })
    if (before === null) refuse('day', 'order')
    const earlier = await takeFinding(tx, before.id)
    const periodOf = ({ from, to }: FindingRecord) => ({ from: dayOf(from), to: dayOf(to) })
    if (moveBoundary(periodOf(earlier), periodOf(later), input.day) === null) refuse('day', 'order')
    const day = new Date(`${input.day}T00:00:00Z`)
    const closing = () => tx.finding.update({ where: { id: earlier.id }, data: { to: day } })
    const opening = () => tx.finding.update({ where: { id: later.id }, data: { from: day } })
    // The one that shrinks goes first: the two never overlap, not even for a moment.
    const steps = later.from !== null && day < later.from ? [closing, opening] : [opening, closing]
    for (const step of steps) await step()
    await requireCover(tx, country, requirementId)
    for (const [finding, period] of [
      [earlier, { from: earlier.from, to: day }],
      [later, { from: day, to: later.to }],
    ] as const) {
      const content = contentOf(finding)
      audit({
        ...{ kind: 'finding', id: finding.id, country, reason: input.reason },
        before: snapshotOf(finding, content),
        after: snapshotOf(period, content),
      })
    }
    return { href: `${cellHref(later)}?date=${input.day}`, notice: 'findingMoved' }
  },
})

const countSchema = z.tuple([z.object({ faults: z.int() })])

/**
 * Asks the database, within the transaction, whether the cell's findings still cover all time from the workshop on:
 * each ends where the next begins, the last is open. That they do not overlap is its exclusion constraint besides.
 */
export async function requireCover(tx: Tx, country: string, requirement: string): Promise<void> {
  const [{ faults }] = countSchema.parse(
    await tx.$queryRaw`
      SELECT count(*) FILTER (WHERE ends IS DISTINCT FROM next_begins OR (place = 1 AND begins > '2017-10-23'))::int
             + (count(*) = 0)::int AS faults
      FROM (
        SELECT from_date AS begins, to_date AS ends,
               lead(from_date) OVER (ORDER BY from_date NULLS FIRST) AS next_begins,
               row_number() OVER (ORDER BY from_date NULLS FIRST) AS place
        FROM finding WHERE jurisdiction_code = ${country} AND requirement_id = ${requirement}
      ) AS periods`,
  )
  if (faults > 0) throw new Error(`the findings of ${country} ${requirement} would leave a hole`)
}
