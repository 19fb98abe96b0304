import { request } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import type { ApiDocument } from '@/lib/api/document'
import { restore } from '@/lib/exchange/neutral'
import { Contract } from '../support/contract'
import { addAccount } from '../support/form-client'
import { Guarded } from './support/guarded'

/* The built app, from outside: what programs get, by the document that it publishes itself. */

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'api-data', { COTEJO_API_LIMIT: '100000' })
let base: string
let contract: Contract
let token: string

const documentSchema = z.custom<ApiDocument>((value) => typeof value === 'object' && value !== null && 'paths' in value)
const listSchema = z.object({
  revision: z.string(),
  data: z.array(z.unknown()),
  page: z.object({ next: z.string().nullable() }),
})

beforeAll(async () => {
  base = `${await app.start()}/api/v1`
  const { hashToken, makeApiToken } = await import('@/lib/accounts/secrets')
  token = makeApiToken()
  await app.connected(async (client) => {
    const { id } = await addAccount(client, app.secret, { role: 'staff', countries: [] })
    await client.query(
      `INSERT INTO api_token (account_id, name, scope, token_hash, expires_at)
       VALUES ($1, 'test', 'write', $2, now() + interval '1 day')`,
      [id, hashToken(token)],
    )
  })
  const text = { es: 'Falta' }
  const marked = await post('/deficiencies', {
    ...{ cells: ['CL/off-access'], day: '2026-11-30', kind: 'legislative', severity: 'high' },
    ...{ title: text, description: text },
  })
  expect(marked.status).toBe(201)
  const { data } = z.object({ data: z.object({ version: z.int() }) }).parse(await marked.json())
  expect((await post('/deficiencies/D-1/publish', { version: data.version, isPublished: true })).status).toBe(200)
  const measure = await post('/measures', {
    ...{ kind: 'training', title: text, description: text, priority: 'high', countries: ['CL'] },
  })
  expect(measure.status).toBe(201)
  expect((await post('/measures/M-1/publish', { version: 1, isPublished: true })).status).toBe(200)
  contract = new Contract(documentSchema.parse(await (await fetch(`${base}/openapi.json`)).json()))
})

afterAll(() => app.close())

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: JSON.stringify(body),
  })
}

/** An address of an operation, by the examples that the document gives. */
function addressOf(path: string): string {
  const { parameters = [] } = contract.document.paths[path]?.get ?? {}
  const exampleOf = (name: string) => parameters.find((one) => one.name === name)?.example ?? ''
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(exampleOf(name)))
  const query = parameters.filter((one) => one.in === 'query' && one.example !== undefined)
  return `${base}${filled}?${query.map(({ name }) => `${name}=${encodeURIComponent(exampleOf(name))}`).join('&')}`
}

const reads = () => contract.operations.filter(({ method }) => method === 'get')

describe('the built app', () => {
  it('answers every operation as its document says, again from memory, and 304 to who has it', async () => {
    expect(reads().length).toBeGreaterThan(15)
    for (const { path } of reads()) {
      const address = addressOf(path)
      const first = await fetch(address)
      expect(first.status, address).toBe(200)
      const text = await first.text()
      expect(contract.faults(path, 'get', 200, 'application/json', JSON.parse(text)), path).toBe('')
      const again = await fetch(address)
      expect(await again.text()).toBe(text)
      const etag = first.headers.get('etag') ?? ''
      const kept = await fetch(address, { headers: { 'if-none-match': etag } })
      expect([kept.status, await kept.text()], path).toEqual([304, ''])
      expect(kept.headers.get('access-control-allow-origin')).toBe('*')
      const head = await fetch(address, { method: 'HEAD' })
      expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([200, '', etag])
    }
  })

  it('gives every list as CSV, with the rows that JSON has', async () => {
    for (const { path, operation } of reads()) {
      if (operation.parameters.every(({ name }) => name !== 'cursor')) continue
      const address = addressOf(path)
      const json = listSchema.parse(await (await fetch(`${address}&limit=40`)).json())
      const response = await fetch(`${address}&limit=40`, { headers: { accept: 'text/csv' } })
      expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
      expect(response.headers.get('cotejo-revision')).toBe(json.revision)
      const [header = [], ...rows] = parseCsv(await response.text())
      expect(new Set(header).size, 'columns with names of their own').toBe(header.length)
      for (const row of rows) expect(row).toHaveLength(header.length)
      if (path === '/matrix') {
        const cells = z
          .array(
            z.object({
              requirement: z.string(),
              cells: z.array(z.object({ country: z.string(), status: z.string() })),
            }),
          )
          .parse(json.data)
        const expected = cells.flatMap((row) =>
          row.cells.map(({ country, status }) => [country, status, row.requirement]),
        )
        const columns = ['country', 'status', 'requirement'].map((name) => header.indexOf(name))
        expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(expected)
        continue
      }
      expect(rows).toHaveLength(json.data.length)
      for (const [index, row] of rows.entries())
        for (const [column, key] of header.entries())
          expect(row[column], `${path} ${key}`).toBe(cellOf(json.data[index], key))
    }
  })

  it('keeps a session out of it, lets any site read and none write', async () => {
    const asked = await fetch(`${base}/deficiencies`, {
      method: 'OPTIONS',
      headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
    })
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS'])
    const cookie = 'cotejo.session_token=forged; zone=Asia/Tokyo'
    const read = await fetch(`${base}/countries`, { headers: { cookie, origin: 'https://elsewhere.example' } })
    expect([read.status, read.headers.get('access-control-allow-origin')]).toEqual([200, '*'])
  })

  it('shows a change to the next who asks', async () => {
    const before = await fetch(`${base}/deficiencies`)
    const etag = before.headers.get('etag') ?? ''
    const { data } = z
      .object({ data: z.object({ version: z.int() }) })
      .parse(await (await fetch(`${base}/deficiencies/D-1`)).json())
    expect((await post('/deficiencies/D-1/publish', { version: data.version, isPublished: false })).status).toBe(200)
    const after = await fetch(`${base}/deficiencies`, { headers: { 'if-none-match': etag } })
    expect(after.status).toBe(200)
    expect(listSchema.parse(await after.json()).data).toEqual([])
    expect((await fetch(`${base}/deficiencies/D-1`)).status).toBe(404)
    const own = await fetch(`${base}/deficiencies/D-1`, { headers: { authorization: `Bearer ${token}` } })
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  })

  it('refuses with a problem: methods, sizes, paths and what is no JSON', async () => {
    for (const [method, path, status] of [
      ['DELETE', '/countries', 405],
      ['PATCH', '/openapi.json', 405],
      ['GET', '/nothing', 404],
      ['GET', '/deficiencies/adoptions/x', 404],
      ['GET', '/%00', 404],
      ['GET', 'countries', 404],
    ] as const) {
      const body = method === 'GET' ? {} : { body: '' }
      const answer = await fetch(`${base}${path}`, { method, ...body })
      expect([answer.status, path]).toEqual([status, path])
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
      expect(await answer.json()).toMatchObject({ status })
    }
    const form = await fetch(`${base}/deficiencies`, {
      method: 'POST',
      body: new URLSearchParams({ a: 'b' }),
      headers: { authorization: `Bearer ${token}` },
    })
    expect(form.status).toBe(415)
  })

  it('leads /api/docs to the page in the reader’s language, which names every operation', async () => {
    const root = base.replace('/v1', '')
    const asked = await fetch(`${root}/docs`, { redirect: 'manual', headers: { 'accept-language': 'pt-BR' } })
    expect([asked.status, asked.headers.get('location')]).toEqual([307, '/pt/api'])
    const page = await (await fetch(`${root}/docs`)).text()
    for (const { operation } of contract.operations) expect(page).toContain(`id="${operation.operationId}"`)
  })
})

