import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { ApiDocument } from '@/lib/api/document'
import { WRITES } from '@/lib/api/writes'
import { runChange } from '@/lib/auth/command'
import { COMMANDS } from '@/lib/auth/registry'
import type { Actor } from '@/lib/auth/schema'
import { database as prisma } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { askApi, type Sent } from '../../support/api'
import { auditOf, doAs, makeActor, requestOf, TODAY } from '../../support/commands'
import { Contract } from '../../support/contract'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let database: TestDatabase
let contract: Contract
let staff: Actor
let reviewer: Actor
let reader: Actor
let write: string
let read: string
let country: string

const documentSchema = z.custom<ApiDocument>((value) => typeof value === 'object' && value !== null && 'paths' in value)
const entrySchema = z.object({ data: z.looseObject({ id: z.string(), number: z.int(), version: z.int() }) })

beforeAll(async () => {
  process.env.COTEJO_SECRET = 'a secret of at least thirty-two characters'
  process.env.COTEJO_API_LIMIT = '100000'
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  staff = await makeActor('staff')
  reviewer = await makeActor('reviewer', ['AR'])
  reader = await makeActor('reader')
  write = await tokenOf(staff, 'write')
  read = await tokenOf(staff, 'read')
  country = await tokenOf(reviewer, 'write')
  contract = new Contract(documentSchema.parse((await askApi('/openapi.json')).json()))
})

afterAll(async () => {
  await prisma().$disconnect()
  await database.drop()
})

async function tokenOf(actor: Actor, scope: 'read' | 'write'): Promise<string> {
  const done = await doAs(actor, 'token.make', { name: `for ${scope}`, scope, days: '30' })
  if (done.secret === undefined) throw new Error('no token was made')
  return done.secret
}

