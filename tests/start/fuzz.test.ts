import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { z } from 'zod'
import { COMMANDS } from '@/lib/auth/registry'
import { ROUTES } from '@/lib/auth/routes'
import { brokenLinks } from '../support/audit-chain'
import { addAccount, findAction, sendForm, type TestAccount } from '../support/form-client'
import { seedOf } from '../support/random'
import { Guarded } from './support/guarded'

/*
 * Thousands of made-up forms, bodies and addresses, as everybody who may send them: none may bring the server to fail,
 * to fall silent, or to show what it is made of.
 */

const FORMS_EACH = 30
const RAW_BODIES = 600
const ADDRESSES_EACH = 20
const AT_ONCE = 6
const PATIENCE_MS = 30_000

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'fuzz-data')
const seed = seedOf()
let address: string
let action: string
let known: string[]
const accounts = new Map<string, TestAccount>()

beforeAll(async () => {
  address = await app.start()
  action = await findAction(address)
  await app.connected(async (client) => {
    for (const role of ['reader', 'reviewer', 'staff', 'admin'] as const)
      accounts.set(role, await addAccount(client, app.secret, { role, countries: role === 'reviewer' ? ['AR'] : [] }))
    const { rows } = await client.query<{ id: string }>(
      `(SELECT id::text FROM finding ORDER BY id LIMIT 5) UNION ALL (SELECT id FROM requirement ORDER BY id LIMIT 5)
       UNION ALL (SELECT code FROM jurisdiction ORDER BY code LIMIT 5)
       UNION ALL (SELECT id FROM provision WHERE jurisdiction_code = 'AR' ORDER BY id LIMIT 3)`,
    )
    known = rows.map(({ id }) => id)
  })
})

afterAll(() => app.close())

