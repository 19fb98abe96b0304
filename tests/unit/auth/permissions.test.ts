import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, isAction, may, PERMISSIONS, ROLES, refusalOf, requireAction } from '@/lib/auth/permissions'
import type { Actor, Role } from '@/lib/auth/schema'
import { Forbidden } from '@/lib/platform/errors'

const COUNTRIES = [undefined, 'AR', 'BR'] as const

function actorOf(role: Role, over: Partial<Actor> = {}): Actor {
  const countries = role === 'reviewer' ? ['AR'] : []
  const person = { id: role, name: role, email: `${role}@cotejo.example`, role, countries, session: 's' }
  return { ...person, hasTotp: true, mustSetUpTotp: false, ...over }
}

/** What the issue asks for, written down a second time and in another form: who is refused what. */
function expected(actor: Actor | null, action: (typeof ACTIONS)[number], country: string | undefined) {
  const letters = WHO[action]
  if (letters === '*') return null
  if (actor === null) return 'signIn'
  if (!letters.toLowerCase().includes(LETTER[actor.role])) return 'role'
  if (actor.mustSetUpTotp && action !== 'account.manage') return 'totp'
  // A capital letter: for their own countries only.
  const isOwnOnly = letters.includes(LETTER[actor.role].toUpperCase())
  return isOwnOnly && country !== undefined && !actor.countries.includes(country) ? 'role' : null
}

const LETTER = { reader: 'r', reviewer: 'c', staff: 's', admin: 'a' } as const satisfies Record<Role, string>

const WHO: Record<keyof typeof PERMISSIONS, string> = {
  'law.read': '*',
  'register.readPublished': '*',
  'register.readAll': 'rcsa',
  'queue.read': 'rcsa',
  'dashboard.read': 'rcsa',
  'audit.read': 'a',
  'people.read': 'a',
  'settings.read': 'a',
  'mail.read': 'a',
  'session.open': '*',
  'password.reset': '*',
  'invitation.accept': '*',
  'account.manage': 'rcsa',
  'token.make': 'csa',
  'view.save': 'rcsa',
  'comment.write': 'rcsa',
  'proposal.make': 'rcsa',
  'proposal.withdraw': 'rcsa',
  'finding.review': 'C',
  'deficiency.answer': 'C',
  'statement.write': 'C',
  'deficiency.mark': 'sa',
  'deficiency.edit': 'sa',
  'deficiency.step': 'sa',
  'measure.edit': 'sa',
  'measure.step': 'sa',
  'finding.edit': 'sa',
  'provision.edit': 'sa',
  'proposal.decide': 'sa',
  'reading.code': 'Csa',
  'reading.settle': 'sa',
  'conclusions.write': 'sa',
  'dataset.decide': 'sa',
  'workbook.send': 'Csa',
  'release.publish': 'sa',
  'people.manage': 'a',
  'settings.change': 'a',
  'mail.manage': 'a',
}

describe('the table of actions and roles', () => {
  const actors = [
    null,
    ...ROLES.map((role) => actorOf(role)),
    ...ROLES.map((role) => actorOf(role, { hasTotp: false, mustSetUpTotp: true })),
    actorOf('reviewer', { countries: [] }),
    actorOf('reviewer', { countries: ['BR', 'AR'] }),
  ]
  it.each(ACTIONS)('%s is for whom it is meant, in every role, for every country', (action) => {
    for (const actor of actors) {
      for (const country of COUNTRIES) {
        const why = expected(actor, action, country)
        const who = `${actor?.role ?? 'nobody'} of ${actor?.countries} for ${country}, totp ${actor?.mustSetUpTotp}`
        expect(refusalOf(actor, action, country), who).toBe(why)
        expect(may(actor, action, country)).toBe(why === null)
        if (why === null) requireAction(actor, action, country)
        else expect(() => requireAction(actor, action, country)).toThrow(Forbidden)
      }
    }
  })

  it('never gives a country to somebody who has none of it, nor takes it from staff', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ACTIONS),
        fc.uniqueArray(fc.constantFrom('AR', 'BO', 'BR', 'CL', 'CR'), { maxLength: 5 }),
        fc.constantFrom('AR', 'BO', 'BR', 'CL', 'CR'),
        (action, countries, country) => {
          const rule: object = PERMISSIONS[action]
          const reviewer = actorOf('reviewer', { countries })
          if ('ownCountry' in rule) expect(may(reviewer, action, country)).toBe(countries.includes(country))
          else expect(may(reviewer, action, country)).toBe(may(reviewer, action))
          for (const role of ['reader', 'staff', 'admin'] as const)
            expect(may(actorOf(role), action, country)).toBe(may(actorOf(role), action))
        },
      ),
    )
  })

  it('knows an action by its own name alone', () => {
    for (const name of ['', 'toString', '__proto__', 'constructor', 'law.read ', 'LAW.READ'])
      expect(isAction(name)).toBe(false)
    expect(ACTIONS).toEqual(Object.keys(PERMISSIONS))
  })

  it('lets an account without its second factor do one thing: get one', () => {
    const staff = actorOf('admin', { mustSetUpTotp: true, hasTotp: false })
    const allowed = ACTIONS.filter((action) => may(staff, action))
    const open = ACTIONS.filter((action) => may(null, action))
    expect(allowed.toSorted()).toEqual([...open, 'account.manage'].toSorted())
  })
})
