import 'server-only'
import { type CommandContext, defineChange, refuse, requireVersion } from '../auth/command'
import { Forbidden, NotFound } from '../platform/errors'
import { cellHref, changeFinding } from './finding-commands'
import { contentOf, takeFinding, theirsOf, withOtherLanguages } from './finding-records'
import { REVIEW_FORMS } from './forms'

export const makeProposal = defineChange({
  name: 'proposal.make',
  action: 'proposal.make',
  schema: REVIEW_FORMS['proposal.make'],
  async run({ tx, actor, allow, audit }, input) {
    const { country, requirement, provision, proposedStatus, body, source } = input
    if ((await tx.jurisdiction.count({ where: { code: country } })) === 0) throw new NotFound('country', country)
    if ((await tx.requirement.count({ where: { id: requirement } })) === 0)
      throw new NotFound('requirement', requirement)
    allow(country)
    const finding = input.finding === null ? null : await takeFinding(tx, input.finding)
    if (finding !== null && (finding.country !== country || finding.requirementId !== requirement))
      throw new NotFound('finding', finding.id)
    if (provision !== null && (await tx.provision.count({ where: { country, id: provision } })) === 0)
      refuse('provision', 'choice')
    if (proposedStatus !== null && finding === null) refuse('proposedStatus', 'wrong')
    if (finding !== null && proposedStatus === finding.status) refuse('proposedStatus', 'same')
    const made = await tx.proposal.create({
      data: {
        ...{ country, requirementId: requirement, provisionId: provision, proposedStatus, body, source },
        findingId: finding?.id ?? null,
        // What the reader saw, which an edit may have overtaken meanwhile.
        findingVersion: finding === null ? null : (input.findingVersion ?? finding.version),
        authorId: actor.id,
      },
    })
    audit({ kind: 'proposal', id: made.id, country, after: { requirement, proposedStatus, provision, body, source } })
    return { href: '/queue', notice: 'proposalMade' }
  },
})

async function takeOpen({ tx }: CommandContext, id: string, version: number) {
  const proposal = await tx.proposal.findUnique({ where: { id } })
  if (!proposal) throw new NotFound('entry', id)
  requireVersion(proposal.version, version, () => ({ reason: proposal.decisionReason ?? '' }))
  if (proposal.status !== 'open') refuse('', 'expired')
  return proposal
}

export const withdrawProposal = defineChange({
  name: 'proposal.withdraw',
  action: 'proposal.withdraw',
  schema: REVIEW_FORMS['proposal.withdraw'],
  async run(context, { id, version }) {
    const { tx, actor, audit } = context
    const proposal = await takeOpen(context, id, version)
    if (proposal.authorId !== actor.id) throw new Forbidden('proposal.withdraw', 'role')
    await tx.proposal.update({ where: { id }, data: { status: 'withdrawn' } })
    const { country } = proposal
    audit({ kind: 'proposal', id, country, before: { status: 'open' }, after: { status: 'withdrawn' } })
    return { href: '/queue', notice: 'proposalWithdrawn' }
  },
})

/**
 * Accepts a reader's correction. One that proposes a status changes the finding in the same transaction, with a
 * rationale that fits it; one that proposes words leads to the edit form, as nobody's words go in unread.
 */
export const acceptProposal = defineChange({
  name: 'proposal.accept',
  action: 'proposal.decide',
  schema: REVIEW_FORMS['proposal.accept'],
  async run(context, { id, version, findingVersion, confidence, rationale, reason }) {
    const { tx, actor, audit } = context
    const proposal = await takeOpen(context, id, version)
    const { country, requirementId, findingId, proposedStatus, provisionId } = proposal
    context.allow(country)
    let href = `/review/${country}/${requirementId}`
    if (proposedStatus !== null && findingId !== null) {
      context.allow(country, 'finding.edit')
      const finding = await takeFinding(tx, findingId)
      const before = contentOf(finding)
      requireVersion(finding.version, findingVersion ?? 0, () => theirsOf(before, before))
      if (rationale === null) refuse('rationale', 'required')
      const content = {
        ...before,
        status: proposedStatus,
        confidence: confidence ?? before.confidence,
        rationale: withOtherLanguages(rationale, before.rationale),
      }
      await changeFinding(context, finding, content, reason)
      href = cellHref(proposal)
    } else if (provisionId !== null) href = `/review/provision/${country}/${provisionId}`
    await decide(context, id, 'accepted', reason)
    audit({
      ...{ kind: 'proposal', id, country, reason },
      before: { status: 'open' },
      after: { status: 'accepted', by: actor.id },
    })
    return { href, notice: 'proposalAccepted' }
  },
})

export const declineProposal = defineChange({
  name: 'proposal.decline',
  action: 'proposal.decide',
  schema: REVIEW_FORMS['proposal.decline'],
  async run(context, { id, version, reason }) {
    const { country } = await takeOpen(context, id, version)
    context.allow(country)
    await decide(context, id, 'declined', reason)
    context.audit({
      ...{ kind: 'proposal', id, country, reason },
      before: { status: 'open' },
      after: { status: 'declined' },
    })
    return { href: '/queue', notice: 'proposalDeclined' }
  },
})

async function decide(
  { tx, actor }: CommandContext,
  id: string,
  status: 'accepted' | 'declined',
  decisionReason: string,
): Promise<void> {
  await tx.proposal.update({
    where: { id },
    data: { status, decisionReason, deciderId: actor.id, decidedAt: new Date() },
  })
}
