import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it, test } from 'vitest'
import { z } from 'zod'
import type { Command } from '@/lib/auth/command'
import { type Action, isAction, refusalOf } from '@/lib/auth/permissions'
import { COMMANDS } from '@/lib/auth/registry'
import { ROUTES, routeOf } from '@/lib/auth/routes'
import type { Actor, Role } from '@/lib/auth/schema'
import { PICTURES } from '@/lib/pictures/schema'
import { addAccount, addSession, findAction, sendForm, sendPlainForm, type TestAccount } from '../support/form-client'
import { Guarded } from './support/guarded'

/*
 * Every route and every command of the built app, tried by everybody, against the one table of actions and roles.
 */

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'routes-data')
const WHO = ['nobody', 'reader', 'reviewer', 'staff', 'admin'] as const
type Who = (typeof WHO)[number]

// A release's page shows what its manifest says; the file itself is another test's.
const SAMPLE_MANIFEST = {
  ...{ format: 'cotejo-release', version: 1, id: 'sample', title: 'Sample', note: null, releasedOn: '2026-12-01' },
  ...{ revision: '1', counts: {}, files: {} },
}

const accounts = new Map<Who, TestAccount>()
let address: string
let action: string
let samples: Record<string, string>

beforeAll(async () => {
  address = await app.start()
  action = await findAction(address)
  await app.connected(async (client) => {
    for (const role of ['reader', 'reviewer', 'staff', 'admin'] as const)
      accounts.set(role, await addAccount(client, app.secret, { role, countries: role === 'reviewer' ? ['AR'] : [] }))
    const { rows } = await client.query(
      `SELECT p.jurisdiction_code AS country, p.id AS provision, p.instrument_id AS instrument,
              (SELECT min(requirement_id) FROM finding WHERE jurisdiction_code = p.jurisdiction_code) AS requirement
       FROM provision AS p WHERE p.jurisdiction_code = 'AR' ORDER BY p.id LIMIT 1`,
    )
    await client.query(
      `INSERT INTO release (id, title, released_on, revision, content, sha256, manifest, author_name)
       VALUES ('sample', 'Sample', '2026-12-01', 1, '', '', $1, 'Staff')`,
      [SAMPLE_MANIFEST],
    )
    samples = { ...z.record(z.string(), z.string()).parse(rows[0]), picture: PICTURES[0], release: 'sample' }
  })
})

afterAll(() => app.close())

const manifestSchema = z.record(z.string(), z.unknown())

function manifest(name: string): unknown {
  const file = path.join(tree, '.next', name)
  if (!existsSync(file)) throw new Error(`the build has no ${name}: this test needs Next's new name for it`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

function built(): string[] {
  const names = Object.keys(manifestSchema.parse(manifest('server/app-paths-manifest.json')))
  return [...new Set(names.map(routeOf))].filter((route) => route !== null).toSorted()
}

function actorOf(who: Who): Actor | null {
  if (who === 'nobody') return null
  const countries = who === 'reviewer' ? ['AR'] : []
  const role: Role = who
  const person = { id: who, name: who, email: `${who}@cotejo.example`, role, countries, session: 's' }
  return { ...person, hasTotp: false, mustSetUpTotp: false }
}

const mayAll = (who: Who, what: Action) => refusalOf(actorOf(who), what) === null

describe('the built app', () => {
  it('has no route that names no action, and the table none that was not built', () => {
    const routes = built()
    expect(routes.length).toBeGreaterThan(20)
    const nameless = routes.filter((route) => !Object.hasOwn(ROUTES, route))
    expect(nameless, 'these routes name no action in lib/auth/routes.ts').toEqual([])
    const absent = Object.keys(ROUTES).filter((route) => !routes.includes(route))
    expect(absent, 'lib/auth/routes.ts names these routes, and the build has none of them').toEqual([])
    for (const name of Object.values(ROUTES)) expect(isAction(name)).toBe(true)
  })

  it('has one server action: the one that asks the table for every command', () => {
    const actionsSchema = z.object({ node: manifestSchema, edge: manifestSchema })
    const { node, edge } = actionsSchema.parse(manifest('server/server-reference-manifest.json'))
    expect([Object.keys(node), Object.keys(edge)], 'server actions beside lib/auth/actions.ts#perform').toEqual([
      [action],
      [],
    ])
  })

  it('has commands that name an action each', () => {
    const nameless = [...COMMANDS.values()].filter((command) => !isAction(command.action)).map(({ name }) => name)
    expect(nameless, 'these commands name no action of lib/auth/permissions.ts').toEqual([])
  })
})

/** An address of the route: parameters are those of a provision of Argentina, or name nothing. */
function addressOf(route: string): string {
  const filled = route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) => samples[name] ?? UNKNOWN)
  return `${address}/es${filled === '/' ? '' : filled}`
}

