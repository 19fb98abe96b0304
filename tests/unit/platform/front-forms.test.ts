import { createServer, request as httpRequest, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { currentRequest } from '@/lib/platform/http/request-context'
import { log } from '@/lib/platform/log'
import type { Handler } from '@/lib/platform/server/capture'
import { createFront } from '@/lib/platform/server/front'
import { revisionsOf } from '../../support/revisions'

/*
 * What stands before Next does with forms and with readers who have a session.
 */

const SESSION = 'zone=America/Lima; cotejo.session_token=secret-token.signature'
const PERSONAL = /secret-token|somebody@cotejo\.example|elsewhere\.example|127\.0\.0\.1/

let server: Server | undefined
let logged: unknown[][] = []

beforeEach(() => {
  logged = []
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(log, level).mockImplementation((...said: unknown[]) => {
      logged.push(said)
    })
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  server?.closeAllConnections()
  server?.close()
})

async function serve(handler: Handler, revision: () => Promise<string> = async () => '1'): Promise<string> {
  const made = createServer(createFront({ handler, revisions: revisionsOf(revision), dev: false }))
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** Says whose page it is, how often it was made, and what the form that came held. */
function page(): Handler & { count: () => number } {
  let renders = 0
  const handler: Handler = async (request, response) => {
    renders += 1
    let body = ''
    for await (const chunk of request) body += String(chunk)
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`${currentRequest().cookie === undefined ? 'nobody' : 'reader'} ${renders} ${body}`)
  }
  return Object.assign(handler, { count: () => renders })
}

/** A request written by hand: fetch sets headers of its own. */
function raw(
  address: string,
  { method = 'POST', headers = {}, chunks = [] }: { method?: string; headers?: OutgoingHttpHeaders; chunks?: string[] },
): Promise<{ status: number; headers: Record<string, string | string[] | undefined>; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(address, { method, headers, agent: false }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.on('error', reject)
    for (const chunk of chunks) sent.write(chunk)
    sent.end()
  })
}

describe('where a form comes from', () => {
  const own: Record<string, (base: string) => Record<string, string>> = {
    'the browser says so': () => ({ 'sec-fetch-site': 'same-origin' }),
    'an old browser says so': (base) => ({ origin: base }),
    'the browser says so, and has no origin to name': () => ({ origin: 'null', 'sec-fetch-site': 'same-origin' }),
  }
  it.each(Object.entries(own))('it is ours: %s', async (_, headers) => {
    const base = await serve(page())
    expect((await fetch(`${base}/es`, { method: 'POST', body: 'x', headers: headers(base) })).status).toBe(200)
  })

  const foreign: Record<string, (base: string) => Record<string, string>> = {
    'nothing says so': () => ({}),
    'no origin': () => ({ origin: 'null' }),
    'no address': () => ({ origin: 'cotejo' }),
    'another site': () => ({ origin: 'https://elsewhere.example' }),
    'another port': (base) => ({ origin: `${base}0` }),
    'a name that begins as ours': (base) => ({ origin: `${base}.elsewhere.example` }),
    'ours before another host': (base) => ({ origin: `https://${new URL(base).host}@elsewhere.example` }),
    'another site, by the browser, whatever else it says': (base) => ({ origin: base, 'sec-fetch-site': 'cross-site' }),
    'a neighbour': (base) => ({ origin: base, 'sec-fetch-site': 'same-site' }),
    'no site': (base) => ({ origin: base, 'sec-fetch-site': 'none' }),
    'another host, by a proxy that nobody set up': () => ({
      origin: 'https://elsewhere.example',
      'x-forwarded-host': 'elsewhere.example',
    }),
  }
  it.each(Object.entries(foreign))('it is not: %s', async (_, headers) => {
    const handler = page()
    const base = await serve(handler)
    const sent = { ...headers(base), cookie: SESSION }
    const answer = await fetch(`${base}/es?email=somebody@cotejo.example`, { method: 'POST', body: 'x', headers: sent })
    expect([answer.status, await answer.text()]).toEqual([403, '403'])
    expect(handler.count()).toBe(0)
    expect(answer.headers.get('x-frame-options')).toBe('DENY')
    expect(logged).toEqual([[{ request: expect.any(String) }, 'a form from another site was refused']])
    expect(JSON.stringify(logged)).not.toMatch(PERSONAL)
  })

  it('is the public address behind a proxy, where one was set up', async () => {
    vi.stubEnv('COTEJO_URL', 'https://cotejo.example/')
    const base = await serve(page())
    const ask = async (origin: string) =>
      (await fetch(`${base}/es`, { method: 'POST', body: 'x', headers: { origin } })).status
    expect(await ask('https://cotejo.example')).toBe(200)
    expect(await ask('http://cotejo.example')).toBe(403)
    expect(await ask('https://cotejo.example.elsewhere.example')).toBe(403)
  })

  it('is what Next is told, and no forwarded host', async () => {
    let seen: Record<string, unknown> = {}
    const base = await serve(async (request, response) => {
      seen = { ...request.headers }
      response.end()
    })
    const headers = { 'sec-fetch-site': 'same-origin', origin: 'null', 'x-forwarded-host': 'elsewhere.example' }
    await fetch(`${base}/es`, { method: 'POST', body: 'x', headers })
    expect(seen.origin).toBe(base)
    expect(seen['x-forwarded-host']).toBeUndefined()
  })
})

