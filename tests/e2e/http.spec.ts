import http from 'node:http'
import zlib from 'node:zlib'
import { expect, test } from '../support/browser'
import { pageKinds, refusedKinds } from '../support/page-kinds'

type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer }

/** An answer as it comes over the wire: nothing decoded, no redirect followed, no header added. */
function ask(base: string | undefined, path: string, headers: http.OutgoingHttpHeaders = {}, method = 'GET') {
  return new Promise<Answer>((resolve, reject) => {
    const request = http.request(new URL(path, base), { method, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      )
      response.on('error', reject)
    })
    request.on('error', reject)
    request.end()
  })
}

test('the root leads to the reader’s language', async ({ baseURL }) => {
  for (const [accepted, locale] of [
    [undefined, 'es'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
    ['en;q=0.5, fr', 'fr'],
    ['de, en-GB;q=0.7', 'en'],
    ['de', 'es'],
    ['pt;q=0, en', 'en'],
    ['*', 'es'],
    ['', 'es'],
    [';;;q=x,,', 'es'],
  ] as const) {
    const { status, headers } = await ask(baseURL, '/', accepted === undefined ? {} : { 'accept-language': accepted })
    expect(status, accepted).toBe(307)
    expect(headers.location, accepted).toBe(`/${locale}`)
    expect(headers.vary?.toLowerCase()).toContain('accept-language')
  }
  const dated = await ask(baseURL, '/?date=2020-01-01', { 'accept-language': 'en' })
  expect(dated.headers.location).toBe('/en?date=2020-01-01')
})

test('a page asked for again with its ETag is not sent again', async ({ baseURL }) => {
  for (const path of ['/es/matrix', '/es/countries/CL']) {
    const first = await ask(baseURL, path, { 'accept-encoding': 'br' })
    const etag = first.headers.etag ?? ''
    expect(etag).toMatch(/^(W\/)?".+"$/)
    for (const condition of [etag, `"other", ${etag}`]) {
      const again = await ask(baseURL, path, { 'accept-encoding': 'br', 'if-none-match': condition })
      expect(again.status, condition).toBe(304)
      expect(again.body).toHaveLength(0)
      expect(again.headers.etag).toBe(etag)
    }
    const other = await ask(baseURL, path, { 'accept-encoding': 'br', 'if-none-match': '"other"' })
    expect(other.status).toBe(200)
    expect(other.body.equals(first.body)).toBe(true)
  }
})

test('an ETag names one view in one encoding', async ({ baseURL }) => {
  const etags = new Set<string | undefined>()
  for (const path of ['/es/matrix', '/en/matrix', '/es/matrix?core=1', '/es/matrix?date=2017-10-23'])
    for (const encoding of ['br', 'gzip', 'identity'])
      etags.add((await ask(baseURL, path, { 'accept-encoding': encoding })).headers.etag)
  expect(etags.size).toBe(12)
})

test('Brotli, gzip and plain answers hold the same bytes', async ({ baseURL }) => {
  for (const path of [pageKinds('es').matrix ?? '', pageKinds('es').cell ?? '', refusedKinds('es').invalid ?? '']) {
    const plain = await ask(baseURL, path)
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toContain('</html>')
    const br = await ask(baseURL, path, { 'accept-encoding': 'gzip, deflate, br' })
    expect(br.headers['content-encoding']).toBe('br')
    const gzip = await ask(baseURL, path, { 'accept-encoding': 'gzip' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    for (const { headers, body } of [plain, br, gzip]) {
      expect(Number(headers['content-length'])).toBe(body.length)
      expect(headers.vary?.toLowerCase()).toContain('accept-encoding')
      expect(headers['content-type']).toBe('text/html; charset=utf-8')
    }
    expect(br.body.length).toBeLessThan(gzip.body.length)
    expect(gzip.body.length).toBeLessThan(plain.body.length / 2)
    // Each encoding is rendered for itself, and React may put the parts of its script in another order.
    const read = (body: Buffer) => body.toString().replace(/<script\b[\s\S]*?<\/script>/g, '')
    for (const decoded of [zlib.brotliDecompressSync(br.body), zlib.gunzipSync(gzip.body)]) {
      expect(decoded).toHaveLength(plain.body.length)
      expect(read(decoded)).toBe(read(plain.body))
    }
  }
})

test('an encoding that is refused or unknown is not used', async ({ baseURL }) => {
  for (const [accepted, used] of [
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.0, gzip;q=0', undefined],
    ['zstd', undefined],
    ['zstd, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    ['BR', 'br'],
    ['', undefined],
  ] as const) {
    const answer = await ask(baseURL, '/es/glossary', { 'accept-encoding': accepted })
    expect(answer.status, accepted).toBe(200)
    expect(answer.headers['content-encoding'], accepted).toBe(used)
  }
})

test('HEAD is answered with the headers alone', async ({ baseURL }) => {
  for (const path of ['/es/matrix', '/es/countries/XX']) {
    const whole = await ask(baseURL, path)
    const head = await ask(baseURL, path, {}, 'HEAD')
    expect(head.status).toBe(whole.status)
    expect(head.body).toHaveLength(0)
    expect(head.headers['content-length']).toBe(String(whole.body.length))
    if (whole.status === 200) expect(head.headers.etag).toBe(whole.headers.etag)
  }
})

test('nothing but GET, HEAD and our own forms is taken', async ({ baseURL }) => {
  expect((await ask(baseURL, '/es/matrix', {}, 'POST')).status).toBe(403)
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS'])
    for (const path of ['/', '/es/matrix', '/es/countries/CL']) {
      const answer = await ask(baseURL, path, {}, method)
      expect(answer.status, `${method} ${path}`).toBe(405)
      expect(answer.headers.allow).toBe('GET, HEAD, POST')
    }
})

test('every page carries the headers that keep it safe', async ({ request }) => {
  for (const [kind, path] of Object.entries({ ...pageKinds('es'), ...refusedKinds('es') })) {
    const headers = (await request.get(path)).headers()
    expect(headers['x-content-type-options'], kind).toBe('nosniff')
    expect(headers['x-frame-options'], kind).toBe('DENY')
    // The address of a case is told to nobody.
    const referrer = path.includes('/case') ? 'no-referrer' : 'strict-origin-when-cross-origin'
    expect(headers['referrer-policy'], kind).toBe(referrer)
    expect(headers['x-powered-by'], kind).toBeUndefined()
    expect(headers['cache-control'], kind).toMatch(/no-cache|no-store/)
    expect(headers['x-request-id'], kind).toMatch(/^[\w-]{36}$/)
  }
})

test('what a page loads is its own, is kept for good, and is there', async ({ request }) => {
  const html = await (await request.get('/es/matrix')).text()
  const loaded = [...html.matchAll(/<(?:script|link)\b[^>]*?(?:src|href)="([^"]+)"/g)].flatMap(([, path]) => path ?? [])
  expect(loaded.length).toBeGreaterThan(3)
  for (const path of new Set(loaded)) {
    expect(path).toMatch(/^\/(?!\/)/)
    const answer = await request.get(path.replaceAll('&amp;', '&'))
    expect(answer.status(), path).toBe(200)
    if (path.startsWith('/_next/static/')) expect(answer.headers()['cache-control'], path).toContain('immutable')
  }
})

test('the icon that browsers ask for by themselves is there', async ({ request }) => {
  expect((await request.get('/favicon.ico')).status()).toBeLessThan(400)
})

test('HTML, scripts and styles of a first visit to the matrix take at most 200 kB', async ({ page }) => {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  const counted = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type !== 'Font' && type !== 'Image') counted.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) bytes += encodedDataLength
  })
  await page.goto('/es/matrix', { waitUntil: 'networkidle' })
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(200_000)
})
