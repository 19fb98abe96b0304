import 'server-only'
import { symmetricDecrypt } from 'better-auth/crypto'
import { auth } from '../auth/auth'
import { defineChange, defineEntry, refuse, type Tx } from '../auth/command'
import { database } from '../platform/db/client'
import { ACCOUNT_FORMS } from './forms'
import { requirePassword } from './passwords'
import { takeTry } from './throttle'
import { isCode } from './totp'

/** The secret of a second factor that is being set up, and the codes for the day the telephone is lost. */
export async function findSetUp(userId: string): Promise<{ secret: string; backupCodes: string[] } | null> {
  const found = await database().twoFactor.findFirst({ where: { userId, verified: false } })
  if (found === null) return null
  const [secret, { backupCodes }] = await Promise.all([
    readSecret(found.secret),
    auth().api.viewBackupCodes({ body: { userId } }),
  ])
  return { secret, backupCodes }
}

/** How many of the codes kept for that day are left. */
export async function countBackupCodes(userId: string): Promise<number> {
  const { backupCodes } = await auth().api.viewBackupCodes({ body: { userId } })
  return backupCodes.length
}

async function readSecret(kept: string): Promise<string> {
  const { secretConfig } = await auth().$context
  return symmetricDecrypt({ key: secretConfig, data: kept })
}

// Nothing is asked for at sign-in before the code below was confirmed; until then this is no change of the account.
export const beginTotp = defineEntry({
  name: 'totp.begin',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['totp.begin'],
  async run({ actor, cookie }, { password }) {
    if (actor === null || actor.hasTotp) refuse('', 'taken')
    await requirePassword(actor.id, password, 'password')
    await auth().api.enableTwoFactor({ body: { password, method: 'totp' }, headers: new Headers({ cookie }) })
    return { href: '/account?done=totpBegun' }
  },
})

export const abandonTotp = defineEntry({
  name: 'totp.abandon',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['totp.abandon'],
  async run({ actor }) {
    await database().twoFactor.deleteMany({ where: { userId: actor?.id ?? '', verified: false } })
    return { href: '/account?done=totpAbandoned' }
  },
})

export const confirmTotp = defineChange({
  name: 'totp.confirm',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['totp.confirm'],
  async run({ tx, actor, audit }, { code }) {
    if (!(await takeTry('totp-set-up', actor.id, 20))) refuse('', 'tooOften')
    const found = await tx.twoFactor.findFirst({ where: { userId: actor.id, verified: false } })
    if (found === null) refuse('', 'expired')
    if (!isCode(await readSecret(found.secret), code, Date.now())) refuse('code', 'wrong')
    await tx.twoFactor.update({ where: { id: found.id }, data: { verified: true } })
    await markTotp(tx, actor.id, true)
    audit({ kind: 'account', id: actor.id, before: { secondFactor: false }, after: { secondFactor: true } })
    return { href: '/account?done=totpOn' }
  },
})

export const removeTotp = defineChange({
  name: 'totp.remove',
  action: 'account.manage',
  schema: ACCOUNT_FORMS['totp.remove'],
  async run({ tx, actor, audit }, { password }) {
    await requirePassword(actor.id, password, 'password')
    if (!actor.hasTotp) refuse('', 'expired')
    await tx.twoFactor.deleteMany({ where: { userId: actor.id } })
    await markTotp(tx, actor.id, false)
    audit({ kind: 'account', id: actor.id, before: { secondFactor: true }, after: { secondFactor: false } })
    return { href: '/account?done=totpOff' }
  },
})

async function markTotp(tx: Tx, id: string, twoFactorEnabled: boolean): Promise<void> {
  await tx.user.update({ where: { id }, data: { twoFactorEnabled } })
}
