import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import zlib from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { Handler } from '@/lib/platform/server/capture'
import { chooseEncoding } from '@/lib/platform/server/encoding'
import { createFront } from '@/lib/platform/server/front'
import { PageCache } from '@/lib/platform/server/page-cache'
import { revisionsOf } from '../../support/revisions'

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

type Setup = { handler: Handler; revision?: () => Promise<string>; now?: () => Date }

async function serve({ handler, revision = async () => '1', now }: Setup): Promise<string> {
  const front = createFront({ handler, revisions: revisionsOf(revision), dev: false, now })
  const made = createServer(front)
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const { port } = made.address() as AddressInfo
  return `http://127.0.0.1:${port}`
}

/** A page that says how often it was rendered, and for which day. */
function countingPage(): Handler & { count: () => number } {
  let renders = 0
  const handler: Handler = async (_request, response) => {
    renders += 1
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.write(`<p>${renders} `)
    response.end(`${currentRequest().today}</p>`)
  }
  return Object.assign(handler, { count: () => renders })
}

describe('the front', () => {
  it('renders a view once and sends it again from memory, until the data change', async () => {
    let revision = 1
    const handler = countingPage()
    const base = await serve({ handler, revision: async () => String(revision) })
    const first = await fetch(`${base}/es/matrix`)
    const again = await fetch(`${base}/es/matrix`)
    expect(await again.text()).toBe(await first.text())
    expect(handler.count()).toBe(1)
    await fetch(`${base}/es/matrix?core=1`)
    expect(handler.count()).toBe(2)
    revision = 2
    expect(await (await fetch(`${base}/es/matrix`)).text()).toContain('<p>3 ')
  })

  it('gives the turn of a reader who left while waiting for it to the next one', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    // As Next does: nothing is written for a reader who is not there.
    const handler: Handler = async (request, response) => {
      if (request.url?.startsWith('/es/held')) await held
      if (response.closed) return
      response.end('page')
    }
    const left = new Set<string>()
    const front = createFront({ handler, revisions: revisionsOf(async () => '1'), dev: false })
    const made = createServer((request, response) => {
      response.once('close', () => left.add(request.url ?? ''))
      front(request, response)
    })
    server = made
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
    const base = `http://127.0.0.1:${(made.address() as AddressInfo).port}`
    const first = [fetch(`${base}/es/held?1`), fetch(`${base}/es/held?2`)]
    const leavers = ['/es/a', '/es/b', '/es/c'].map(async (page) => {
      const controller = new AbortController()
      const asked = fetch(`${base}${page}`, { signal: controller.signal })
      asked.catch(() => {})
      await vi.waitFor(async () => expect((await fetch(`${base}/healthz`)).status).toBe(200))
      controller.abort()
      await vi.waitFor(() => expect(left).toContain(page))
    })
    await Promise.all(leavers)
    release()
    await Promise.all(first)
    for (const page of ['/es/d', '/es/e', '/es/f'])
      expect((await fetch(`${base}${page}`, { signal: AbortSignal.timeout(5000) })).status).toBe(200)
  })

  it('renders once for readers who ask together', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let renders = 0
    const base = await serve({
      handler: async (_request, response) => {
        renders += 1
        await held
        response.end('x')
      },
    })
    const asked = Promise.all([1, 2, 3, 4].map(() => fetch(`${base}/es`).then((response) => response.text())))
    await vi.waitFor(() => expect(renders).toBe(1))
    setTimeout(release, 50)
    expect(await asked).toEqual(['x', 'x', 'x', 'x'])
    expect(renders).toBe(1)
  })

  it('makes a page of one revision alone, and keeps it under that one', async () => {
    let revision = 1
    let renders = 0
    const base = await serve({
      revision: async () => String(revision),
      handler: async (_request, response) => {
        renders += 1
        const before = revision
        // Somebody changes the data while the first two are made.
        if (renders <= 2) revision += 1
        response.end(`${before} ${revision} of ${currentRequest().revision}`)
      },
    })
    expect(await (await fetch(`${base}/es/matrix`)).text()).toBe('3 3 of 3')
    expect(renders).toBe(3)
    expect(await (await fetch(`${base}/es/matrix`)).text()).toBe('3 3 of 3')
    expect(renders).toBe(3)
  })

  it('lets changes wait for a page that they overtook again and again', async () => {
    let revision = 1
    let isHeld = false
    const handler: Handler = async (_request, response) => {
      const before = revision
      if (!isHeld) revision += 1
      response.end(`${before} ${revision} of ${currentRequest().revision}`)
    }
    const read = async () => String(revision)
    const hold = async <T>(work: (of: string) => Promise<T>) => {
      isHeld = true
      return work(await read()).finally(() => {
        isHeld = false
      })
    }
    const made = createServer(createFront({ handler, revisions: { read, hold }, dev: false }))
    server = made
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
    const { port } = made.address() as AddressInfo
    const text = await (await fetch(`http://127.0.0.1:${port}/es/matrix`)).text()
    expect(text).toMatch(/^(\d+) \1 of \1$/)
  })

  it('makes long files beside the pages: neither waits for the other, and the file goes out as it comes', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const base = await serve({
      handler: async (request, response) => {
        if (!request.url?.includes('/conclusions/file')) return void response.end('page')
        response.writeHead(200, { 'content-type': 'application/octet-stream' })
        response.write('first')
        await held
        response.end(' last')
      },
    })
    const files = await Promise.all([1, 2, 3].map((one) => fetch(`${base}/es/conclusions/file?one=${one}`)))
    const readers = files.map((file) => file.body?.getReader())
    for (const reader of readers) expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first')
    expect(await (await fetch(`${base}/es/matrix`)).text()).toBe('page')
    release()
    for (const reader of readers) expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(' last')
    expect(files[0]?.headers.get('cache-control')).toContain('no-store')
  })

  it('keeps days, encodings and the parts of a soft navigation apart', async () => {
    let now = new Date('2026-11-21T12:00:00Z')
    const handler = countingPage()
    const base = await serve({ handler, now: () => now })
    const ask = (headers: Record<string, string>) => fetch(`${base}/es`, { headers })
    await ask({ 'accept-encoding': 'br' })
    await ask({ 'accept-encoding': 'gzip' })
    await ask({ 'accept-encoding': 'br', rsc: '1' })
    await ask({ 'accept-encoding': 'br', cookie: 'zone=Pacific/Kiritimati' })
    expect(handler.count()).toBe(4)
    now = new Date('2026-11-22T12:00:00Z')
    expect(await (await ask({ 'accept-encoding': 'br' })).text()).toContain('2026-11-22')
  })

  it('gives a page the status it chose and does not keep it', async () => {
    let renders = 0
    const base = await serve({
      handler: async (_request, response) => {
        renders += 1
        currentRequest().status = 404
        response.end('nothing here')
      },
    })
    expect((await fetch(`${base}/es/x`)).status).toBe(404)
    expect((await fetch(`${base}/es/x`)).status).toBe(404)
    expect(renders).toBe(2)
  })

  it('encodes what it sends, answers 304 to what the reader has, and HEAD without a body', async () => {
    const body = 'Cotejo '.repeat(500)
    const base = await serve({
      handler: async (_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(body)
      },
    })
    const { get } = await import('node:http')
    const raw = (encoding: string) =>
      new Promise<{ bytes: Buffer; encoding: string | undefined }>((resolve) => {
        get(`${base}/es`, { headers: { 'accept-encoding': encoding } }, (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({ bytes: Buffer.concat(chunks), encoding: response.headers['content-encoding'] }),
          )
        })
      })
    const [br, gzip, plain] = await Promise.all([raw('gzip, br'), raw('gzip'), raw('br;q=0')])
    expect([br.encoding, gzip.encoding, plain.encoding]).toEqual(['br', 'gzip', undefined])
    expect(zlib.brotliDecompressSync(br.bytes).toString()).toBe(body)
    expect(zlib.gunzipSync(gzip.bytes).toString()).toBe(body)
    expect(plain.bytes.toString()).toBe(body)

    const first = await fetch(`${base}/es`)
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(`${base}/es`, { headers: { 'if-none-match': etag } })
    expect([again.status, again.headers.get('x-frame-options')]).toEqual([304, 'DENY'])
    expect((await fetch(`${base}/es`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    const head = await fetch(`${base}/es`, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })

  it('compresses a page in demand once more, and says the same with fewer bytes', async () => {
    // Words as a law repeats them: no period that a quick compression would find as well.
    let seed = 1
    const words = Array.from({ length: 6000 }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      return `<td>artículo ${seed % 300}</td>`
    })
    const body = words.join('')
    const base = await serve({
      handler: async (_request, response) => {
        response.setHeader('content-type', 'text/html')
        response.end(body)
      },
    })
    const ask = async () => {
      const response = await fetch(`${base}/es`, { headers: { 'accept-encoding': 'br' } })
      expect(await response.text()).toBe(body)
      return Number(response.headers.get('content-length'))
    }
    const first = await ask()
    await vi.waitFor(async () => expect(await ask()).toBeLessThan(first), { timeout: 15_000 })
  }, 20_000)

  it("says in the reader's language that the data are away, and comes back by itself", async () => {
    let isUp = false
    const handler = countingPage()
    const base = await serve({
      handler,
      revision: async () => {
        if (!isUp) throw new Error('connection refused')
        return '1'
      },
    })
    const away = await fetch(`${base}/pt/matrix`)
    expect(away.status).toBe(503)
    expect(away.headers.get('retry-after')).toBe('10')
    expect(away.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; /)
    const page = await away.text()
    expect(page).toContain('<html lang="pt">')
    expect(page).toContain('http-equiv="refresh"')
    expect(page).not.toContain('refused')
    isUp = true
    expect((await fetch(`${base}/pt/matrix`)).status).toBe(200)
  })

  it('tells a fault of ours from a database that went away while the page was made, and leaks neither', async () => {
    let isUp = true
    const base = await serve({
      handler: async (_request, response) => {
        response.statusCode = 500
        response.end('Error: secret at /srv/app.js:1')
      },
      revision: async () => {
        if (!isUp) throw new Error('gone')
        isUp = false
        return '1'
      },
    })
    const gone = await fetch(`${base}/fr`)
    expect(gone.status).toBe(503)
    expect(await gone.text()).not.toContain('secret')

    const broken = await serve({
      handler: async () => {
        throw new Error('secret')
      },
    })
    const ours = await fetch(`${broken}/fr`)
    expect(ours.status).toBe(500)
    const text = await ours.text()
    expect(text).not.toContain('secret')
    expect(text).toContain(ours.headers.get('x-request-id') ?? 'no id')
  })

  it('sends the bare address to the best language and refuses what is no reading', async () => {
    const base = await serve({ handler: countingPage() })
    const redirect = await fetch(`${base}/?date=2020-01-01`, {
      redirect: 'manual',
      headers: { 'accept-language': 'fr' },
    })
    expect([redirect.status, redirect.headers.get('location')]).toEqual([307, '/fr?date=2020-01-01'])
    const refused = await fetch(`${base}/es`, { method: 'PUT' })
    expect(refused.status).toBe(405)
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site', origin: base },
    ]
    for (const headers of foreign) expect((await fetch(`${base}/es`, { method: 'POST', headers })).status).toBe(403)
    expect((await fetch(`${base}/es`, { method: 'POST', headers: { origin: base } })).status).toBe(200)
    for (const answer of [redirect, refused]) expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('health', () => {
  it('says that the process is alive and whether it can answer', async () => {
    let isAway = false
    const revision = async () => {
      if (isAway) throw new Error('away')
      return '1'
    }
    const base = await serve({ handler: countingPage(), revision })
    const ask = async () => [(await fetch(`${base}/healthz`)).status, (await fetch(`${base}/readyz`)).status]
    expect(await ask()).toEqual([200, 200])
    isAway = true
    expect(await ask()).toEqual([200, 503])
  })
})

describe('chooseEncoding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['BR', 'br'],
    ['', 'identity'],
    [undefined, 'identity'],
    ['zstd', 'identity'],
  ])('%s takes %s', (header, encoding) => {
    expect(chooseEncoding(header)).toBe(encoding)
  })
})

describe('PageCache', () => {
  const answer = (size: number) => ({ status: 200, headers: {}, body: Buffer.alloc(size), demand: 0 })

  it('drops what was least recently asked for, and never holds more than its bytes', () => {
    const cache = new PageCache(10_000)
    cache.set('a', answer(2000))
    cache.set('b', answer(2000))
    cache.set('c', answer(2000))
    cache.get('a')
    cache.set('d', answer(2000))
    expect(['a', 'b', 'c', 'd'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true, true])
    cache.set('huge', answer(20_000))
    expect(cache.get('huge')).toBeUndefined()
    expect(cache.size).toBe(3)
  })

  it('counts an answer once that replaces another', () => {
    const cache = new PageCache(4000)
    for (let time = 0; time < 10; time += 1) cache.set('a', answer(2000))
    expect(cache.size).toBe(1)
  })
})