/** Of our own workings: nothing a reader is shown has it. */
const INSIDES =
  /\n\s+at \S+ ?\(|node_modules|PrismaClient|Prisma\.|prisma:|\bSELECT\b.+\bFROM\b|\bINSERT INTO\b|relation "|syntax error at|invalid byte sequence|duplicate key|violates|ECONNREFUSED|\/lib\/platform\/|postgres(ql)?:\/\//

const hostile = fc.oneof(
  fc.constantFrom(
    ...['', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202e', '🙂'.repeat(50), '\r\n\r\n', "'; DROP TABLE finding; --"],
    ...[
      '" OR 1=1',
      '<script>alert(1)</script>',
      '$' + '{7*7}',
      '{{7*7}}',
      '../../etc/passwd',
      '%00',
      '%c0%ae',
      '\\',
      '\\N',
    ],
    ...[
      '__proto__',
      'constructor',
      'null',
      'undefined',
      'NaN',
      'Infinity',
      '-1',
      '0',
      '1',
      '2',
      '1e309',
      '9'.repeat(400),
    ],
    ...[
      '2147483648',
      '9223372036854775808',
      '1.5',
      '0x10',
      'true',
      'on',
      '[]',
      '{}',
      '{"$gt": ""}',
      '$1',
      '$K1',
      '$F1',
    ],
    ...['2026-02-30', '0000-00-00', '9999-12-31', '-000001-01-01', '+275760-09-13', '10000-01-01', '2024-02-29'],
    ...[
      '00000000-0000-0000-0000-000000000000',
      'ffffffff-ffff-ffff-ffff-ffffffffffff',
      'a@b.c',
      `a@${'b'.repeat(300)}.c`,
    ],
    ...['javascript:alert(1)', 'http://', 'http://[', 'https://a.b/?\u0000', 'x'.repeat(20_000), ' '.repeat(50_000)],
    ...[
      `${' \n'.repeat(20_000)}`,
      '('.repeat(3000),
      'met',
      'gap',
      'unknown',
      'primary',
      'recall',
      'es',
      'xx',
      'AR',
      'ZZ',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.integer().map(String),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.nat().map((index) => known[index % known.length] ?? ''),
)

const schemaOf = z.object({ properties: z.record(z.string(), z.unknown()).optional() })
const nestedSchema = z.object({
  type: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})

/** The names that the fields of a command's form have. */
function fieldsOf(schema: z.ZodType): string[] {
  const { properties = {} } = schemaOf.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
  return Object.entries(properties).flatMap(([name, value]) => {
    const { type, properties: inner } = nestedSchema.safeParse(value).data ?? {}
    if (inner !== undefined) return Object.keys(inner).map((part) => `${name}.${part}`)
    return type === 'array' ? [`${name}[]`] : [name, `${name}.es`]
  })
}

/** Everybody who may be answered with more than a refusal, in turn. */
const cookieOf = (index: number) => [...accounts.values(), undefined][index % (accounts.size + 1)]?.cookie

async function inTurns<T>(inputs: readonly T[], work: (input: T, index: number) => Promise<string | null>) {
  const faults: string[] = []
  const queue = [...inputs.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [index, input] = next
      const fault = await work(input, index).catch((error: unknown) => `no answer: ${error}`)
      if (fault !== null) faults.push(`${JSON.stringify(input).slice(0, 400)}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  // A few say enough.
  return faults.slice(0, 10)
}

async function faultOf(response: Response): Promise<string | null> {
  const text = await response.text()
  const [shown] = INSIDES.exec(text) ?? []
  if (response.status >= 500) return `${response.status}`
  return shown === undefined ? null : `shows ${JSON.stringify(shown.slice(0, 120))}`
}

const why = () => app.running.output.slice(-3000)

test('every command, with made-up fields', async () => {
  console.log(`COTEJO_TEST_SEED=${seed}`)
  const forms = [...COMMANDS.values()].flatMap(({ name, schema }, index) => {
    const names = fieldsOf(schema)
    const fields = fc.record(Object.fromEntries(names.map((field) => [field, hostile])), { requiredKeys: [] })
    const more = fc.dictionary(
      fc.oneof(hostile, fc.constantFrom('a.b.c.d.e.f.g', 'x[]', '[]', '.', 'id.id')),
      hostile,
      {
        maxKeys: 2,
      },
    )
    return fc
      .sample(fc.tuple(fields, more), { seed: seed + index, numRuns: FORMS_EACH })
      .map(([own, other]) => ({ command: name, fields: { ...own, ...other } }))
  })
  expect(forms.length).toBeGreaterThan(1000)
  const faults = await inTurns(forms, async ({ command, fields }, index) => {
    const cookie = cookieOf(index)
    const formId = index % 7 === 0 ? 'no number' : randomUUID()
    const sent: Record<string, string> = {}
    for (const [name, value] of Object.entries(fields)) if (value !== undefined) sent[name] = value
    const answer = await sendForm(address, action, {
      ...{ command, fields: sent, formId, cookie, signal: AbortSignal.timeout(PATIENCE_MS) },
    })
    return answer.status >= 500 || answer.outcome === 'failed' ? `${answer.status} ${answer.outcome}` : null
  })
  expect(faults, why()).toEqual([])
}, 600_000)

test('bodies that no form of ours sends', async () => {
  const types = ['multipart/form-data; boundary=x', 'text/plain;charset=UTF-8', 'application/x-www-form-urlencoded', '']
  const payload = fc.oneof(
    fc.json(),
    fc.constantFrom(
      ...[
        '["$K1"]',
        '["$1:constructor:constructor"]',
        '["$@1"]',
        '["$F1"]',
        '["$B0"]',
        '["$Q1","$W1"]',
        '[{"then":"$1"}]',
      ],
      ...['["$1:__proto__:then"]', '[]', '{', '"', 'null', '["$T"]', '["$n1e999999"]', `${'['.repeat(2000)}`],
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  const part = fc.tuple(
    fc.constantFrom('0', '1', '_1_command', '$ACTION_REF_1', '$ACTION_1:0', '$ACTION_KEY', '1:0'),
    payload,
  )
  const bodies = fc.sample(
    fc.record({
      type: fc.constantFrom(...types),
      action: fc.constantFrom(action, undefined, 'x', '0'.repeat(42), '__proto__'),
      parts: fc.array(part, { maxLength: 4 }),
      isCut: fc.boolean(),
    }),
    { seed, numRuns: RAW_BODIES },
  )
  const faults = await inTurns(bodies, async ({ type, action: id, parts, isCut }, index) => {
    const isMultipart = type.startsWith('multipart')
    const text = isMultipart
      ? `${parts.map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}${isCut ? '' : '--x--\r\n'}`
      : parts.map(([name, value]) => `${name}=${value}`).join('&')
    const cookie = cookieOf(index)
    const response = await fetch(`${address}/es/sign-in`, {
      method: 'POST',
      body: Buffer.from(text),
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: {
        origin: address,
        ...(type === '' ? {} : { 'content-type': type }),
        ...(id === undefined ? {} : { 'next-action': id }),
        ...(cookie === undefined ? {} : { cookie }),
      },
    })
    return faultOf(response)
  })
  expect(faults, why()).toEqual([])
}, 300_000)

const NAMES = [
  ...['date', 'from', 'to', 'since', 'standard', 'area', 'areas', 'countries', 'status', 'q', 'page', 'sort', 'format'],
  ...[
    'extra',
    'token',
    'done',
    'next',
    'requesting',
    'requested',
    'requirement',
    'country',
    'core',
    'sections',
    'kind',
  ],
]

test('every route, with made-up addresses', async () => {
  const addresses = Object.keys(ROUTES).flatMap((route, index) => {
    const segments = [...route.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? '')
    const parameters = fc.tuple(...segments.map(() => hostile))
    const query = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), hostile), hostile, { maxKeys: 4 })
    return fc
      .sample(fc.tuple(parameters, query), { seed: seed + index, numRuns: ADDRESSES_EACH })
      .map(([values, asked]) => {
        let place = 0
        const encode = (value: string) => encodeURIComponent(value.slice(0, 300).replace(/[\ud800-\udfff]/gu, '�'))
        const path = route.replace(/\[(?:\.\.\.)?\w+\]/g, () => encode(values[place++] ?? '') || 'x')
        const pairs = Object.entries(asked).map(([name, value]) => `${encode(name)}=${encode(value)}`)
        return `/es${path === '/' ? '' : path}?${pairs.join('&')}`
      })
  })
  expect(addresses.length).toBeGreaterThan(900)
  const faults = await inTurns(addresses, async (place, index) => {
    const cookie = cookieOf(index)
    const response = await fetch(`${address}${place}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: cookie === undefined ? {} : { cookie },
    })
    return faultOf(response)
  })
  expect(faults, why()).toEqual([])
}, 600_000)

test('after all of it the server answers, and the audit chain holds', async () => {
  for (const page of ['/es', '/es/matrix', '/es/deficiencies'])
    expect((await fetch(`${address}${page}`)).status).toBe(200)
  expect(await app.connected(brokenLinks)).toEqual([])
  expect(app.running.output).not.toMatch(/unhandled|uncaught/i)
})
