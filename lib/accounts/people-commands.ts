import 'server-only'
import { defineChange, refuse, requireVersion, type Tx } from '../auth/command'
import type { Role } from '../auth/schema'
import { NotFound } from '../platform/errors'
import { ACCOUNT_FORMS } from './forms'
import { requireCountries } from './invitation-commands'
import { refusalOfChange } from './rules'

export const changePerson = defineChange({
  name: 'person.change',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['person.change'],
  async run({ tx, actor, audit }, { id, version, role, countries }) {
    const person = await requirePerson(tx, id, version)
    await requireAllowed(tx, actor.id, person, role)
    const before = { role: person.role, countries: person.countries.map(({ country }) => country) }
    const after = { role, countries: role === 'reviewer' ? await requireCountries(tx, countries) : [] }
    if (JSON.stringify(before) === JSON.stringify(after)) refuse('', 'same')
    await tx.user.update({ where: { id }, data: { role, version: { increment: 1 } } })
    await tx.reviewerCountry.deleteMany({ where: { userId: id } })
    await tx.reviewerCountry.createMany({ data: after.countries.map((country) => ({ userId: id, country })) })
    audit({ kind: 'account', id, before, after })
    return { href: '/people?done=changed' }
  },
})

/** The account keeps its name on what it did. Whoever is signed in with it is so no longer, and its tokens end. */
export const closePerson = defineChange({
  name: 'person.close',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['person.close'],
  async run({ tx, actor, audit }, { id, version }) {
    const person = await requirePerson(tx, id, version)
    await requireAllowed(tx, actor.id, person, null)
    await setActive(tx, id, false)
    await tx.session.deleteMany({ where: { userId: id } })
    await tx.apiToken.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: new Date() } })
    audit({ kind: 'account', id, before: { open: person.isActive }, after: { open: false } })
    return { href: '/people?done=closed' }
  },
})

export const reopenPerson = defineChange({
  name: 'person.reopen',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['person.reopen'],
  async run({ tx, audit }, { id, version }) {
    const person = await requirePerson(tx, id, version)
    await setActive(tx, id, true)
    audit({ kind: 'account', id, before: { open: person.isActive }, after: { open: true } })
    return { href: '/people?done=reopened' }
  },
})

async function requirePerson(tx: Tx, id: string, version: number) {
  const person = await tx.user.findUnique({
    where: { id },
    include: { countries: { orderBy: { country: 'asc' } } },
  })
  if (person === null) throw new NotFound('person', id)
  requireVersion(person.version, version, () => ({ role: person.role }))
  return person
}

async function requireAllowed(
  tx: Tx,
  self: string,
  person: { id: string; role: Role; isActive: boolean },
  role: Role | null,
): Promise<void> {
  const others = await tx.user.count({ where: { role: 'admin', isActive: true, NOT: { id: person.id } } })
  const fault = refusalOfChange(self, person, role, others)
  if (fault !== null) refuse('', fault)
}

async function setActive(tx: Tx, id: string, isActive: boolean): Promise<void> {
  await tx.user.update({ where: { id }, data: { isActive, version: { increment: 1 } } })
}
