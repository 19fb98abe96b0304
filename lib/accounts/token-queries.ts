import 'server-only'
import type { Actor } from '../auth/schema'
import { readActor } from '../auth/session'
import { database, dayOf } from '../platform/db/client'
import { tokenState } from './rules'
import type { TokenScope, TokenView } from './schema'
import { hashToken, isApiToken } from './secrets'

/** An account's tokens, the newest first: those that were revoked or ran out stay in the list. */
export async function findTokens({ id }: Pick<Actor, 'id'>): Promise<TokenView[]> {
  const found = await database().apiToken.findMany({
    where: { userId: id },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    take: 100,
  })
  const now = new Date()
  return found.map((token) => ({
    id: token.id,
    name: token.name,
    scope: token.scope,
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastUsedOn: dayOf(token.lastUsedOn),
    state: tokenState(token, now),
  }))
}

/** Whose token it is, and what it is good for; null for one that is none, was revoked, ran out or whose owner left. */
export async function findTokenOwner(
  secret: string,
  today: string,
): Promise<{ id: string; actor: Actor; scope: TokenScope } | null> {
  if (!isApiToken(secret)) return null
  const found = await database().apiToken.findUnique({
    where: { tokenHash: hashToken(secret) },
    include: { user: { include: { countries: { orderBy: { country: 'asc' } } } } },
  })
  if (found === null || !found.user.isActive || tokenState(found, new Date()) !== 'open') return null
  // One write a day, however often it is used.
  if (dayOf(found.lastUsedOn) !== today) {
    await database().apiToken.updateMany({
      where: { id: found.id },
      data: { lastUsedOn: new Date(`${today}T00:00:00Z`) },
    })
  }
  return { id: found.id, actor: await readActor(found.user, ''), scope: found.scope }
}