const UNKNOWN = '00000000-0000-4000-8000-000000000000'

async function visit(route: string, who: Who): Promise<Response> {
  const cookie = accounts.get(who)?.cookie
  const response = await fetch(addressOf(route), {
    redirect: 'manual',
    headers: cookie === undefined ? {} : { cookie },
  })
  await response.arrayBuffer()
  return response
}

// A file's address says more than its route, and a letter's link has a secret: without it there is nothing.
const ASKS_FOR_MORE = /figure|export|file|^\/invitation$/

test.each(WHO)('%s is shown what the table allows and nothing else', async (who) => {
  const wrong: string[] = []
  for (const [route, what] of Object.entries(ROUTES)) {
    const { status, headers } = await visit(route, who)
    const isAllowed = mayAll(who, what)
    // What names nothing may be missing, and a page may want an address of its own; neither is a refusal.
    const isShown = status < 500 && status !== 403
    if (isAllowed !== isShown || (!isAllowed && status !== 403))
      wrong.push(`${route} (${what}) answered ${status}, and the table ${isAllowed ? 'allows' : 'refuses'} it`)
    if (isAllowed && !route.includes('[') && !ASKS_FOR_MORE.test(route) && status !== 200)
      wrong.push(`${route} (${what}) answered ${status}`)
    if (who !== 'nobody' && !/no-store/.test(headers.get('cache-control') ?? '') && status < 300)
      wrong.push(`${route} may be kept on the way, with what an account is shown`)
  }
  expect(wrong, `as ${who}`).toEqual([])
})

test('a page with parameters that are there is shown', async () => {
  const open = Object.entries(ROUTES).filter(([route, what]) => what === 'law.read' && !ASKS_FOR_MORE.test(route))
  const parametersOf = (route: string) => [...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name)
  const known = open.filter(([route]) => parametersOf(route).every((name) => Object.hasOwn(samples, name)))
  for (const [route] of known)
    if (!route.includes('[...')) expect((await visit(route, 'nobody')).status, route).toBe(200)
  const skipped = open.filter((one) => !known.includes(one)).map(([route]) => route)
  expect(skipped, 'routes whose parameters this test has no sample of').toEqual([])
})

