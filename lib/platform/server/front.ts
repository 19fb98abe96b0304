import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestContext, runWithRequest } from '../http/request-context'
import { dayIn, zoneOf } from '../http/today'
import { negotiateLocale } from '../i18n/locales'
import { log } from '../log'
import type { RevisionReader } from '../revision'
import { apiTag, CORS_HEADERS, COUNTED, isApi, PREFLIGHT_HEADERS, refusalOfBody, typeAsked } from './api-front'
import { type Captured, captureAnswer, type Handler } from './capture'
import { chooseEncoding, recompress } from './encoding'
import { FAILURE_STATUS, type Failure } from './failure-page'
import {
  API_VARY,
  fail,
  failProgram,
  PRIVATE_HEADERS,
  READER_HEADERS,
  sayMeasurements,
  sayPlainly,
  send,
  setSecurityHeaders,
  store,
} from './front-answers'
import {
  drained,
  isOwnOrigin,
  kindOf,
  MOST_DRAINED_BYTES,
  MOST_FORM_BYTES,
  MOST_UPLOAD_BYTES,
  readable,
  UPLOAD_PATH,
} from './front-requests'
import type { Observation, Observer } from './observe'
import { PageCache, type StoredAnswer } from './page-cache'
import { remoteOf } from './remote'
import { Turns } from './turns'

type FrontOptions = {
  handler: Handler
  revisions: Pick<RevisionReader, 'read' | 'hold'>
  /** Of the replica that pages for readers without a session may be made from. */
  replica?: Pick<RevisionReader, 'read'>
  observer?: Observer
  dev: boolean
  now?: () => Date
  /** Which build answers: what one of them made is not taken for another's. */
  build?: string
}

const PAGE_CACHE_BYTES = 64 * 2 ** 20
const ASSET_CACHE_BYTES = 32 * 2 ** 20
/**
 * Rendering is work of one thread: pages made in turn are each done sooner than pages made all at once. A second one
 * uses the time that the first waits for the database.
 */
const PAGES_AT_ONCE = 2
/** Pages made while data change are made again; after so many times the changes wait for the page. */
const TRIES_BESIDE_CHANGES = 3
/** Sent this often from memory, a page is worth the effort of a thorough compression. */
const WORTH_IT = 2

// What Next's own answers vary by, beside the address: a full page, or the part of it that a soft navigation needs.
const ROUTER_HEADERS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
]

/**
 * Stands before Next. An answer asked for before, of the same data, day, address and encoding, is sent from memory;
 * another is rendered whole, given the status its page chose, compressed, kept and sent. When the database is out of
 * reach every page is a 503 that comes back by itself.
 */
