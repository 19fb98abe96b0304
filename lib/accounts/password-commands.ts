import 'server-only'
import { defineChange, defineEntry, defineOpenChange, refuse } from '../auth/command'
import { keepLetter, sendWaiting } from '../mail/commands'
import { resetLetter } from '../mail/letters'
import { database } from '../platform/db/client'
import { log } from '../platform/log'
import { ACCOUNT_FORMS } from './forms'
import { requirePassword, setPassword } from './passwords'
import { hashToken, makeToken } from './secrets'
import { takeTry } from './throttle'

const HOUR = 60 * 60 * 1000

export const changePassword = defineChange({
  name: 'password.change',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['password.change'],
  async run({ tx, actor, audit }, { current, password }) {
    await requirePassword(actor.id, current, 'current')
    await setPassword(tx, actor.id, password, actor.session)
    audit({ kind: 'account', id: actor.id })
    return { notice: 'passwordChanged' }
  },
})

/** Asks for a letter with a link. The answer, and how soon it comes, is the same whether there is such an account. */
export const askForPassword = defineEntry({
  name: 'password.ask',
  action: 'password.reset',
  schema: ACCOUNT_FORMS['password.ask'],
  async run({ remote }, { email }) {
    const isAllowed = (await takeTry('reset-from', remote, 20)) && (await takeTry('reset-of', email, 3))
    if (!isAllowed) refuse('', 'tooOften')
    sendLink(email).catch((error) => log.error({ err: error }, 'a link to a new password could not be made'))
    return { notice: 'resetAsked' }
  },
})

async function sendLink(email: string): Promise<void> {
  const user = await database().user.findUnique({ where: { email }, select: { id: true, isActive: true } })
  if (!user?.isActive) return
  const token = makeToken()
  const data = {
    id: crypto.randomUUID(),
    identifier: identifierOf(token),
    value: user.id,
    expiresAt: new Date(Date.now() + HOUR),
  }
  const letter = await resetLetter(email, token)
  const id = await database().$transaction(async (tx) => {
    await tx.verification.create({ data })
    return keepLetter(tx, letter)
  })
  await sendWaiting(id)
}

// Only a hash of the link's secret is kept.
const identifierOf = (token: string) => `new-password:${hashToken(token)}`

/** Is this the secret of a link that still holds? */
export async function isResetToken(token: string): Promise<boolean> {
  const found = await database().verification.findFirst({ where: { identifier: identifierOf(token) } })
  return found !== null && found.expiresAt > new Date()
}

export const resetPassword = defineOpenChange({
  name: 'password.reset',
  action: 'password.reset',
  schema: ACCOUNT_FORMS['password.reset'],
  async run({ tx, audit, actAs }, { token, password }) {
    const found = await tx.verification.findFirst({ where: { identifier: identifierOf(token) } })
    const user = found === null ? null : await tx.user.findUnique({ where: { id: found.value } })
    if (found === null || found.expiresAt <= new Date() || !user?.isActive) refuse('', 'expired')
    // With this one all other links of the account are of no use any more.
    await tx.verification.deleteMany({ where: { value: user.id, identifier: { startsWith: 'new-password:' } } })
    await setPassword(tx, user.id, password)
    actAs({ id: user.id, name: user.name, role: user.role })
    audit({ kind: 'account', id: user.id })
    return { href: '/sign-in?done=reset' }
  },
})
