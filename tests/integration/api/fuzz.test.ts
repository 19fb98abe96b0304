import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiDocument } from '@/lib/api/document'
import { OPERATIONS, READS } from '@/lib/api/operations'
import { WRITES } from '@/lib/api/writes'
import { database as prisma } from '@/lib/platform/db/client'
import { askApi } from '../../support/api'
import { doAs, makeActor } from '../../support/commands'
import { Contract } from '../../support/contract'
import { createTestDatabase, type TestDatabase } from '../../support/database'

/*
 * Thousands of requests that nobody would make, from a seed that is always the same: none of them breaks anything,
 * none is told how the inside looks, and what is answered is what the document says.
 */

const SEED = 20171023
let database: TestDatabase
let contract: Contract
let token: string

beforeAll(async () => {
  process.env.COTEJO_SECRET = 'a secret of at least thirty-two characters'
  process.env.COTEJO_API_LIMIT = '1000000'
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  const staff = await makeActor('staff')
  const made = await doAs(staff, 'token.make', { name: 'fuzz', scope: 'write', days: '30' })
  token = made.secret ?? ''
  const text = { es: 'Algo' }
  for (const cell of ['AR/off-access', 'CL/off-access'])
    await doAs(staff, 'deficiency.mark', {
      ...{ cells: [cell], day: '2026-11-30', kind: 'legislative', severity: 'low', title: text, description: text },
    })
  await doAs(staff, 'measure.propose', {
    ...{ kind: 'unit', title: text, description: text, priority: 'low', countries: ['AR'] },
  })
  const document = z.custom<ApiDocument>((value) => typeof value === 'object' && value !== null)
  contract = new Contract(document.parse((await askApi('/openapi.json')).json()))
})

afterAll(async () => {
  await prisma().$disconnect()
  await database.drop()
})

const NASTY = [
  ...['', ' ', '0', '-1', '1e9', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '%', '%00', '\0', '\u202e', '\ud800'],
  ...["' OR 1=1 --", '"; DROP TABLE finding; --', '$1', '#{x}', '{{x}}', '../../etc/passwd', '<script>', '__proto__'],
  ...['constructor', 'AR,CL', 'AR,AR', ',', 'AR,', 'ar', '2024-02-30', '0000-00-00', '9999-99-99', '2017-10-23'],
  ...[
    'off-access',
    'budapest',
    'offence',
    'D-1',
    'D-0',
    'D-99999999999',
    'M-1',
    'csv',
    'es',
    '1000',
    '1001',
    'a'.repeat(3000),
  ],
]
const NAMES = [
  ...new Set(['date', 'since', 'from', 'lang', 'limit', 'cursor', 'format', '__proto__', 'x[]', 'toString', 'a.b']),
  ...[
    'country',
    'requirement',
    'area',
    'standard',
    'kind',
    'status',
    'instrument',
    'requesting',
    'requested',
    'conduct',
  ],
]

const anyText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 60 }),
)

/** What the operation would take, now and then, so that the inside is reached and not only its door. */
function valueFor(name: string, schema: unknown): fc.Arbitrary<string> {
  const shape = z.looseObject({
    enum: z.array(z.string()).optional(),
    items: z.looseObject({ enum: z.array(z.string()).optional() }).optional(),
  })
  const { enum: one, items } = shape.parse(schema)
  if (one !== undefined) return fc.constantFrom(...one)
  if (items?.enum !== undefined)
    return fc
      .subarray(items.enum, { minLength: 1, maxLength: Math.min(4, items.enum.length) })
      .map((some) => some.join(','))
  if (name === 'limit') return fc.integer({ min: 1, max: 60 }).map(String)
  return fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10))
}

const LEAK =
  /\bat \S+:\d+|node_modules|\.next|prisma|postgres|SELECT |INSERT |UPDATE |syntax error|stack|P20\d\d|\/work\//i

function check(path: string, method: string, answer: Awaited<ReturnType<typeof askApi>>) {
  const { status, text, headers } = answer
  expect(status, text.slice(0, 300)).toBeLessThan(500)
  const type = headers.get('content-type') ?? ''
  if (status >= 400) {
    expect(type).toMatch(/^application\/problem\+json/)
    const { errors: _, detail: __, ...said } = z.looseObject({ title: z.string() }).parse(JSON.parse(text))
    expect(JSON.stringify(said)).not.toMatch(LEAK)
    // What the caller sent may come back in a sentence, cut short; nothing else may.
    expect(text.length).toBeLessThan(60_000)
  }
  if (!type.startsWith('text/csv'))
    expect(contract.faults(path, method, status, type.split(';')[0] ?? '', JSON.parse(text))).toBe('')
}