describe('whatever comes over the wire', () => {
  /** As it is: no client of ours tidies path or headers. */
  function raw(path: string, method: string, headers: Record<string, string>, body: string): Promise<Raw> {
    const { hostname, port } = new URL(base)
    return new Promise((resolve, reject) => {
      const asked = request({ hostname, port, path, method, headers }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', text }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  }
  type Raw = { status: number; type: string; text: string }

  const letters = fc.string({ unit: fc.constantFrom(...'abAR09/.%?&=,;:+-_~!*$@[]|^{}\'"<>\\'), maxLength: 40 })
  const known = fc.constantFrom(
    ...[
      'countries',
      'matrix',
      'findings',
      'openapi.json',
      'deficiencies/D-1',
      'docs',
      '../v1',
      '%2e%2e',
      '%00',
      '%',
      '%ff',
    ],
  )
  const path = fc.oneof(
    fc.tuple(known, letters).map(([one, more]) => `/api/v1/${one}${more}`),
    fc.tuple(known, letters).map(([one, more]) => `/api/v1/${one}?${more}`),
    letters.map((more) => `/api/${more}`),
    letters.map((more) => `/api/v1//${more}`),
  )
  const header = fc.string({ unit: fc.constantFrom(...'abAZ09*/;,=.q" -+W'), maxLength: 60 })
  const input = fc.record({
    path,
    method: fc.constantFrom(
      'GET',
      'GET',
      'GET',
      'HEAD',
      'POST',
      'PUT',
      'DELETE',
      'PATCH',
      'OPTIONS',
      'TRACE',
      'PROPFIND',
    ),
    headers: fc.record(
      {
        accept: header,
        'accept-encoding': header,
        'accept-language': header,
        'if-none-match': header,
        authorization: fc.oneof(
          header,
          header.map((one) => `Bearer ${one}`),
        ),
        cookie: header,
        'content-type': fc.oneof(header, fc.constant('application/json')),
        'idempotency-key': header,
        rsc: fc.constant('1'),
        'next-action': header,
      },
      { requiredKeys: [] },
    ),
    body: fc.string({ maxLength: 200 }),
  })

  it('is answered without a fault of ours, and tells nothing of the inside', async () => {
    await fc.assert(
      fc.asyncProperty(input, async ({ path: asked, method, headers, body }) => {
        const hasBody = !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method)
        const { status, type, text } = await raw(asked, method, headers, hasBody ? body : '')
        expect(status, text.slice(0, 300)).toBeLessThan(500)
        expect(text).not.toMatch(/\bat \S+:\d+:\d+|node_modules|PrismaClient|syntax error at/)
        if (method === 'HEAD') expect(text).toBe('')
        else if (type.includes('problem+json')) expect(JSON.parse(text)).toMatchObject({ status })
      }),
      { seed: 20171023, numRuns: 1500 },
    )
    expect(app.running.output).not.toMatch(/the API failed|page failed|request failed/)
  })
})

function cellOf(row: unknown, key: string): string {
  let value: unknown = row
  for (const part of key.split('.')) value = value instanceof Object ? Reflect.get(value, part) : undefined
  if (value === undefined || value === null) return ''
  return value instanceof Object ? JSON.stringify(value) : String(value)
}

/** RFC 4180, read letter by letter; what was neutralised for spreadsheets is taken back. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  const row: string[] = []
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && (letter === ',' || letter === '\n')) {
      row.push(restore(cell))
      cell = ''
      if (letter === '\n') rows.push(row.splice(0))
    } else if (isQuoted || letter !== '\r') cell += letter
  }
  return rows
}
