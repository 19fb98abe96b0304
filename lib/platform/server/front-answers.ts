import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestContext } from '../http/request-context'
import { isLocale, type Locale, negotiateLocale } from '../i18n/locales'
import { bareProblem, PREFLIGHT_HEADERS } from './api-front'
import type { Captured } from './capture'
import { contentSecurityPolicy } from './content-security'
import { type Encoding, encode, isCompressible } from './encoding'
import { FAILURE_STATUS, type Failure, failurePage, RETRY_AFTER } from './failure-page'
import type { Observer } from './observe'
import type { StoredAnswer } from './page-cache'

// How answers go out: their headers, their encoding, and what is said where there is none.

export const API_VARY = 'accept, accept-encoding, authorization'

export async function failProgram(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  status: number,
): Promise<void> {
  response.writeHead(status, {
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': context.id,
    ...(status === 405 ? { allow: PREFLIGHT_HEADERS.allow } : {}),
    ...(status === 503 ? { 'retry-after': RETRY_AFTER } : {}),
    ...(status === 411 || status === 413 ? { connection: 'close' } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : bareProblem(status, context.id))
}

export async function sayMeasurements(
  observer: Observer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const text = await observer.read(request.headers.authorization)
  const type = text === null ? 'text/plain; charset=utf-8' : 'text/plain; version=0.0.4; charset=utf-8'
  const challenge = text === null ? { 'www-authenticate': 'Bearer' } : {}
  response
    .writeHead(text === null ? 401 : 200, { 'content-type': type, 'cache-control': 'no-store', ...challenge })
    .end(text ?? '401')
}

// For whoever watches over the process: it is alive; it can answer.
export function sayPlainly(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(status === 200 ? 'ok' : 'unavailable')
}

export async function store(captured: Captured, encoding: Encoding, effort: 'page' | 'asset'): Promise<StoredAnswer> {
  const { status, body } = captured
  const headers = { ...captured.headers }
  for (const name of [
    'transfer-encoding',
    'connection',
    'keep-alive',
    'date',
    'content-length',
    'etag',
    'x-powered-by',
  ])
    delete headers[name]
  const isPlain = encoding === 'identity' || !isCompressible(headers['content-type'])
  const encoded = isPlain ? body : await encode(body, encoding, effort)
  if (!isPlain) headers['content-encoding'] = encoding
  headers.vary = [...new Set([...(headers.vary ?? '').split(/,\s*/).filter(Boolean), 'accept-encoding'])].join(', ')
  // A page may be kept by the reader's browser alone, and is asked for again each time: 304 when nothing changed.
  if (effort === 'page') headers['cache-control'] = 'private, no-cache'
  if (headers['content-type']?.startsWith('text/html'))
    headers['content-security-policy'] = contentSecurityPolicy(body.toString())
  headers.etag = etagOf(body, isPlain ? 'identity' : encoding)
  headers['content-length'] = String(encoded.length)
  return { status, headers, body: encoded, demand: 0 }
}

// Weak: it names what is said and in which encoding, whether it was compressed quickly or thoroughly.
function etagOf(body: Buffer, encoding: Encoding): string {
  const hash = createHash('sha256').update(encoding).update(body).digest('base64url')
  return `W/"${hash.slice(0, 27)}"`
}

export function send(
  request: IncomingMessage,
  response: ServerResponse,
  made: StoredAnswer,
  context: RequestContext,
): void {
  if (response.destroyed) return
  const fresh = made.status === 200 && request.headers['if-none-match']?.split(/,\s*/).includes(made.headers.etag ?? '')
  if (fresh) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...headers } = made.headers
    response.writeHead(304, headers).end()
    return
  }
  response.writeHead(made.status, { ...made.headers, 'x-request-id': context.id })
  response.end(request.method === 'HEAD' ? undefined : made.body)
}

const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  // A browser takes it over TLS alone; a deployment without TLS never sends it.
  ...(process.env.COTEJO_URL?.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
}

export function setSecurityHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
}

// For an address that tells of a case: nobody on the way keeps the page, and no other site is told where it was linked.
export const READER_HEADERS = { 'cache-control': 'private, no-store', 'referrer-policy': 'same-origin' }
export const PRIVATE_HEADERS = { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }

export async function fail(
  request: IncomingMessage,
  response: ServerResponse,
  context: RequestContext,
  failure: Failure,
): Promise<void> {
  const first = request.url?.split(/[/?]/)[1]
  const locale: Locale = isLocale(first) ? first : negotiateLocale(request.headers['accept-language'])
  const body = failurePage(failure, locale, context.id)
  response.writeHead(FAILURE_STATUS[failure], {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': context.id,
    // It has a style and nothing else.
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ...(failure === 'unavailable' ? { 'retry-after': RETRY_AFTER } : {}),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
