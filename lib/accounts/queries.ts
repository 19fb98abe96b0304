import 'server-only'
import type { Actor } from '../auth/schema'
import { database } from '../platform/db/client'
import { deviceOf, stateOf } from './rules'
import { hashToken } from './secrets'
import { countBackupCodes, findSetUp } from './totp-commands'

export type SessionView = {
  id: string
  browser: string | null
  system: string | null
  openedAt: Date
  seenAt: Date
  isThis: boolean
}

/** The account's sessions that still hold, this one first, then the newest. */
export async function findSessions({ id, session }: Pick<Actor, 'id' | 'session'>): Promise<SessionView[]> {
  const found = await database().session.findMany({
    where: { userId: id, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
  })
  return found
    .map((one) => ({
      ...deviceOf(one.userAgent),
      id: one.id,
      openedAt: one.createdAt,
      seenAt: one.updatedAt,
      isThis: one.id === session,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis))
}

export type TotpView =
  | { state: 'off' }
  | { state: 'setUp'; secret: string; backupCodes: string[] }
  | { state: 'on'; backupCodesLeft: number }

export async function findTotp({ id, hasTotp }: Pick<Actor, 'id' | 'hasTotp'>): Promise<TotpView> {
  if (hasTotp) return { state: 'on', backupCodesLeft: await countBackupCodes(id) }
  const setUp = await findSetUp(id)
  return setUp === null ? { state: 'off' } : { state: 'setUp', ...setUp }
}

export function findPeople() {
  return database().user.findMany({
    orderBy: [{ isActive: 'desc' }, { name: 'asc' }],
    select: {
      ...{ id: true, name: true, email: true, role: true, isActive: true, version: true, twoFactorEnabled: true },
      countries: { orderBy: { country: 'asc' }, select: { country: true } },
      sessions: { orderBy: { updatedAt: 'desc' }, take: 1, select: { updatedAt: true } },
    },
  })
}

/** Those that nobody has accepted and nobody has taken back, the newest first. */
export async function findInvitations() {
  const found = await database().invitation.findMany({
    where: { acceptedAt: null, revokedAt: null },
    orderBy: { createdAt: 'desc' },
  })
  const now = new Date()
  return found.map(({ tokenHash: _, ...invitation }) => ({ ...invitation, state: stateOf(invitation, now) }))
}

/** The invitation that a link leads to; null unless it can be accepted. */
export async function findInvitation(token: string) {
  const found = await database().invitation.findUnique({ where: { tokenHash: hashToken(token) } })
  if (found === null || stateOf(found, new Date()) !== 'open') return null
  const { name, email, role, countries, expiresAt } = found
  return { name, email, role, countries, expiresAt }
}

/** The countries that a reviewer may answer for. */
export async function findCountryCodes(): Promise<string[]> {
  const found = await database().jurisdiction.findMany({ select: { code: true }, orderBy: { code: 'asc' } })
  return found.map(({ code }) => code)
}