const pathOf = (path: string, values: readonly string[]) => {
  let place = 0
  return path.replace(
    /\{\w+\}/g,
    () => encodeURIComponent((values[place++] ?? '').replace(/\p{Cs}/gu, '\ufffd')) || '%20',
  )
}
// Dots alone are taken for the way up by whoever writes an address.
const segment = anyText.filter((text) => !/^\.{0,2}$/.test(text))
const headerText = fc.string({ unit: fc.constantFrom(...'abAZ09*/;,=.q" -+'), maxLength: 40 })

describe.each(READS.map((operation) => [operation.path, operation] as const))('GET %s', (path, operation) => {
  it('withstands what it is asked', { timeout: 120_000 }, async () => {
    const described = contract.document.paths[path]?.get?.parameters ?? []
    const known = described.filter((one) => one.in === 'query')
    const good = fc.record(
      Object.fromEntries(
        known.map(({ name, schema }) => [name, name === 'cursor' ? fc.constant('') : valueFor(name, schema)]),
      ),
      { requiredKeys: known.flatMap(({ name, required }) => (required ? [name] : [])) },
    )
    const bad = fc.array(
      fc.tuple(fc.oneof(fc.constantFrom(...NAMES, ...known.map(({ name }) => name)), anyText), anyText),
      { maxLength: 3 },
    )
    const input = fc.record({
      good,
      bad: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, bad),
      values: fc.array(fc.oneof(fc.constantFrom(...Object.values(operation.example), 'AR', 'x'), segment), {
        minLength: 2,
        maxLength: 2,
      }),
      accept: fc.oneof({ weight: 3, arbitrary: fc.constant('*/*') }, fc.constant('text/csv'), headerText),
      language: fc.oneof(fc.constant('es'), headerText),
      hasToken: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ good: right, bad: wrong, values, accept, language, hasToken }) => {
        const search = new URLSearchParams(
          Object.entries(right)
            .filter(([, value]) => value !== undefined && value !== '')
            .map(([name, value]) => [name, String(value)]),
        )
        for (const [name, value] of wrong) search.append(name, value)
        const headers = {
          accept,
          'accept-language': language,
          ...(hasToken ? { authorization: `Bearer ${token}` } : {}),
        }
        const answer = await askApi(`${pathOf(path, values)}?${search}`, { headers })
        if (answer.status !== 404 || path.includes('{')) check(path, 'get', answer)
      }),
      { seed: SEED, numRuns: 90 },
    )
  })
})

describe.each(WRITES.map((operation) => [operation.path, operation] as const))('POST %s', (path, operation) => {
  it('withstands what it is sent', { timeout: 120_000 }, async () => {
    const names = Object.keys(
      z.looseObject({ properties: z.looseObject({}).optional() }).parse(bodyOf(path)).properties ?? {},
    )
    const leaf = fc.oneof(
      anyText,
      fc.constantFrom('2026-11-30', 'legislative', 'high', 'confirmed', 'AR/off-access', 'AR'),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.double(),
    )
    const value = fc.oneof(
      leaf,
      fc.array(leaf, { maxLength: 3 }),
      fc.record({ es: leaf, en: leaf }, { requiredKeys: [] }),
      fc.jsonValue({ maxDepth: 3 }),
    )
    const body = fc.oneof(
      {
        weight: 4,
        arbitrary: fc
          .record(Object.fromEntries(names.map((name) => [name, value])), { requiredKeys: [] })
          .map((one) => JSON.stringify(one)),
      },
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '',
        '{',
        '[]',
        'null',
        '{"__proto__":{"id":"x"}}',
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
        '"\\ud800"',
        '{"title":{"es":"\\u0000"}}',
      ),
    )
    const input = fc.record({
      body,
      at: fc.oneof(fc.constantFrom(...Object.values(operation.example), 'D-1', 'M-1'), segment),
      key: fc.option(headerText),
      type: fc.oneof({ weight: 9, arbitrary: fc.constant('application/json') }, headerText),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ body: sent, at, key, type }) => {
        const headers = {
          'content-type': type,
          authorization: `Bearer ${token}`,
          ...(key === null ? {} : { 'idempotency-key': key }),
        }
        check(path, 'post', await askApi(pathOf(path, [at]), { method: 'POST', headers, body: sent }))
      }),
      { seed: SEED, numRuns: 80 },
    )
  })
})

function bodyOf(path: string): unknown {
  const ref = contract.document.paths[path]?.post?.requestBody?.content['application/json']?.schema.$ref
  return contract.document.components.schemas[ref?.split('/').at(-1) ?? '']
}

it('every operation was tried', () => {
  expect(READS.length + WRITES.length).toBe(OPERATIONS.length)
})