describe('how long a form is', () => {
  it('is at most a mebibyte, of which not a letter is read beyond', async () => {
    const handler = page()
    const base = await serve(handler)
    const send = (bytes: number) =>
      fetch(`${base}/es`, { method: 'POST', body: 'x'.repeat(bytes), headers: { origin: base } }).then(
        ({ status }) => status,
        // The connection is closed while the rest is still being sent.
        () => 413,
      )
    expect(await send(2 ** 20)).toBe(200)
    expect(await send(2 ** 20 + 1)).toBe(413)
    expect(handler.count()).toBe(1)
    expect(JSON.stringify(logged)).toContain('413')
  })

  it('may be longer where a workbook is sent, and nowhere else', async () => {
    const base = await serve(page())
    const send = (path: string, bytes: number) =>
      fetch(`${base}${path}`, { method: 'POST', body: new Uint8Array(bytes), headers: { origin: base } }).then(
        ({ status }) => status,
        () => 413,
      )
    expect(await send('/es/data/workbook/file', 8 * 2 ** 20)).toBe(200)
    expect(await send('/es/data/workbook/file', 9 * 2 ** 20)).toBe(413)
    expect(await send('/es/data/workbook/file/x', 2 * 2 ** 20)).toBe(413)
    expect(await send('/es/data/workbook', 2 * 2 ** 20)).toBe(413)
  })

  it('is said beforehand: one that is sent piece by piece is not read', async () => {
    const handler = page()
    const base = await serve(handler)
    const headers = { origin: base, 'transfer-encoding': 'chunked' }
    const answer = await raw(`${base}/es`, { headers, chunks: ['x'.repeat(1000), 'y'] })
    expect([answer.status, answer.headers.connection]).toEqual([411, 'close'])
    expect(handler.count()).toBe(0)
  })
})