export function createFront(options: FrontOptions) {
  const { handler, revisions, replica, observer, dev, now = () => new Date(), build = '' } = options
  const observations = new WeakMap<RequestContext, Observation>()
  const pages = new PageCache(PAGE_CACHE_BYTES)
  const assets = new PageCache(ASSET_CACHE_BYTES)
  let improving: Promise<void> = Promise.resolve()
  const turns = new Turns(PAGES_AT_ONCE)
  const underWay = new Map<string, Promise<StoredAnswer | undefined>>()

  return (request: IncomingMessage, response: ServerResponse) => {
    const context: RequestContext = {
      id: randomUUID(),
      today: dayIn(zoneOf(request.headers.cookie), now()),
      revision: undefined,
      status: undefined,
      remote: remoteOf(request.socket.remoteAddress ?? '', request.headers['x-forwarded-for'], PROXIES),
      userAgent: request.headers['user-agent'],
    }
    if (SESSION_COOKIE.test(request.headers.cookie ?? '')) context.cookie = request.headers.cookie
    // On every answer, whatever its status; a page may set its own.
    setSecurityHeaders(response)
    const observation = observer?.begin(kindOf(request), request.method ?? '', context.id)
    if (observation !== undefined) {
      observations.set(context, observation)
      response.once('close', () => observation.end(response.statusCode))
    }
    answer(request, response, context).catch((error: unknown) => {
      log.error({ request: context.id, err: error }, 'request failed')
      if (!response.headersSent) fail(request, response, context, 'error').catch(() => response.destroy())
      else response.destroy()
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse, context: RequestContext): Promise<void> {
    const address = readable(request.url ?? '/')
    request.url = address
    const path = address.split('?', 1)[0] ?? '/'
    context.path = path.replace(/^\/[^/]*/, '')
    if (isApi(path)) return answerProgram(request, response, context)
    if (request.method === 'POST') return answerForm(request, response, context)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD, POST' }).end()
      return
    }
    if (path === '/healthz') return sayPlainly(response, 200)
    if (path === '/metrics' && observer?.isMeasuring) return sayMeasurements(observer, request, response)
    if (path === '/readyz') {
      return sayPlainly(
        response,
        await revisions.read().then(
          () => 200,
          () => 503,
        ),
      )
    }
    if (path === '/') {
      const locale = negotiateLocale(request.headers['accept-language'])
      response.writeHead(307, { location: `/${locale}${address.slice(1)}`, vary: 'Accept-Language' }).end()
      return
    }
    if (dev) return runWithRequest(context, () => handler(request, response))
    if (path.startsWith('/_next/') || path === '/favicon.ico') return answerAsset(request, response, context)

    let revision: string
    try {
      revision = await revisions.read()
    } catch (error) {
      log.warn({ request: context.id, err: error }, 'database out of reach')
      return fail(request, response, context, 'unavailable')
    }
    context.revision = revision
    if (MADE_LONG.test(path)) return answerAtOnce(request, response, context)
    if (context.cookie !== undefined) return answerReader(request, response, context)
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    const router = ROUTER_HEADERS.map((name) => request.headers[name] ?? '')
    const keyOf = (of: RequestContext) => [of.revision, of.today, encoding, address, ...router].join('\n')
    const key = keyOf(context)
    const kept = pages.get(key) ?? (await underWay.get(key))
    if (kept) {
      const observation = observations.get(context)
      if (observation !== undefined) observation.source = 'memory'
      send(request, response, kept, context)
      kept.demand += 1
      if (kept.demand === WORTH_IT) improve(key, kept)
      return
    }

    let settle: (made: StoredAnswer | undefined) => void = () => {}
    underWay.set(key, new Promise((resolve) => (settle = resolve)))
    let made: StoredAnswer | undefined
    try {
      const captured = await turns.take(() =>
        renderOfOne(response, context, () => renderOpen(request, response, context)),
      )
      if (!captured) return
      if (captured.status >= 500) return await fail(request, response, context, await explain(context, captured))
      made = await store(captured, encoding, 'page')
      if (context.isPrivate) made.headers = { ...made.headers, ...PRIVATE_HEADERS }
      const isShared = made.status === 200 && captured.cookies.length === 0 && !context.isPrivate
      if (isShared) pages.set(keyOf(context), made)
      send(request, response, made, context)
    } finally {
      underWay.delete(key)
      settle(made?.status === 200 && !context.isPrivate ? made : undefined)
    }
  }

  // A file that takes long is made by a process of its own: it waits for no turn, nor does anybody wait for it. It goes
  // out as it comes, with its progress before it.
  async function answerAtOnce(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    for (const [name, value] of Object.entries({ ...PRIVATE_HEADERS, 'x-request-id': context.id }))
      response.setHeader(name, value)
    request.headers = { ...request.headers, 'accept-encoding': 'identity' }
    await runWithRequest(context, () => handler(request, response))
  }

  // What a reader with a session gets is made for that reader and kept nowhere.
  async function answerReader(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    const captured = await turns.take(() => renderOfOne(response, context, () => render(request, response, context)))
    if (!captured) return
    if (captured.status >= 500) return fail(request, response, context, await explain(context, captured))
    const made = await store(captured, chooseEncoding(request.headers['accept-encoding']), 'page')
    made.headers = { ...made.headers, ...(context.isPrivate ? PRIVATE_HEADERS : READER_HEADERS) }
    if (captured.cookies.length > 0) response.setHeader('set-cookie', captured.cookies)
    send(request, response, made, context)
  }

  /**
   * A form. It is taken from our own pages alone. It waits for no turn: the change is work of the database, and where
   * a page follows Next asks for it here, which must not wait for the form that it is for.
   */
  async function answerForm(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    if (!isOwnOrigin(request)) {
      log.warn({ request: context.id }, 'a form from another site was refused')
      response.writeHead(403, { 'content-type': 'text/plain; charset=utf-8' }).end('403')
      return
    }
    // Every browser says how long a form is, and none of them sends more than it said.
    const length = request.headers['content-length']
    const most = UPLOAD_PATH.test(context.path ?? '') ? MOST_UPLOAD_BYTES : MOST_FORM_BYTES
    const refusal = length === undefined ? 411 : Number(length) > most ? 413 : null
    if (refusal !== null) {
      log.warn({ request: context.id, status: refusal }, 'a form without length or beyond it was refused')
      const headers = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }
      // A sender who is cut off would not read why.
      if (refusal === 413 && Number(length) <= MOST_DRAINED_BYTES) await drained(request)
      response.writeHead(refusal, headers).end(String(refusal))
      return
    }
    context.cookie ??= request.headers.cookie
    // Next compares these once more, and knows neither a public address behind a proxy nor a page without referrer.
    const { host } = request.headers
    delete request.headers['x-forwarded-host']
    request.headers.origin = `http://${host}`
    if (dev) return runWithRequest(context, () => handler(request, response))
    try {
      context.revision = await revisions.read()
    } catch (error) {
      log.warn({ request: context.id, err: error }, 'database out of reach')
      return fail(request, response, context, 'unavailable')
    }
    const captured = await renderAs('POST', request, response, context)
    if (!captured) return
    // Next gave up in the middle of what was sent: what is left of it would stand before the next request on this
    // connection, which behind a proxy is somebody else's.
    if (!request.readableEnded) {
      request.unpipe()
      request.resume()
      response.setHeader('connection', 'close')
    }
    // No form of ours: what was sent could not even be read, which is no fault of the server's.
    if (captured.status >= 500 && !context.isFormRead) {
      log.warn({ request: context.id }, 'what is no form was refused')
      response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end('400')
      return
    }
    const isAction = request.headers['next-action'] !== undefined
    if (captured.status >= 500 && !isAction) return fail(request, response, context, await explain(context, captured))
    const made = await store(captured, chooseEncoding(request.headers['accept-encoding']), 'page')
    made.headers = { ...made.headers, ...(context.isPrivate ? PRIVATE_HEADERS : READER_HEADERS) }
    if (captured.cookies.length > 0) response.setHeader('set-cookie', captured.cookies)
    send(request, response, made, context)
  }

  /**
   * A request of the API. It has no session, whatever cookie comes along: who may do more shows a token. What anybody
   * may read is kept as pages are; its tag says of which revision it is, so that most questions need no answer.
   */
  async function answerProgram(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    for (const [name, value] of Object.entries(CORS_HEADERS)) response.setHeader(name, value)
    const { method = '' } = request
    const address = request.url ?? ''
    delete context.cookie
    delete request.headers.cookie
    context.path = address.split('?', 1)[0] ?? ''
    context.today = dayIn(undefined, now())
    if (method === 'OPTIONS') return void response.writeHead(204, PREFLIGHT_HEADERS).end()
    const isRead = method === 'GET' || method === 'HEAD'
    if (!isRead) {
      const refusal = refusalOfBody(method, request.headers)
      if (refusal !== null) return failProgram(request, response, context, refusal)
    }
    if (dev) return runWithRequest(context, () => handler(request, response))
    try {
      context.revision = await revisions.read()
    } catch (error) {
      log.warn({ request: context.id, err: error }, 'database out of reach')
      return failProgram(request, response, context, 503)
    }
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    // A token, or a refusal of what was sent as one, is for whoever sent it.
    if (!isRead || request.headers.authorization !== undefined || context.path === '/api/docs') {
      const captured = isRead
        ? await turns.take(() => render(request, response, context))
        : await renderAs(method, request, response, context)
      if (!captured) return
      if (captured.status >= 500) return failProgram(request, response, context, await statusOf(context, captured))
      const made = await store(captured, encoding, 'page')
      delete made.headers.etag
      made.headers['cache-control'] = 'private, no-store'
      return send(request, response, made, context)
    }
    const type = typeAsked(request.headers.accept)
    const tagOf = (of: RequestContext) => apiTag(of.revision ?? '', build, of.today, type, address)
    const tag = tagOf(context)
    if (request.headers['if-none-match']?.split(/,\s*/).includes(tag)) {
      response.writeHead(304, { etag: tag, 'cache-control': 'no-cache', vary: API_VARY }).end()
      return
    }
    const keyOf = (of: RequestContext) => ['api', of.revision, build, of.today, type, encoding, address].join('\n')
    const key = keyOf(context)
    const kept = pages.get(key) ?? (await underWay.get(key))
    if (kept) {
      send(request, response, kept, context)
      kept.demand += 1
      if (kept.demand === WORTH_IT) improve(key, kept)
      return
    }
    let settle: (made: StoredAnswer | undefined) => void = () => {}
    underWay.set(key, new Promise((resolve) => (settle = resolve)))
    let shared: StoredAnswer | undefined
    try {
      const captured = await turns.take(() => renderOfOne(response, context, () => render(request, response, context)))
      if (!captured) return
      if (captured.status >= 500)
        return await failProgram(request, response, context, await statusOf(context, captured))
      // How much is left to this caller is no part of what others get.
      for (const name of COUNTED) {
        const value = captured.headers[name]
        if (value !== undefined) response.setHeader(name, value)
        delete captured.headers[name]
      }
      const made = await store(captured, encoding, 'page')
      if (made.status === 200) {
        Object.assign(made.headers, { etag: tagOf(context), 'cache-control': 'no-cache', vary: API_VARY })
        shared = made
        pages.set(keyOf(context), made)
      } else {
        delete made.headers.etag
        made.headers['cache-control'] = 'no-store'
      }
      send(request, response, made, context)
    } finally {
      underWay.delete(key)
      settle(shared)
    }
  }

  async function statusOf(context: RequestContext, captured: Captured): Promise<number> {
    return FAILURE_STATUS[await explain(context, captured)]
  }

  // A page is compressed quickly for the reader who waits, and once more, thoroughly, for all who come after. One at a
  // time: a thorough compression takes a second of one core.
  function improve(key: string, kept: StoredAnswer) {
    const done = improving.then(async () => {
      const body = await recompress(kept.body, kept.headers['content-encoding'])
      if (!body || body.length >= kept.body.length) return
      const headers = { ...kept.headers, 'content-length': String(body.length) }
      pages.replace(key, kept, { ...kept, headers, body })
    })
    improving = done.catch((error: unknown) => log.error({ err: error }, 'recompression failed'))
  }

  async function answerAsset(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    const encoding = chooseEncoding(request.headers['accept-encoding'])
    const key = `${encoding}\n${request.url}`
    const kept = assets.get(key)
    if (kept) return send(request, response, kept, context)
    const captured = await render(request, response, context)
    if (!captured) return
    const made = await store(captured, encoding, 'asset')
    if (made.status === 200) assets.set(key, made)
    send(request, response, made, context)
  }

  function render(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    // A HEAD is answered from the same bytes as a GET.
    return renderAs('GET', request, response, context)
  }

  /**
   * Renders until all that was read is of one revision: where the data changed meanwhile, once more of the newer one,
   * and at last while changes wait. The context says of which revision the answer is.
   */
  async function renderOfOne(
    response: ServerResponse,
    context: RequestContext,
    make: () => Promise<Captured | undefined>,
  ): Promise<Captured | undefined> {
    const again = (revision: string) => {
      context.revision = revision
      startAnew(response, context)
      return make()
    }
    let captured = await make()
    for (let tries = 1; tries <= TRIES_BESIDE_CHANGES; tries += 1) {
      if (captured === undefined || captured.status >= 500) return captured
      const revision = await revisions.read().catch(() => undefined)
      // The database went away while the page was made: of which revision it is nobody knows.
      if (revision === undefined) return { ...captured, status: 500 }
      if (revision === context.revision) return captured
      captured = tries < TRIES_BESIDE_CHANGES ? await again(revision) : await revisions.hold(again)
    }
    return captured
  }

  // From the replica where it has what this reader's page must not be older than. Where it fails, from the database.
  async function renderOpen(request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    context.readsReplica = await isAsNewAs(replica, context.revision)
    const captured = await render(request, response, context)
    if (!context.readsReplica || captured === undefined || captured.status < 500) return captured
    log.warn({ request: context.id, status: captured.status }, 'a page failed on the replica')
    context.readsReplica = false
    startAnew(response, context)
    return render(request, response, context)
  }

  async function renderAs(as: string, request: IncomingMessage, response: ServerResponse, context: RequestContext) {
    // Neither a condition nor an encoding is Next's business.
    const { method, headers } = request
    request.method = as
    request.headers = { ...headers, 'accept-encoding': 'identity' }
    delete request.headers['if-none-match']
    delete request.headers['if-modified-since']
    const make = () => runWithRequest(context, () => captureAnswer(handler, request, response))
    const captured = await (observations.get(context)?.part('render', make) ?? make())
    request.method = method
    request.headers = headers
    if (captured && context.status !== undefined && captured.status === 200) captured.status = context.status
    return captured
  }

  async function explain(context: RequestContext, { status }: Captured): Promise<Failure> {
    log.error({ request: context.id, status }, 'page failed')
    return revisions.read().then(
      () => 'error',
      () => 'unavailable',
    )
  }
}

async function isAsNewAs(
  replica: Pick<RevisionReader, 'read'> | undefined,
  revision: string | undefined,
): Promise<boolean> {
  if (replica === undefined || revision === undefined) return false
  return replica.read().then(
    (there) => BigInt(there) >= BigInt(revision),
    (error: unknown) => {
      log.warn({ err: error }, 'the replica is out of reach')
      return false
    },
  )
}

/** How many proxies of ours stand before this server (lib/platform/env). */
const PROXIES = Number(process.env.COTEJO_PROXIES || 0)

/** Of a request that has, or had, a session. */
const SESSION_COOKIE = /(?:^|;\s*)(?:__Secure-)?cotejo\.session_token=/

const MADE_LONG = /^\/[a-z]{2}\/conclusions\/file$/

/** What a page set before it is made once more is not the next one's. */
function startAnew(response: ServerResponse, context: RequestContext): void {
  Object.assign(context, { status: undefined, isPrivate: undefined })
  response.statusCode = 200
  setSecurityHeaders(response)
}
