import 'server-only'
import { defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import { Forbidden, NotFound } from '../platform/errors'
import { changeFinding } from './finding-commands'
import { contentOf, takeFinding, theirsOf, withOtherLanguages } from './finding-records'
import { REVIEW_FORMS } from './forms'

/** Whether somebody has had a hand in a finding's coding, or judged it, and so is no second reader of it. */
export async function hasWorkedOn(tx: Pick<Tx, 'auditEntry' | 'findingReview' | 'proposal'>, user: string, id: string) {
  // One after another: a transaction has one connection.
  const edited = await tx.auditEntry.findFirst({
    where: { actorId: user, subjectKind: 'finding', subjectId: id },
    select: { id: true },
  })
  const reviewed = await tx.findingReview.findFirst({
    where: { reviewerId: user, findingId: id },
    select: { id: true },
  })
  const proposed = await tx.proposal.findFirst({ where: { authorId: user, findingId: id }, select: { id: true } })
  return edited !== null || reviewed !== null || proposed !== null
}

export const codeReading = defineChange({
  name: 'reading.code',
  action: 'reading.code',
  schema: REVIEW_FORMS['reading.code'],
  async run({ tx, actor, allow, audit }, { id, version, status, confidence, rationale }) {
    const finding = await takeFinding(tx, id)
    const { country, requirementId } = finding
    allow(country)
    if (await hasWorkedOn(tx, actor.id, id)) throw new Forbidden('reading.code', 'role')
    // Nothing of the first coding is told, not even by what changed.
    requireVersion(finding.version, version, () => ({}))
    const key = { findingId: id, findingVersion: version, readerId: actor.id }
    if ((await tx.secondReading.count({ where: key })) > 0) refuse('status', 'taken')
    const made = await tx.secondReading.create({
      data: { ...key, country, requirementId, firstStatus: finding.status, status, confidence, rationale },
    })
    const after = { finding: id, version, status, confidence, rationale }
    audit({ kind: 'reading', id: made.id, country, after })
    return { href: '/queue', notice: 'readingCoded' }
  },
})

export const settleReading = defineChange({
  name: 'reading.settle',
  action: 'reading.settle',
  schema: REVIEW_FORMS['reading.settle'],
  async run(context, { id, version, findingVersion, status, rationale, reason }) {
    const { tx, actor, audit } = context
    const reading = await tx.secondReading.findUnique({ where: { id } })
    if (!reading) throw new NotFound('entry', id)
    context.allow(reading.country)
    // One of the two who disagree does not settle it.
    if (reading.readerId === actor.id) throw new Forbidden('reading.settle', 'role')
    requireVersion(reading.version, version, () => ({ status: reading.settledStatus ?? '' }))
    if (reading.settledAt !== null || reading.status === reading.firstStatus) refuse('', 'expired')
    const finding = await takeFinding(tx, reading.findingId)
    const before = contentOf(finding)
    requireVersion(finding.version, findingVersion, () => theirsOf(before, before))
    const content = { ...before, status, rationale: withOtherLanguages(rationale, before.rationale) }
    // Where the first coding stands as it is, its reviews do too.
    const isChanged = JSON.stringify([status, content.rationale]) !== JSON.stringify([before.status, before.rationale])
    if (isChanged) await changeFinding(context, finding, content, reason)
    await tx.secondReading.update({
      where: { id },
      data: { settledStatus: status, settledReason: reason, settlerId: actor.id, settledAt: new Date() },
    })
    audit({
      ...{ kind: 'reading', id, country: reading.country, reason },
      before: { first: reading.firstStatus, second: reading.status },
      after: { settled: status },
    })
    return { href: '/queue', notice: 'readingSettled' }
  },
})