const send = (path: string, token: string | null, body: unknown, more: Sent['headers'] = {}) =>
  askApi(path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...more,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

const marking = (cell = 'AR/off-access') => ({
  ...{ cells: [cell], day: '2026-11-30', kind: 'legislative', severity: 'high' },
  ...{ title: { es: 'Falta el delito' }, description: { es: 'No está penado.' } },
})

async function mark(cell?: string) {
  const answer = await send('/deficiencies', write, marking(cell))
  expect(answer.status, answer.text).toBe(201)
  return { answer, ...entrySchema.parse(answer.json()).data }
}

describe('a token', () => {
  it('is kept as its hash alone, and its secret is shown once', async () => {
    const formId = randomUUID()
    const input = { name: 'once', scope: 'read', days: '30' }
    const first = await doAs(staff, 'token.make', input, formId)
    const again = await doAs(staff, 'token.make', input, formId)
    expect(first.secret).toMatch(/^cotejo_[\w-]{43}$/)
    expect(again.secret).toBeUndefined()
    const hash = createHash('sha256')
      .update(first.secret ?? '')
      .digest('hex')
    expect(await prisma().apiToken.count({ where: { tokenHash: hash } })).toBe(1)
    const everywhere = await prisma().$queryRaw`
      SELECT (SELECT count(*) FROM audit_entry WHERE audit_entry::text LIKE ${`%${first.secret}%`})
           + (SELECT count(*) FROM submission WHERE submission::text LIKE ${`%${first.secret}%`})
           + (SELECT count(*) FROM api_token WHERE api_token::text LIKE ${`%${first.secret}%`}) AS found`
    expect(everywhere).toEqual([{ found: 0n }])
  })

  it('leaves its making and its end in the audit', async () => {
    await doAs(reviewer, 'token.make', { name: 'audited', scope: 'write', days: '90' })
    const { id } = await prisma().apiToken.findFirstOrThrow({ where: { name: 'audited' } })
    await doAs(reviewer, 'token.revoke', { id })
    const told = await auditOf('token', id)
    expect(told.map(({ command }) => command)).toEqual(['token.make', 'token.revoke'])
    await expect(doAs(reviewer, 'token.revoke', { id })).rejects.toMatchObject({ status: 404 })
  })

  it('is nobody else’s to revoke, and no reader’s to make', async () => {
    await expect(doAs(reader, 'token.make', { name: 'x', scope: 'read', days: '30' })).rejects.toMatchObject({
      status: 403,
    })
    const { id } = await prisma().apiToken.findFirstOrThrow({ where: { userId: staff.id, revokedAt: null } })
    await expect(doAs(reviewer, 'token.revoke', { id })).rejects.toMatchObject({ status: 404 })
  })

  it('notes the day of its last use', async () => {
    const token = await tokenOf(staff, 'read')
    const where = { tokenHash: createHash('sha256').update(token).digest('hex') }
    expect((await prisma().apiToken.findUniqueOrThrow({ where })).lastUsedOn).toBeNull()
    await askApi('/standards', { headers: { authorization: `Bearer ${token}` } })
    expect((await prisma().apiToken.findUniqueOrThrow({ where })).lastUsedOn).toEqual(new Date(`${TODAY}T00:00:00Z`))
  })

  it.each([
    ['revoked', { revokedAt: new Date() }],
    ['run out', { expiresAt: new Date(Date.now() - 1000) }],
  ])('that is %s is refused, also for what anybody may read', async (_, data) => {
    const token = await tokenOf(staff, 'read')
    const headers = { authorization: `Bearer ${token}` }
    expect((await askApi('/standards', { headers })).status).toBe(200)
    await prisma().apiToken.update({ where: { tokenHash: createHash('sha256').update(token).digest('hex') }, data })
    const answer = await askApi('/standards', { headers })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/invalid_token/)
    expect(contract.faults('/standards', 'get', 401, 'application/problem+json', answer.json())).toBe('')
  })

  it('that was made up, or is none, is refused', async () => {
    for (const authorization of [
      '',
      'x',
      'Bearer',
      'Bearer x',
      `Bearer cotejo_${'a'.repeat(43)}`,
      'Basic YTpi',
      `Bearer ${'x'.repeat(5000)}`,
    ])
      expect((await askApi('/standards', { headers: { authorization } })).status, authorization.slice(0, 20)).toBe(401)
  })

  it('of an account that was closed ends with it, also when the account opens again', async () => {
    const admin = await makeActor('admin')
    const leaver = await makeActor('staff')
    const headers = { authorization: `Bearer ${await tokenOf(leaver, 'read')}` }
    expect((await askApi('/standards', { headers })).status).toBe(200)
    await doAs(admin, 'person.close', { id: leaver.id, version: '1' })
    expect((await askApi('/standards', { headers })).status).toBe(401)
    const { version } = await prisma().user.findUniqueOrThrow({ where: { id: leaver.id } })
    await doAs(admin, 'person.reopen', { id: leaver.id, version: String(version) })
    expect((await askApi('/standards', { headers })).status).toBe(401)
  })

  it('reads what is not published', async () => {
    const { number } = await mark('AR/off-virtual')
    expect((await askApi(`/deficiencies/D-${number}`)).status).toBe(404)
    const answer = await askApi(`/deficiencies/D-${number}`, { headers: { authorization: `Bearer ${read}` } })
    expect(answer.status).toBe(200)
  })
})

