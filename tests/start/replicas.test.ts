import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { brokenLinks } from '../support/audit-chain'
import { type Answer, addAccount, findAction, sendForm, type TestAccount } from '../support/form-client'
import { randomBySeed, seedOf } from '../support/random'
import { Cotejo, stopAll } from './support/cotejo'
import { ReverseProxy } from './support/proxy'

/*
 * Two production servers on one PostgreSQL, started at the same moment on an empty database: what one of them knows the
 * other knows at the next request, and either may die.
 */

const { tree } = inject('freshStart')
const secret = randomBytes(32).toString('base64url')
const seed = seedOf()
const random = randomBySeed(seed)
let home: string
let postgres: EmbeddedPostgres
let client: pg.Client
let servers: Cotejo[]
let [one, other] = ['', '']
let action: string
let staff: TestAccount

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-replicas-'))
  await chmod(home, 0o755)
  const dataDir = path.join(home, 'data')
  postgres = await openEmbeddedPostgres({ dataDir, database: 'cotejo', isThrowaway: true, say: () => {} })
  servers = [serve(), serve()]
  ;[one = '', other = ''] = await Promise.all(servers.map((server) => server.address()))
  client = new pg.Client({ connectionString: postgres.urlOf('cotejo') })
  await client.connect()
  staff = await addAccount(client, secret, { role: 'staff' })
  action = await findAction(one)
})

