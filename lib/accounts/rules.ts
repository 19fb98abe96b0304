import type { Role } from '../auth/schema'
import type { TokenState } from './schema'

/** An account as far as it matters to whether it may be changed. */
export type Standing = { id: string; role: Role; isActive: boolean }

/**
 * Why an admin may not give an account this role or close it (`role` null); null where nothing stands against it.
 * Nobody does so to their own account, and the last open admin account stays one: otherwise nobody could open another.
 */
export function refusalOfChange(
  self: string,
  target: Standing,
  role: Role | null,
  otherOpenAdmins: number,
): 'ownAccount' | 'lastAdmin' | null {
  if (target.role === role) return null
  if (target.id === self) return 'ownAccount'
  const isAdminNow = target.role === 'admin' && target.isActive
  return isAdminNow && otherOpenAdmins === 0 ? 'lastAdmin' : null
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'

export function stateOf(
  { acceptedAt, revokedAt, expiresAt }: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (acceptedAt !== null) return 'accepted'
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}

/** Whether a token is good for anything. */
export function tokenState(
  { revokedAt, expiresAt }: { revokedAt: Date | null; expiresAt: Date },
  now: Date,
): TokenState {
  if (revokedAt !== null) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

/** Browser and system by their names, as far as the browser's own word tells them. */
export function deviceOf(userAgent: string | null): { browser: string | null; system: string | null } {
  const first = (names: typeof BROWSERS) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1] ?? null
  return { browser: first(BROWSERS), system: first(SYSTEMS) }
}
