import 'server-only'
import type { CommandContext } from '../auth/command'
import { refuse } from '../auth/command'
import { Forbidden, NotFound } from '../platform/errors'
import type { DeficiencyStatus } from './schema'
import { findStep, mayStep } from './workflow-rules'

/**
 * Takes a step of the workflow inside a change that is under way. Throws Refused where there is no such step or it
 * lacks its reason, Forbidden where the actor may not take it.
 */
export async function stepDeficiency(
  context: CommandContext,
  id: string,
  to: DeficiencyStatus,
  reason: string | null,
): Promise<void> {
  const { tx, actor } = context
  const row = await tx.deficiency.findUnique({ where: { id } })
  if (!row) throw new NotFound('deficiency', id)
  const step = findStep(row.status, to)
  if (step === null) refuse('to', 'choice')
  if (!mayStep(actor, row.country, step)) throw new Forbidden('deficiency.step', 'role')
  if (step.needsReason && reason === null) refuse('reason', 'required')
  await tx.deficiency.update({ where: { id }, data: { status: to, statusReason: reason, updatedAt: new Date() } })
  context.audit({
    kind: 'deficiency',
    id,
    country: row.country,
    reason,
    before: { status: row.status },
    after: { status: to },
  })
}
