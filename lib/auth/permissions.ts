import { Forbidden } from '../platform/errors'
import type { Actor, Role } from './schema'

/*
 * Who may do what: the one table. Every command and every route names an action of it; the help page shows it; a test
 * tries every role on every one of them.
 */

export const ROLES = ['reader', 'reviewer', 'staff', 'admin'] as const

type Rule = {
  /** `anyone`: without an account too. */
  roles: readonly Role[] | 'anyone'
  /** Only for a country that the reviewer answers for. The others of `roles` are not held to it. */
  ownCountry?: true
}

const ACCOUNT = ['reader', 'reviewer', 'staff', 'admin'] as const
const STAFF = ['staff', 'admin'] as const
const ADMIN = ['admin'] as const
const REVIEWER = ['reviewer'] as const

export const PERMISSIONS = {
  // Reading
  'law.read': { roles: 'anyone' },
  'register.readPublished': { roles: 'anyone' },
  'register.readAll': { roles: ACCOUNT },
  'queue.read': { roles: ACCOUNT },
  'dashboard.read': { roles: ACCOUNT },
  'audit.read': { roles: ADMIN },
  'people.read': { roles: ADMIN },
  'settings.read': { roles: ADMIN },
  'mail.read': { roles: ADMIN },
  // One's own account
  'session.open': { roles: 'anyone' },
  'password.reset': { roles: 'anyone' },
  'invitation.accept': { roles: 'anyone' },
  'account.manage': { roles: ACCOUNT },
  'token.make': { roles: ['reviewer', 'staff', 'admin'] },
  // What every account may write
  'view.save': { roles: ACCOUNT },
  'comment.write': { roles: ACCOUNT },
  'proposal.make': { roles: ACCOUNT },
  'proposal.withdraw': { roles: ACCOUNT },
  // A country's own word
  'finding.review': { roles: REVIEWER, ownCountry: true },
  'deficiency.answer': { roles: REVIEWER, ownCountry: true },
  'statement.write': { roles: REVIEWER, ownCountry: true },
  // Programme staff
  'deficiency.mark': { roles: STAFF },
  'deficiency.edit': { roles: STAFF },
  'deficiency.step': { roles: STAFF },
  'measure.edit': { roles: STAFF },
  'measure.step': { roles: STAFF },
  'finding.edit': { roles: STAFF },
  'provision.edit': { roles: STAFF },
  'proposal.decide': { roles: STAFF },
  'reading.code': { roles: ['reviewer', 'staff', 'admin'], ownCountry: true },
  'reading.settle': { roles: STAFF },
  'conclusions.write': { roles: STAFF },
  'dataset.decide': { roles: STAFF },
  'workbook.send': { roles: ['reviewer', 'staff', 'admin'], ownCountry: true },
  'release.publish': { roles: STAFF },
  // Administration
  'people.manage': { roles: ADMIN },
  'settings.change': { roles: ADMIN },
  'mail.manage': { roles: ADMIN },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof PERMISSIONS

export const ACTIONS = Object.keys(PERMISSIONS).filter(isAction)

export function isAction(name: string): name is Action {
  return Object.hasOwn(PERMISSIONS, name)
}

/** Why the actor may not; null where they may. `country` is what the action touches, where it touches one. */
export function refusalOf(actor: Actor | null, action: Action, country?: string): Forbidden['why'] | null {
  const rule: Rule = PERMISSIONS[action]
  if (rule.roles === 'anyone') return null
  if (actor === null) return 'signIn'
  if (!rule.roles.includes(actor.role)) return 'role'
  if (actor.mustSetUpTotp && action !== 'account.manage') return 'totp'
  const isHeldToOwn = rule.ownCountry === true && actor.role === 'reviewer'
  if (isHeldToOwn && country !== undefined && !actor.countries.includes(country)) return 'role'
  return null
}

export function may(actor: Actor | null, action: Action, country?: string): boolean {
  return refusalOf(actor, action, country) === null
}

/** Throws Forbidden. */
export function requireAction(actor: Actor | null, action: Action, country?: string): void {
  const why = refusalOf(actor, action, country)
  if (why !== null) throw new Forbidden(action, why)
}
