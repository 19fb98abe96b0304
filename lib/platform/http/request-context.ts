import { AsyncLocalStorage } from 'node:async_hooks'

/** What belongs to one request and is known before and after the page is rendered. */
export type RequestContext = {
  id: string
  /** Today in the reader's zone, `YYYY-MM-DD`. */
  today: string
  /** The data's revision when the request came; what is answered is never older. None in development. */
  revision: string | undefined
  /** The status that a page gives its answer; the App Router has no means of its own for 400 or 404 with a body. */
  status: number | undefined
  /** Set by a page whose address tells of a case: its answer is kept neither here nor by the browser. */
  isPrivate?: boolean
  /** The address's path without its language: `/matrix`. */
  path?: string
  /** The Cookie header of a request with a session; what is answered to it is kept nowhere. */
  cookie?: string
  /** Where the request came from, for throttling; never logged or kept as it is. */
  remote?: string
  /** Set for a reader without a session, where the replica holds at least `revision`: what is read comes from there. */
  readsReplica?: boolean
  /** Set once a form has come to the server action: what was sent could be read. */
  isFormRead?: boolean
  /** The browser's word on itself: a session is listed under it. */
  userAgent?: string
}

// The server and Next's bundle load this file separately; both must see the same store.
const KEY = Symbol.for('cotejo.request')
const shared: typeof globalThis & { [KEY]?: AsyncLocalStorage<RequestContext> } = globalThis

shared[KEY] ??= new AsyncLocalStorage<RequestContext>()
const store = shared[KEY]

export function runWithRequest<T>(context: RequestContext, work: () => T): T {
  return store.run(context, work)
}

/** The request being answered, where one is. */
export function findRequest(): RequestContext | undefined {
  return store.getStore()
}

/** The request being answered. Throws outside one: a page is never rendered without its day. */
export function currentRequest(): RequestContext {
  const context = store.getStore()
  if (!context) throw new Error('no request is being answered; is Next served without lib/platform/server?')
  return context
}
