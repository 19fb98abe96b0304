import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { Handler } from '@/lib/platform/server/capture'
import { createFront } from '@/lib/platform/server/front'
import { revisionsOf } from '../../support/revisions'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(handler: Handler, revision: () => Promise<string> = async () => '7'): Promise<string> {
  const made = createServer(createFront({ handler, revisions: revisionsOf(revision), dev: false, build: 'b1' }))
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** What the API does, as far as the server ahead can tell: says who asks, and counts. */
function counting(status = 200): Handler & { count: () => number } {
  let count = 0
  const handler: Handler = async (request, response) => {
    count += 1
    response.statusCode = status
    response.setHeader('content-type', 'application/json; charset=utf-8')
    response.setHeader('ratelimit', `"minute";r=${100 - count};t=60`)
    response.end(
      JSON.stringify({
        count,
        cookie: request.headers.cookie,
        session: currentRequest().cookie,
        method: request.method,
      }),
    )
  }
  return Object.assign(handler, { count: () => count })
}

describe('a program', () => {
  it('is read to from memory, with a tag of the revision and nobody else’s limits', async () => {
    const handler = counting()
    const base = await serve(handler)
    const first = await fetch(`${base}/api/v1/countries`)
    const again = await fetch(`${base}/api/v1/countries`)
    expect(handler.count()).toBe(1)
    expect(await again.text()).toBe(await first.text())
    expect([first.headers.get('ratelimit'), again.headers.get('ratelimit')]).toEqual(['"minute";r=99;t=60', null])
    expect(first.headers.get('etag')).toMatch(/^W\/"r7-[\w-]{22}"$/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    expect(first.headers.get('vary')).toBe('accept, accept-encoding, authorization')
  })

  it('gets 304 without an answer being made, until the data change', async () => {
    let revision = 1
    const handler = counting()
    const base = await serve(handler, async () => String(revision))
    const etag = (await fetch(`${base}/api/v1/countries`)).headers.get('etag') ?? ''
    const ask = () => fetch(`${base}/api/v1/countries`, { headers: { 'if-none-match': `"other", ${etag}` } })
    expect((await ask()).status).toBe(304)
    expect(handler.count()).toBe(1)
    revision = 2
    const changed = await ask()
    expect([changed.status, handler.count()]).toEqual([200, 2])
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  it('gets the format that it asks for, and never another’s', async () => {
    const handler = counting()
    const base = await serve(handler)
    for (const accept of ['application/json', 'text/csv', 'application/json', 'text/csv;q=1'])
      await fetch(`${base}/api/v1/countries`, { headers: { accept } })
    expect(handler.count()).toBe(2)
  })

  it('has no session, whatever cookie it brings', async () => {
    const base = await serve(counting())
    const cookie = 'cotejo.session_token=secret; zone=Asia/Tokyo'
    const answer = await fetch(`${base}/api/v1/countries`, { headers: { cookie } })
    expect(await answer.json()).toEqual({ count: 1, method: 'GET' })
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('with a token is answered for itself alone, and nothing of it is kept', async () => {
    const handler = counting()
    const base = await serve(handler)
    const headers = { authorization: 'Bearer x' }
    await fetch(`${base}/api/v1/deficiencies`, { headers })
    const own = await fetch(`${base}/api/v1/deficiencies`, { headers })
    const other = await fetch(`${base}/api/v1/deficiencies`)
    expect(handler.count()).toBe(3)
    expect([own.headers.get('cache-control'), own.headers.get('etag')]).toEqual(['private, no-store', null])
    expect(await other.json()).toMatchObject({ count: 3 })
  })

  it('is let read by any site, and to nothing else', async () => {
    const base = await serve(counting())
    const read = await fetch(`${base}/api/v1/countries`, { headers: { origin: 'https://elsewhere.example' } })
    expect(read.headers.get('access-control-allow-origin')).toBe('*')
    expect(read.headers.get('access-control-allow-credentials')).toBeNull()
    expect(read.headers.get('access-control-expose-headers')).toMatch(/ETag.*RateLimit/)
    const asked = await fetch(`${base}/api/v1/deficiencies`, { method: 'OPTIONS' })
    expect(asked.status).toBe(204)
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
    expect(asked.headers.get('access-control-allow-headers')).not.toMatch(/authorization|content-type/i)
    const page = await fetch(`${base}/es/matrix`)
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('is answered HEAD without a body, and 404 is not kept', async () => {
    const handler = counting(404)
    const base = await serve(handler)
    const head = await fetch(`${base}/api/v1/nothing`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([404, ''])
    const again = await fetch(`${base}/api/v1/nothing`)
    expect([handler.count(), again.headers.get('cache-control')]).toEqual([2, 'no-store'])
  })

  it('sends from wherever it is, up to a size', async () => {
    const base = await serve(counting())
    const post = (body: string) => fetch(`${base}/api/v1/deficiencies`, { method: 'POST', body })
    const done = await post('{}')
    expect(await done.json()).toMatchObject({ method: 'POST' })
    expect(done.headers.get('cache-control')).toBe('private, no-store')
    const large = await post('x'.repeat(2 ** 20 + 1)).catch(() => null)
    if (large !== null) expect(large.status).toBe(413)
  })

  it.each([
    ['out of reach', async () => Promise.reject(new Error('connect ECONNREFUSED postgres:secret@host')), 503],
    ['at hand, and the answer fails', async () => '7', 500],
  ])('with the database %s gets a problem that tells nothing', async (_, revision, status) => {
    const handler: Handler = async (_request, response) => {
      response.statusCode = 500
      response.end('Error: SELECT * FROM secret\n    at file.ts:1')
    }
    const base = await serve(handler, revision)
    const answer = await fetch(`${base}/api/v1/countries`)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(Object.keys(Object(await answer.clone().json()))).toEqual(['type', 'title', 'status', 'instance'])
    expect(await answer.text()).not.toMatch(/SELECT|secret|file\.ts/)
  })
})
