import 'server-only'
import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { refuse, type Tx } from '../auth/command'
import { database } from '../platform/db/client'
import { forgetTries, takeTry } from './throttle'

const CREDENTIAL = 'credential'

/** Refuses `field` unless this is the account's password; only so many tries are answered. */
export async function requirePassword(id: string, password: string, field: string): Promise<void> {
  if (!(await takeTry('password-of', id, 10))) refuse('', 'tooOften')
  const credential = await database().account.findFirst({ where: { userId: id, providerId: CREDENTIAL } })
  const isRight =
    Boolean(credential?.password) && (await verifyPassword({ hash: credential?.password ?? '', password }))
  if (!isRight) refuse(field, 'wrong')
  await forgetTries('password-of', id)
}

/** Gives the account this password and ends its sessions, but for one. */
export async function setPassword(tx: Tx, id: string, password: string, keptSession?: string): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { userId: id, providerId: CREDENTIAL },
    data: { password: await hashPassword(password) },
  })
  if (count === 0) throw new Error(`account ${id} has no password to change`)
  await tx.session.deleteMany({ where: { userId: id, NOT: { id: keptSession ?? '' } } })
}

export async function addPassword(tx: Tx, id: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  await tx.account.create({
    data: { id: crypto.randomUUID(), accountId: id, providerId: CREDENTIAL, userId: id, password: hash },
  })
}