afterAll(async () => {
  await client?.end()
  await stopAll()
  await postgres?.close()
  if (postgres) await rm(postgres.clusterDir, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

function serve(): Cotejo {
  const through = [process.execPath, 'lib/cli/run.mjs', 'serve']
  const env = { DATABASE_URL: postgres.urlOf('cotejo'), COTEJO_SECRET: secret, LOG_LEVEL: 'warn' }
  return new Cotejo({ tree, dataDir: path.join(home, 'nothing'), env, through })
}

async function read(address: string, page: string, cookie?: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`${address}${page}`, { headers: cookie === undefined ? {} : { cookie } })
  return { status: response.status, text: await response.text() }
}

/** The cookies that an answer set, as they are sent back. */
const cookieOf = ({ cookies }: Answer) => cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')

test('of two that start on an empty database one loads it', async () => {
  const loaded = servers.filter(({ output }) => output.includes('✓ Loading the dataset'))
  expect(loaded).toHaveLength(1)
  const { rows } = await client.query('SELECT count(*)::int AS count FROM finding GROUP BY id HAVING count(*) > 1')
  expect(rows).toEqual([])
})

test('an edit through one is seen through the other at the next request', async () => {
  const { rows } = await client.query<{ id: string; version: number; country: string; requirement: string }>(
    `SELECT id, version, jurisdiction_code AS country, requirement_id AS requirement
     FROM finding WHERE status = 'unknown' ORDER BY jurisdiction_code, requirement_id LIMIT 1`,
  )
  const [finding] = rows
  if (finding === undefined) throw new Error('no finding')
  const page = `/es/matrix/${finding.country}/${finding.requirement}`
  for (let turn = 0; turn < 12; turn += 1) {
    // Both have the page in memory before.
    await Promise.all([read(one, page), read(other, page), read(one, page), read(other, page)])
    const [writes, reads] = turn % 2 === 0 ? [one, other] : [other, one]
    const text = `Lo que se sabe tras ${turn} vueltas de ${seed}.`
    const fields = {
      ...{ id: finding.id, version: String(finding.version + turn), status: 'unknown', confidence: 'recall' },
      ...{ 'rationale.es': text, reason: text },
    }
    const { outcome } = await sendForm(writes, action, { command: 'finding.edit', fields, cookie: staff.cookie })
    expect(outcome).toBe('done')
    expect((await read(reads, page)).text).toContain(text)
    expect((await read(reads, page, staff.cookie)).text).toContain(text)
    expect((await read(writes, page)).text).toContain(text)
  }
})

test('a session opened through one holds through the other until it is closed there', async () => {
  const password = 'correcto caballo pila grapa'
  const email = 'doble@cotejo.example'
  await invite(email, password)
  const fields = { email, password }
  const opened = await sendForm(one, action, { command: 'session.open', fields })
  expect(opened.outcome).toBe('done')
  const cookie = cookieOf(opened)
  expect((await read(other, '/es/account', cookie)).status).toBe(200)
  const closed = await sendForm(other, action, { command: 'session.close', cookie })
  expect(closed.outcome).toBe('done')
  expect((await read(one, '/es/account', cookie)).status).not.toBe(200)
})

/** An account with a password, made as everybody's is: by an invitation's link. */
async function invite(email: string, password: string): Promise<void> {
  const admin = await addAccount(client, secret, { role: 'admin' })
  const fields = { name: 'Doble', email, role: 'reader', language: 'es' }
  const made = await sendForm(one, action, { command: 'invitation.make', fields, cookie: admin.cookie })
  expect(made.outcome).toBe('done')
  const { rows } = await client.query<{ body: string }>(`SELECT body FROM mail WHERE "to" = $1`, [email])
  const [, token = ''] = /token=([^\s&]+)/.exec(rows[0]?.body ?? '') ?? []
  const accepted = await sendForm(other, action, {
    command: 'invitation.accept',
    fields: { token: decodeURIComponent(token), name: 'Doble', password, again: password },
  })
  expect(accepted.faults).toEqual([])
  expect(accepted.outcome).toBe('done')
}

test('tries are counted together', async () => {
  const fields = { email: 'nadie@cotejo.example', password: 'equivocada del todo' }
  const faults: (string | undefined)[] = []
  for (let turn = 0; turn < 11; turn += 1) {
    const answer = await sendForm(turn % 2 === 0 ? one : other, action, { command: 'session.open', fields })
    faults.push(answer.faults[0]?.fault)
  }
  expect(faults).toEqual([...Array(10).fill('wrong'), 'tooOften'])
})

test('a setting changed through one holds through the other at the next request', async () => {
  const admin = await addAccount(client, secret, { role: 'admin' })
  expect((await read(other, '/es/deficiencies')).status).toBe(200)
  const change = async (registerVisibility: string) => {
    const { text } = await read(one, '/es/settings', admin.cookie)
    const [, version = ''] = /name="version"[^>]*value="(\d+)"/.exec(text) ?? []
    const fields = { version, registerVisibility, staleMonths: '12' }
    const { outcome } = await sendForm(one, action, { command: 'settings.change', fields, cookie: admin.cookie })
    expect(outcome).toBe('done')
  }
  await change('none')
  expect((await read(other, '/es/deficiencies')).status).toBe(403)
  await change('published')
  expect((await read(other, '/es/deficiencies')).status).toBe(200)
})

test('a form that one has carried out is answered by the other as it was, and is one change', async () => {
  const fields = { country: 'AR', requirement: 'off-grooming', body: `Una vez, ${seed}.`, source: 'Boletín Oficial' }
  const form = { command: 'proposal.make', fields, formId: randomUUID(), cookie: staff.cookie }
  const answers = await Promise.all([one, other, one, other].map((address) => sendForm(address, action, form)))
  expect(answers.map(({ outcome }) => outcome)).toEqual(Array(4).fill('done'))
  expect(new Set(answers.map(({ href }) => href)).size).toBe(1)
  expect((await client.query('SELECT FROM proposal WHERE body = $1', [fields.body])).rowCount).toBe(1)
})

test('one may be killed under load: nothing acknowledged is lost, and errors end where the proxy moves on', async () => {
  console.log(`COTEJO_TEST_SEED=${seed}`)
  const [users, each] = [10, 12]
  const proxy = new ReverseProxy([one, other])
  const address = await proxy.open()
  const accounts: TestAccount[] = []
  for (let index = 0; index < users; index += 1) accounts.push(await addAccount(client, secret, { role: 'staff' }))
  const texts: string[] = []
  let done = 0
  let resent = 0
  let killed: Promise<unknown> | undefined
  const killAt = Math.floor(users * each * (0.2 + 0.4 * random()))

  const work = async (user: TestAccount, number: number) => {
    for (let turn = 0; turn < each; turn += 1) {
      const body = `bajo carga ${number}-${turn} de ${seed}.`
      texts.push(body)
      const fields = { country: 'CL', requirement: 'off-grooming', body, source: 'Diario Oficial' }
      const form = { command: 'proposal.make', fields, formId: randomUUID(), cookie: user.cookie }
      for (;;) {
        const answer = await sendForm(address, action, { ...form, headers: { origin: address } })
        if (answer.outcome === 'done') break
        // What it broke off is sent again, as a browser's reader would; anything else is a fault.
        expect(answer.status).toBe(502)
        resent += 1
      }
      done += 1
      if (done === killAt) killed = servers[0]?.stop('SIGKILL')
      const page = await read(address, `/es/matrix/CL/off-grooming?date=2026-01-${String(turn + 1).padStart(2, '0')}`)
      expect([200, 502]).toContain(page.status)
    }
  }
  await Promise.all(accounts.map(work))
  await killed
  proxy.close()
  const failed = proxy.passed.filter(({ status }) => status >= 500)
  const after = proxy.passed.filter(({ isAfterMove }) => isAfterMove)
  console.log(
    `${done} edits; ${failed.length} answers broke off, ${resent} forms sent again, ${after.length} after the move`,
  )
  expect([...proxy.down]).toEqual([one])
  expect(failed.every(({ to }) => to === one)).toBe(true)
  // What was under way at the killed one, or came as it died, and no more.
  expect(failed.length).toBeLessThanOrEqual(2 * users)
  expect(after.length).toBeGreaterThan(0)
  expect(after.filter(({ to, status }) => to !== other || status !== 200)).toEqual([])
  const { rows } = await client.query<{ body: string }>(
    `SELECT body FROM proposal WHERE body LIKE 'bajo carga%' ORDER BY body`,
  )
  expect(rows.map(({ body }) => body).toSorted()).toEqual(texts.toSorted())
  const audited = await client.query(
    `SELECT FROM audit_entry WHERE command = 'proposal.make' AND after ->> 'body' LIKE 'bajo carga%'`,
  )
  expect(audited.rowCount).toBe(users * each)
  expect(await brokenLinks(client)).toEqual([])
})

test('the dead one starts again beside the other, and serves', async () => {
  const again = serve()
  const address = await again.address()
  expect((await read(address, '/es/matrix')).status).toBe(200)
  expect(again.output).not.toContain('Loading the dataset')
  expect(await again.stop('SIGTERM')).toBe(0)
})
