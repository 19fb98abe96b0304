import 'server-only'
import { defineChange, defineOpenChange, refuse, type Tx } from '../auth/command'
import { keepLetter, sendWaiting } from '../mail/commands'
import { invitationLetter } from '../mail/letters'
import { NotFound } from '../platform/errors'
import { DEFAULT_LOCALE, isLocale } from '../platform/i18n/locales'
import { ACCOUNT_FORMS } from './forms'
import { addPassword } from './passwords'
import { stateOf } from './rules'
import { hashToken, makeToken } from './secrets'

const DAYS_VALID = 7
const expiry = () => new Date(Date.now() + DAYS_VALID * 24 * 60 * 60 * 1000)

export const makeInvitation = defineChange({
  name: 'invitation.make',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['invitation.make'],
  async run({ tx, actor, audit, afterwards }, { name, email, role, countries, language }) {
    const hasAccount = (await tx.user.count({ where: { email } })) > 0
    const hasInvitation = (await tx.invitation.count({ where: { email, acceptedAt: null, revokedAt: null } })) > 0
    if (hasAccount || hasInvitation) refuse('email', 'taken')
    const answersFor = role === 'reviewer' ? await requireCountries(tx, countries) : []
    const token = makeToken()
    const { id } = await tx.invitation.create({
      data: {
        ...{ name, email, role, countries: answersFor, locale: language },
        ...{ tokenHash: hashToken(token), expiresAt: expiry(), invitedById: actor.id },
      },
    })
    audit({ kind: 'invitation', id, after: { name, email, role, countries: answersFor } })
    const letter = await keepLetter(tx, await invitationLetter({ email, name, locale: language }, token, actor.name))
    afterwards(() => sendWaiting(letter))
    return { href: '/people?done=invited' }
  },
})

/** A new link, valid for its full time; the old one leads nowhere any more. */
export const resendInvitation = defineChange({
  name: 'invitation.resend',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['invitation.resend'],
  async run({ tx, actor, audit, afterwards }, { id }) {
    const found = await requirePending(tx, id)
    const token = makeToken()
    const expiresAt = expiry()
    await tx.invitation.update({ where: { id }, data: { tokenHash: hashToken(token), expiresAt } })
    audit({
      kind: 'invitation',
      id,
      before: { expiresAt: found.expiresAt.toISOString() },
      after: { expiresAt: expiresAt.toISOString() },
    })
    const { email, name } = found
    const locale = isLocale(found.locale) ? found.locale : DEFAULT_LOCALE
    const letter = await keepLetter(tx, await invitationLetter({ email, name, locale }, token, actor.name))
    afterwards(() => sendWaiting(letter))
    return { href: '/people?done=invited' }
  },
})

export const revokeInvitation = defineChange({
  name: 'invitation.revoke',
  action: 'people.manage',
  schema: ACCOUNT_FORMS['invitation.revoke'],
  async run({ tx, audit }, { id }) {
    const { name, email, role } = await requirePending(tx, id)
    await tx.invitation.update({ where: { id }, data: { revokedAt: new Date() } })
    audit({ kind: 'invitation', id, before: { name, email, role }, after: null })
    return { href: '/people?done=revoked' }
  },
})

export const acceptInvitation = defineOpenChange({
  name: 'invitation.accept',
  action: 'invitation.accept',
  schema: ACCOUNT_FORMS['invitation.accept'],
  async run({ tx, locale, audit, actAs }, { token, name, password }) {
    const invitation = await tx.invitation.findUnique({ where: { tokenHash: hashToken(token) } })
    if (invitation === null || stateOf(invitation, new Date()) !== 'open') refuse('', 'expired')
    const { email, role, countries } = invitation
    // Made meanwhile by other means: the command line.
    if ((await tx.user.count({ where: { email } })) > 0) refuse('', 'taken')
    const id = crypto.randomUUID()
    await tx.user.create({ data: { id, name, email, role, locale, emailVerified: true } })
    await addPassword(tx, id, password)
    await tx.reviewerCountry.createMany({ data: countries.map((country) => ({ userId: id, country })) })
    await tx.invitation.update({ where: { id: invitation.id }, data: { acceptedAt: new Date() } })
    actAs({ id, name, role })
    audit({ kind: 'invitation', id: invitation.id, after: { accepted: true } })
    audit({ kind: 'account', id, after: { name, email, role, countries } })
    return { href: '/sign-in?done=invitation' }
  },
})

async function requirePending(tx: Tx, id: string) {
  const found = await tx.invitation.findUnique({ where: { id } })
  if (found === null || found.acceptedAt !== null || found.revokedAt !== null) throw new NotFound('invitation', id)
  return found
}

/** Throws Refused where one of the codes is no country of ours. */
export async function requireCountries(tx: Tx, codes: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(codes)].sort()
  const known = await tx.jurisdiction.count({ where: { code: { in: wanted } } })
  if (known !== wanted.length) refuse('countries', 'choice')
  return wanted
}
