import type { Actor, Role } from '../auth/schema'
import type { DeficiencyStatus } from './schema'

/*
 * Which steps a deficiency can take and who may take them: the one table. The pages offer what it allows, the commands
 * refuse what it does not, the help page shows it.
 */

export type Step = {
  from: DeficiencyStatus
  to: DeficiencyStatus
  roles: readonly Role[]
  /** The step has to be explained. */
  needsReason: boolean
  /** Taking up again what had ended. */
  isReopening?: true
}

const STAFF = ['staff', 'admin'] as const
const COUNTRY = ['reviewer'] as const

const step = (from: DeficiencyStatus, to: DeficiencyStatus, roles: readonly Role[], needsReason = false): Step => ({
  from,
  to,
  roles,
  needsReason,
})

const reopen = (from: DeficiencyStatus, to: DeficiencyStatus): Step => ({
  from,
  to,
  roles: STAFF,
  needsReason: true,
  isReopening: true,
})

/** A reviewer takes a step only for a country of their own. */
export const STEPS: readonly Step[] = [
  step('identified', 'confirmed', COUNTRY),
  step('identified', 'disputed', COUNTRY, true),
  step('identified', 'dismissed', STAFF, true),
  step('confirmed', 'disputed', COUNTRY, true),
  step('disputed', 'confirmed', COUNTRY),
  // Staff settle a dispute: with reasons they uphold what was marked, or let it go.
  step('disputed', 'identified', STAFF, true),
  step('disputed', 'dismissed', STAFF, true),
  step('confirmed', 'measure_proposed', STAFF),
  step('confirmed', 'dismissed', STAFF, true),
  step('measure_proposed', 'in_progress', STAFF),
  step('measure_proposed', 'confirmed', STAFF, true),
  step('measure_proposed', 'dismissed', STAFF, true),
  step('in_progress', 'resolved', STAFF, true),
  step('in_progress', 'measure_proposed', STAFF, true),
  step('in_progress', 'dismissed', STAFF, true),
  reopen('resolved', 'in_progress'),
  reopen('resolved', 'identified'),
  reopen('dismissed', 'identified'),
]

/** Whether a deficiency in this state counts as open. */
export function isOpen(status: DeficiencyStatus): boolean {
  return status !== 'resolved' && status !== 'dismissed'
}

export function findStep(from: DeficiencyStatus, to: DeficiencyStatus): Step | null {
  return STEPS.find((one) => one.from === from && one.to === to) ?? null
}

export function mayStep(actor: Pick<Actor, 'role' | 'countries'>, country: string, { roles }: Step): boolean {
  if (!roles.includes(actor.role)) return false
  return actor.role !== 'reviewer' || actor.countries.includes(country)
}

/** The steps that the actor may take from here. */
export function stepsFor(
  actor: Pick<Actor, 'role' | 'countries'> | null,
  { status, country }: { status: DeficiencyStatus; country: string },
): Step[] {
  if (actor === null) return []
  return STEPS.filter((one) => one.from === status && mayStep(actor, country, one))
}