describe('a form’s answer', () => {
  it('has the status that the command gave, several cookies, and is kept by nobody', async () => {
    const base = await serve(async (_request, response) => {
      currentRequest().status = 422
      response.setHeader('content-type', 'text/html')
      response.appendHeader('set-cookie', 'cotejo.session_token=a; HttpOnly')
      response.appendHeader('set-cookie', 'cotejo.two_factor=b; Expires=Tue, 08 Dec 2026 01:42:46 GMT')
      response.end('x')
    })
    const send = () => fetch(`${base}/es`, { method: 'POST', body: 'x', headers: { origin: base } })
    const answer = await send()
    expect(answer.status).toBe(422)
    expect(answer.headers.getSetCookie()).toEqual([
      'cotejo.session_token=a; HttpOnly',
      'cotejo.two_factor=b; Expires=Tue, 08 Dec 2026 01:42:46 GMT',
    ])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  it('may lead on to a page', async () => {
    const base = await serve(async (_request, response) => {
      response.writeHead(303, { location: '/es/queue', 'set-cookie': ['a=1', 'b=2'] }).end()
    })
    const answer = await fetch(`${base}/es`, {
      method: 'POST',
      body: 'x',
      redirect: 'manual',
      headers: { origin: base },
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/es/queue'])
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('is made anew each time, and a page asked for afterwards is not it', async () => {
    const handler = page()
    const base = await serve(handler)
    const send = (body: string) =>
      fetch(`${base}/es`, { method: 'POST', body, headers: { origin: base } }).then((one) => one.text())
    expect(await send('first')).toBe('nobody 1 first')
    expect(await send('first')).toBe('nobody 2 first')
    expect(await (await fetch(`${base}/es`)).text()).toBe('nobody 3 ')
  })

  it.each([
    [503, async () => Promise.reject(new Error('away'))],
    [500, async () => '1'],
  ])('is %s when it went wrong, without what went wrong', async (status, revision) => {
    const base = await serve(async () => {
      throw new Error('secret at /srv/app.js:1')
    }, revision)
    const answer = await fetch(`${base}/es`, { method: 'POST', body: 'x', headers: { origin: base, cookie: SESSION } })
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain('secret')
    expect(JSON.stringify(logged)).not.toMatch(PERSONAL)
  })
})

describe('a reader with a session', () => {
  it('is answered anew each time, and what is answered is kept by nobody', async () => {
    const handler = page()
    const base = await serve(handler)
    const ask = () => fetch(`${base}/es/matrix`, { headers: { cookie: SESSION } })
    const [first, second] = [await ask(), await ask()]
    expect([await first.text(), await second.text()]).toEqual(['reader 1 ', 'reader 2 '])
    for (const answer of [first, second]) expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })

  it('never gets a page kept for everybody, and nobody gets a reader’s', async () => {
    const base = await serve(page())
    const ask = (cookie?: string) =>
      fetch(`${base}/es/matrix`, cookie === undefined ? {} : { headers: { cookie } }).then((answer) => answer.text())
    expect(await ask(SESSION)).toBe('reader 1 ')
    expect(await ask()).toBe('nobody 2 ')
    expect(await ask(SESSION)).toBe('reader 3 ')
    expect(await ask()).toBe('nobody 2 ')
    expect(await ask('zone=America/Lima')).toMatch(/^nobody/)
    expect(await ask(SESSION.replace('cotejo.', '__Secure-cotejo.'))).toMatch(/^reader/)
  })

  it('does not share a page that is just being made for everybody, nor the other way round', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let begun = 0
    const base = await serve(async (_request, response) => {
      begun += 1
      const text = currentRequest().cookie === undefined ? 'nobody' : 'reader'
      await held
      response.end(text)
    })
    const ask = (headers: Record<string, string>) =>
      fetch(`${base}/es/matrix`, { headers }).then((answer) => answer.text())
    const asked = Promise.all([ask({}), ask({ cookie: SESSION })])
    await vi.waitFor(() => expect(begun).toBe(2))
    release()
    expect(await asked).toEqual(['nobody', 'reader'])
  })

  it('is not made by a cookie of another name', async () => {
    const base = await serve(page())
    for (const cookie of ['xcotejo.session_token=a', 'a=cotejo.session_token', 'cotejo.session_tokens=a'])
      expect(await (await fetch(`${base}/es`, { headers: { cookie } })).text()).toMatch(/^nobody/)
  })

  it('gets the cookies that a page renews, each by itself', async () => {
    const base = await serve(async (_request, response) => {
      response.setHeader('set-cookie', ['a=1; Path=/', 'b=2; Path=/'])
      response.end('x')
    })
    const answer = await fetch(`${base}/es`, { headers: { cookie: SESSION } })
    expect(answer.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  })

  it('gets of a HEAD the head alone', async () => {
    const base = await serve(page())
    const answer = await fetch(`${base}/es`, { method: 'HEAD', headers: { cookie: SESSION } })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
  })
})

it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s is neither a reading nor a form', async (method) => {
  const handler = page()
  const base = await serve(handler)
  const answer = await raw(`${base}/es`, { method, headers: { origin: base, cookie: SESSION } })
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST'])
  expect(handler.count()).toBe(0)
})

it('closes the connection where what was sent was not read to its end: nobody else stands behind the rest', async () => {
  // As Next does with what is no form: it begins to read, and gives up.
  const address = await serve(async (request, response) => {
    if (request.method !== 'POST') return void response.end('page')
    await new Promise((resolve) => request.once('readable', resolve))
    request.read(10)
    response.statusCode = 500
    response.end()
  })
  const answer = await raw(address, {
    headers: { origin: address, 'content-length': '100000', connection: 'keep-alive' },
    chunks: ['x'.repeat(100_000)],
  })
  expect([answer.status, answer.headers.connection]).toEqual([400, 'close'])
  expect((await fetch(`${address}/es`, { signal: AbortSignal.timeout(5000) })).status).toBe(200)
})
