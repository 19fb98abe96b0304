import 'server-only'
import type { TokenScope } from '../accounts/schema'
import { findTokenOwner } from '../accounts/token-queries'
import type { Actor } from '../auth/schema'
import { currentRequest } from '../platform/http/request-context'
import { countRequest } from './limits'
import { ApiRefusal } from './problems'

export type Caller = { actor: Actor | null; scope: TokenScope; limits: Record<string, string> }

/** Who calls, counted. A token that is none is a fault, not a caller without one. Throws ApiRefusal. */
export async function findCaller(authorization: string | null): Promise<Caller> {
  const { remote = '', today } = currentRequest()
  if (authorization === null) return { actor: null, scope: 'read', limits: await countRequest({ remote }) }
  const secret = /^Bearer +(\S+) *$/i.exec(authorization)?.[1]
  const owner = secret === undefined ? null : await findTokenOwner(secret, today)
  if (owner === null) {
    const limits = await countRequest({ remote })
    throw new ApiRefusal('token', {
      headers: { ...limits, 'www-authenticate': 'Bearer realm="cotejo", error="invalid_token"' },
    })
  }
  const { id, actor, scope } = owner
  return { actor, scope, limits: await countRequest({ token: id }) }
}
