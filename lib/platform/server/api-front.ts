import { createHash } from 'node:crypto'
import { type IncomingHttpHeaders, STATUS_CODES } from 'node:http'
import { negotiateType } from '../http/accept'

// What the server ahead does otherwise for programs than for pages: no cookies, other sites may read, problems are JSON.

export const isApi = (path: string) => path === '/api' || path.startsWith('/api/')

/** The kinds of answers that one address has (lib/api/answer), kept apart in memory. */
const TYPES = ['application/json', 'text/csv'] as const
export const typeAsked = (accept: string | undefined) => negotiateType(accept, TYPES) ?? 'none'

/** Any site may read, and none with its reader's session: the API takes no cookie. */
export const CORS_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'Cotejo-Revision, Cotejo-Date, ETag, Link, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id',
  'cross-origin-resource-policy': 'cross-origin',
}

/** What a browser is told that asks before it reads. A token has no place in another site's page. */
export const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'GET, HEAD, OPTIONS',
  'access-control-allow-headers': 'Accept, Accept-Language, If-None-Match',
  'access-control-max-age': '86400',
  allow: 'GET, HEAD, POST, OPTIONS',
}

export const COUNTED = ['ratelimit', 'ratelimit-policy'] as const

/** Says of what an answer is made: the data's revision, the build, the day, the address and its kind. */
export function apiTag(revision: string, ...rest: readonly string[]): string {
  return `W/"r${revision}-${createHash('sha256').update(rest.join('\n')).digest('base64url').slice(0, 22)}"`
}

/** No body that an operation takes is near it. */
const MOST_BODY_BYTES = 2 ** 20

/** Why a request that is to change something goes no further: its method, a length that is not said, one beyond bounds. */
export function refusalOfBody(method: string, headers: IncomingHttpHeaders): 405 | 411 | 413 | null {
  if (!['POST', 'PUT', 'PATCH', 'DELETE'].includes(method)) return 405
  const length = headers['content-length']
  // What has neither length nor pieces has no body at all.
  if (length === undefined) return headers['transfer-encoding'] === undefined ? null : 411
  return Number(length) > MOST_BODY_BYTES ? 413 : null
}

/** RFC 9457, for what goes wrong before the API itself is reached. */
export function bareProblem(status: number, requestId: string): string {
  const title = STATUS_CODES[status] ?? String(status)
  return JSON.stringify({ type: 'about:blank', title, status, instance: `urn:uuid:${requestId}` })
}