describe('a change', () => {
  let before: number
  beforeEach(async () => {
    before = await prisma().auditEntry.count()
  })
  const added = async () => (await prisma().auditEntry.count()) - before

  it('is carried out by the command, for the token’s owner, with the audit row that its form leaves', async () => {
    const { answer, id, number } = await mark()
    expect(answer.headers.get('location')).toBe(`/api/v1/deficiencies/D-${number}`)
    expect(contract.faults('/deficiencies', 'post', 201, 'application/json', answer.json())).toBe('')
    const [told] = await auditOf('deficiency', id)
    const form = { ...marking(), title: { ...marking().title }, sources: [], links: {} }
    await doAs(staff, 'deficiency.mark', form)
    const byForm = await prisma().deficiency.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const [toldByForm] = await auditOf('deficiency', byForm.id)
    const bare = (one: typeof told) => ({ ...one, after: { ...Object(one?.after), number: 0 } })
    expect(bare(told)).toEqual(bare(toldByForm))
  })

  it('that makes several answers with none of them', async () => {
    const answer = await send('/deficiencies', write, { ...marking(), cells: ['AR/off-access', 'CL/off-access'] })
    expect([answer.status, answer.headers.get('location')]).toEqual([201, null])
    expect(answer.json()).toMatchObject({ data: null })
    expect(contract.faults('/deficiencies', 'post', 201, 'application/json', answer.json())).toBe('')
    expect(await added()).toBe(2)
  })

  it('steps, publishes, edits and comments as the forms do, each from the version before', async () => {
    const { number, version } = await mark()
    const path = `/deficiencies/D-${number}`
    const confirmed = entrySchema.parse(
      (await send(`${path}/answer`, country, { version, to: 'confirmed' })).json(),
    ).data
    expect(confirmed).toMatchObject({ status: 'confirmed', isPublished: false })
    const published = await send(`${path}/publish`, write, { version: confirmed.version, isPublished: true })
    expect(published.status, published.text).toBe(200)
    expect(
      contract.faults('/deficiencies/{deficiency}/publish', 'post', 200, 'application/json', published.json()),
    ).toBe('')
    const { cells: _, day: __, ...texts } = marking()
    const now = entrySchema.parse(published.json()).data.version
    const edited = await send(`${path}/edit`, write, { ...texts, severity: 'low', version: now })
    expect(edited.json()).toMatchObject({ data: { severity: 'low', isPublished: true } })
    const said = await send(`${path}/comments`, write, { body: 'Visto.' })
    expect(said.status).toBe(200)
    const measure = await send('/measures', write, {
      ...{ kind: 'training', title: { es: 'Curso' }, description: { es: 'Para fiscales.' }, priority: 'low' },
      deficiencies: [confirmed.id],
    })
    expect(measure.status, measure.text).toBe(201)
    expect(contract.faults('/measures', 'post', 201, 'application/json', measure.json())).toBe('')
    const { number: m, version: v } = entrySchema.parse(measure.json()).data
    expect(await send(`/measures/M-${m}/step`, write, { version: v, to: 'agreed', resolves: false })).toMatchObject({
      status: 200,
    })
  })

  it('that started from another version is a conflict, which says what stands there now', async () => {
    const { number, version } = await mark()
    const path = `/deficiencies/D-${number}/publish`
    await send(path, write, { version, isPublished: true })
    before = await prisma().auditEntry.count()
    const late = await send(path, write, { version, isPublished: false })
    expect(late.status).toBe(409)
    expect(late.json()).toMatchObject({ current: { version: version + 1, fields: { isPublished: 'true' } } })
    expect(
      contract.faults('/deficiencies/{deficiency}/publish', 'post', 409, 'application/problem+json', late.json()),
    ).toBe('')
    expect(await added()).toBe(0)
  })

  it('sent again under one key is carried out once and answers alike', async () => {
    const key = { 'idempotency-key': `"${randomUUID()}"` }
    const first = await send('/deficiencies', write, marking(), key)
    const again = await send('/deficiencies', write, marking(), key)
    expect(entrySchema.parse(again.json()).data.number).toBe(entrySchema.parse(first.json()).data.number)
    expect(await added()).toBe(1)
    // Another's key of the same words is another key.
    const other = await tokenOf(await makeActor('staff'), 'write')
    await send('/deficiencies', other, marking(), key)
    expect(await prisma().auditEntry.count({ where: { command: 'deficiency.mark' } })).toBeGreaterThan(1)
    expect((await send('/deficiencies', write, marking(), { 'idempotency-key': '' })).status).toBe(400)
  })

  it.each(WRITES.map((operation) => [operation.path, operation] as const))(
    '%s is refused without a token, with one for reading, and to whom its action is not allowed',
    async (path, operation) => {
      const { number } = await mark('BR/off-access')
      before = await prisma().auditEntry.count()
      const address = path.replace('{deficiency}', `D-${number}`).replace('{measure}', 'M-1')
      const problem = 'application/problem+json'
      const nobody = await send(address, null, {})
      expect(nobody.status).toBe(401)
      expect(contract.faults(path, 'post', 401, problem, nobody.json())).toBe('')
      const reading = operation.action === 'deficiency.answer' ? await tokenOf(reviewer, 'read') : read
      before = await prisma().auditEntry.count()
      const scope = await send(address, reading, {})
      expect([scope.status, scope.headers.get('www-authenticate')]).toEqual([
        403,
        expect.stringMatching(/insufficient_scope/),
      ])
      if (operation.action !== 'comment.write') {
        const wrong = operation.action === 'deficiency.answer' ? write : country
        expect((await send(address, wrong, {})).status).toBe(403)
      }
      expect(await added()).toBe(0)
    },
  )

  it('of another country’s deficiency is refused to a reviewer', async () => {
    const { number, version } = await mark('BR/off-access')
    const answer = await send(`/deficiencies/D-${number}/answer`, country, { version, to: 'confirmed' })
    expect(answer.status).toBe(403)
  })

  it('says of each field what is wrong with it', async () => {
    const answer = await send('/deficiencies', write, { ...marking(), title: { es: '' }, severity: 'huge', kindd: 1 })
    expect(answer.status).toBe(400)
    const { errors } = z
      .object({ errors: z.array(z.object({ field: z.string(), reason: z.string() })) })
      .parse(answer.json())
    expect(errors).toContainEqual(expect.objectContaining({ field: 'kindd', reason: 'unknown' }))
    expect(errors.map(({ field }) => field)).toContain('severity')
    const empty = await send('/deficiencies', write, { ...marking(), title: { es: '' } })
    expect(empty.status).toBe(422)
    expect(empty.json()).toMatchObject({ errors: [{ field: 'title', reason: 'required' }] })
    expect(contract.faults('/deficiencies', 'post', 422, 'application/problem+json', empty.json())).toBe('')
    const kind = await send('/deficiencies/D-1/publish', write, { version: 1, isPublished: 'yes' })
    expect(kind.json()).toMatchObject({ status: 400, errors: [{ field: 'isPublished', reason: 'kind' }] })
  })

  it('that is no JSON, or not called so, is refused', async () => {
    expect((await send('/deficiencies', write, '{')).status).toBe(400)
    expect((await send('/deficiencies', write, '[]')).status).toBe(400)
    expect((await send('/deficiencies', write, 'null')).status).toBe(400)
    const plain = await send('/deficiencies', write, marking(), { 'content-type': 'text/plain' })
    expect(plain.status).toBe(415)
    expect((await send('/deficiencies', write, { ...marking(), sources: ['a\u0000b'] })).status).toBe(400)
  })

  it('is told in the bodies of the document what its command takes', () => {
    for (const { path, command } of WRITES) {
      expect(COMMANDS.get(command)?.kind).toBe('change')
      const body = contract.document.paths[path]?.post?.requestBody?.content['application/json']?.schema
      expect(body?.$ref, path).toBeDefined()
    }
    const pointer = ['components', 'schemas', 'MarkDeficiency']
    expect(contract.check(pointer, marking())).toBe('')
    expect(contract.check(pointer, { ...marking(), more: 1 })).not.toBe('')
    expect(contract.check(pointer, { ...marking(), severity: 'huge' })).not.toBe('')
  })
})

