import 'server-only'
import { countTry } from '../accounts/throttle'
import { ApiRefusal } from './problems'

const WINDOW = 60

/** Requests a minute, by one address or with one token. What the server sends from memory is not counted. */
function mostRequests(): number {
  const given = Number(process.env.COTEJO_API_LIMIT)
  return Number.isInteger(given) && given > 0 ? given : 300
}

/**
 * Counts a request and answers the headers that say what is left (draft-ietf-httpapi-ratelimit-headers). Throws
 * ApiRefusal once there were too many.
 */
export async function countRequest(who: { token: string } | { remote: string }): Promise<Record<string, string>> {
  const [kind, value] = 'token' in who ? ['api-token', who.token] : ['api-from', who.remote]
  const most = mostRequests()
  const { count, left } = await countTry(kind, value, WINDOW)
  const headers = {
    'ratelimit-policy': `"minute";q=${most};w=${WINDOW}`,
    ratelimit: `"minute";r=${Math.max(0, most - count)};t=${left}`,
  }
  if (count > most)
    throw new ApiRefusal('tooMany', { headers: { ...headers, 'retry-after': String(Math.max(1, left)) } })
  return headers
}