/** What all tables hold but those that any request may write: sessions, counters of tries. */
function digest(): Promise<string> {
  return app.connected(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables
       WHERE schemaname = 'public' AND tablename NOT IN ('account_session', 'throttle', '_prisma_migrations')
       ORDER BY 1`,
    )
    const parts: string[] = []
    for (const { name } of rows) {
      const table = await client.query<{ digest: string }>(
        `SELECT count(*) || ' ' || COALESCE(md5(string_agg(row, '|' ORDER BY row)), '') AS digest
         FROM (SELECT t.xmin || ' ' || t::text AS row FROM "${name}" AS t) AS rows`,
      )
      parts.push(`${name} ${table.rows[0]?.digest}`)
    }
    return parts.join('\n')
  })
}

const commands: Command[] = [...COMMANDS.values()]
const freshCookie = async (who: Who) => {
  const account = accounts.get(who)
  return account && app.connected((client) => addSession(client, app.secret, account.id))
}

test.each(WHO)('%s can send no command that the table refuses, and it changes nothing', async (who) => {
  const refused = commands.filter((command) => !mayAll(who, command.action))
  const before = await digest()
  const wrong: string[] = []
  for (const { name: command, action: what } of refused) {
    const cookie = accounts.get(who)?.cookie
    const { status, outcome } = await sendForm(address, action, { command, cookie })
    if (status !== 403 || outcome !== 'forbidden') wrong.push(`${command} (${what}) answered ${status} ${outcome}`)
    const plain = await sendPlainForm(address, action, { command, cookie })
    if (plain.status !== 403) wrong.push(`${command} (${what}) without script answered ${plain.status}`)
    await plain.arrayBuffer()
  }
  expect(wrong, `as ${who}`).toEqual([])
  expect(await digest()).toBe(before)
  const logged = () => app.running.output.match(/"command refused"/g)?.length ?? 0
  await expect.poll(logged).toBeGreaterThanOrEqual(refused.length * 2)
})

test.each(WHO)('%s can send every command that the table allows: empty, it is told what is wrong', async (who) => {
  const wrong: string[] = []
  for (const { name: command, action: what, kind } of commands.filter((one) => mayAll(who, one.action))) {
    // A change wants somebody; an entry may end the session it came with.
    if (kind === 'change' && who === 'nobody') continue
    const { status, outcome } = await sendForm(address, action, { command, cookie: await freshCookie(who) })
    if (status >= 500 || status === 403 || outcome === 'forbidden' || outcome === 'failed')
      wrong.push(`${command} (${what}) answered ${status} ${outcome}`)
  }
  expect(wrong, `as ${who}`).toEqual([])
})

test('a command that there is not, one of an object’s own and one with a long name are nothing', async () => {
  for (const command of ['', 'nothing', '__proto__', 'constructor', 'toString', 'x'.repeat(100_000)]) {
    const answer = await sendForm(address, action, { command, cookie: accounts.get('admin')?.cookie })
    expect([answer.status, answer.outcome]).toEqual([404, 'gone'])
  }
})

test('a session that was forged, ended or closed is nobody’s', async () => {
  const account = accounts.get('admin')
  const cookie = (await freshCookie('admin')) ?? ''
  const [name = '', value = ''] = cookie.split('=')
  const [token = ''] = decodeURIComponent(value).split('.')
  const guarded = Object.entries(ROUTES).find(([, what]) => what !== 'law.read' && !mayAll('nobody', what))?.[0]
  expect(guarded, 'a page that wants an account').toBeDefined()
  const isLetIn = async (sent: string) => {
    const { status } = await fetch(addressOf(guarded ?? ''), { headers: { cookie: sent } })
    return status !== 403
  }
  expect(await isLetIn(cookie)).toBe(true)
  const forged = [
    `${name}=${encodeURIComponent(`${token}.${Buffer.alloc(32).toString('base64')}`)}`,
    `${name}=${token}`,
    `${name}=`,
    `${name}=%00`,
    `${name}=${'x'.repeat(4000)}`,
  ]
  for (const sent of forged) expect(await isLetIn(sent), sent.slice(0, 60)).toBe(false)
  await app.query('UPDATE account_session SET expires_at = now() - interval $$1 second$$ WHERE token = $1', [token])
  expect(await isLetIn(cookie)).toBe(false)
  const other = (await freshCookie('admin')) ?? ''
  expect(await isLetIn(other)).toBe(true)
  await app.query('UPDATE account SET is_active = false WHERE id = $1', [account?.id])
  expect(await isLetIn(other)).toBe(false)
  await app.query('UPDATE account SET is_active = true WHERE id = $1', [account?.id])
})

test('a form of another site, of no site and of a false one is refused and logged, with nothing of it', async () => {
  const cookie = accounts.get('admin')?.cookie
  const before = await digest()
  const from: Record<string, string>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: address, 'sec-fetch-site': 'cross-site' },
    { origin: address, 'sec-fetch-site': 'same-site' },
    { origin: address, 'sec-fetch-site': 'none' },
    { origin: `${address}.elsewhere.example` },
    { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
  ]
  const logged = () => app.running.output.match(/a form from another site was refused/g)?.length ?? 0
  const already = logged()
  for (const headers of from) {
    const answer = await sendForm(address, action, { command: 'session.open', cookie, headers })
    expect(answer.status, JSON.stringify(headers)).toBe(403)
  }
  await expect.poll(logged).toBe(already + from.length)
  expect(app.running.output).not.toMatch(/elsewhere\.example|session_token/)
  expect(await digest()).toBe(before)
})