describe('rate limits', () => {
  it('count by token and by address, say what is left, and refuse what is beyond', async () => {
    process.env.COTEJO_API_LIMIT = '3'
    try {
      const remote = randomUUID()
      const seen = []
      for (let count = 0; count < 4; count += 1) seen.push(await askApi('/standards?limit=1', { remote }))
      expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 429])
      expect(seen.map(({ headers }) => headers.get('ratelimit')?.match(/r=(\d+)/)?.[1])).toEqual(['2', '1', '0', '0'])
      for (const { headers } of seen) expect(headers.get('ratelimit-policy')).toBe('"minute";q=3;w=60')
      const refused = seen.at(-1)
      const wait = Number(refused?.headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(60)
      expect(contract.faults('/standards', 'get', 429, 'application/problem+json', refused?.json())).toBe('')
      // A token has a count of its own, wherever it is used from; another address has one too.
      const own = { authorization: `Bearer ${await tokenOf(staff, 'read')}` }
      expect((await askApi('/standards', { remote, headers: own })).status).toBe(200)
      expect((await askApi('/standards')).status).toBe(200)
      // The window closes: whoever counts, on whatever server, reads it in the same table.
      await prisma().throttle.updateMany({ data: { windowStart: new Date(Date.now() - 61_000) } })
      expect((await askApi('/standards', { remote })).status).toBe(200)
    } finally {
      process.env.COTEJO_API_LIMIT = '100000'
    }
  })

  it('keep no address, only a keyed hash of it', async () => {
    const remote = `192.0.2.${7}`
    await askApi('/standards', { remote })
    const rows = await prisma().throttle.findMany()
    expect(JSON.stringify(rows)).not.toContain(remote)
  })
})

it('a change by a form goes on as before', async () => {
  const request = requestOf()
  const command = COMMANDS.get('comment.write')
  if (command?.kind !== 'change' || command.isOpen) throw new Error('comment.write is a change')
  const { id } = await prisma().deficiency.findFirstOrThrow()
  const done = await runWithRequest(request, () =>
    runChange(command, {
      ...{ actor: reader, formId: randomUUID(), locale: 'es', today: TODAY, requestId: request.id },
      input: { subject: 'deficiency', id, body: 'Así es.' },
    }),
  )
  expect(done.notice).toBe('said')
})
