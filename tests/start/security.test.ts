import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { withClient } from '../support/digest'
import { addAccount, findAction, sendForm } from '../support/form-client'
import { Cotejo, stopAll } from './support/cotejo'

/*
 * What goes out: to browsers, as scripts, as headers and as cookies.
 */

const { tree, dataDir: freshData } = inject('freshStart')
const secret = randomBytes(32).toString('base64url')
const PASSWORD = 'correcto caballo pila grapa'
let home: string
let postgres: EmbeddedPostgres
let plain: string
let secure: string
let action: string

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-security-'))
  await chmod(home, 0o755)
  const dataDir = path.join(home, 'data')
  postgres = await openEmbeddedPostgres({ dataDir, database: 'cotejo', isThrowaway: true, say: () => {} })
  const servers = [serve({}), serve({ COTEJO_URL: 'https://cotejo.example.org', COTEJO_PROXIES: '1' })]
  ;[plain = '', secure = ''] = await Promise.all(servers.map((server) => server.address()))
  action = await findAction(plain)
})

afterAll(async () => {
  await stopAll()
  await postgres?.close()
  if (postgres) await rm(postgres.clusterDir, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

function serve(env: Record<string, string>): Cotejo {
  const through = [process.execPath, 'lib/cli/run.mjs', 'serve']
  const all = { DATABASE_URL: postgres.urlOf('cotejo'), COTEJO_SECRET: secret, LOG_LEVEL: 'warn', ...env }
  return new Cotejo({ tree, dataDir: path.join(home, 'nothing'), env: all, through })
}

async function filesUnder(directory: string): Promise<string[]> {
  const names = await readdir(directory, { recursive: true, withFileTypes: true })
  return names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

describe('what browsers load', () => {
  it('has no secret in it, and neither has anything else of the build', async () => {
    // The build ran with these in its environment and beside it.
    const texts = await Promise.all(
      ['secret', 'postgres.json', 'accounts.txt'].map(async (name) => {
        const file = path.join(freshData, name)
        return existsSync(file) ? readFile(file, 'utf8') : ''
      }),
    )
    const secrets = texts.flatMap((text) => text.match(/[A-Za-z0-9_-]{18,}/g) ?? [])
    expect(secrets.length).toBeGreaterThanOrEqual(6)
    for (const file of await filesUnder(path.join(tree, '.next'))) {
      if (file.includes(`${path.sep}cache${path.sep}`)) continue
      const text = await readFile(file, 'latin1')
      const found = secrets.filter((one) => text.includes(one))
      expect(found, file).toEqual([])
    }
  })

  it('has no module of the server in it', async () => {
    const SERVER = {
      'the database': /PrismaClient|pg_advisory|node-postgres|SELECT value::text|SCRAM-SHA-256/,
      'names of settings': /COTEJO_SECRET|DATABASE_URL|DATABASE_REPLICA_URL|SMTP_URL|PGPASSWORD|COTEJO_METRICS_TOKEN/,
      'accounts and letters': /better-auth\.session|nodemailer|createTransport|hashPassword|scryptSync/,
      'the log, files and processes': /pino|node:child_process|node:fs|make-file\.ts/,
      'addresses of source maps': /sourceMappingURL=/,
    }
    const files = (await filesUnder(path.join(tree, '.next/static'))).filter((file) => /\.(js|css|map)$/.test(file))
    expect(files.length).toBeGreaterThan(5)
    for (const file of files) {
      const text = await readFile(file, 'utf8')
      for (const [what, pattern] of Object.entries(SERVER))
        expect(pattern.exec(text)?.[0], `${what} in ${file}`).toBe(undefined)
    }
  })
})

const KINDS = {
  'a page': '/es/matrix',
  'a page of a session': '/es/sign-in',
  'what is missing': '/es/nothing-of-this-name',
  'a wrong date': '/es/matrix?date=nonsense',
  'a page that is refused': '/es/people',
}

describe.each(['without TLS', 'behind TLS'] as const)('%s', (way) => {
  const isSecure = way === 'behind TLS'
  const at = () => (isSecure ? secure : plain)

  it.each(Object.entries(KINDS))('%s runs only what the server wrote', async (_, page) => {
    const response = await fetch(`${at()}${page}`)
    const html = await response.text()
    const policy = response.headers.get('content-security-policy') ?? ''
    const directives = new Map(
      policy.split('; ').map((one): [string, string] => {
        const [name = '', ...values] = one.split(' ')
        return [name, values.join(' ')]
      }),
    )
    const scripts = directives.get('script-src') ?? ''
    expect(scripts).toMatch(/^'self'/)
    expect(scripts).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
    expect(directives.get('default-src')).toBe("'self'")
    expect(directives.get('object-src')).toBe("'none'")
    expect(directives.get('base-uri')).toBe("'none'")
    expect(directives.get('frame-ancestors')).toBe("'none'")
    expect(directives.get('form-action')).toBe("'self'")
    for (const [, script = ''] of html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/gi))
      expect(scripts).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    expect(html).not.toMatch(/\son(click|load|error|submit|change|input|key\w+|mouse\w+)=/i)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-frame-options')).toBe('DENY')
    expect(response.headers.get('x-powered-by')).toBeNull()
  })

  it('every answer asks for TLS from then on, where there is TLS, and never where there is none', async () => {
    for (const page of [
      '/',
      '/es/matrix',
      '/es/nothing',
      '/healthz',
      '/readyz',
      '/favicon.ico',
      '/es/matrix/export?format=csv',
    ]) {
      const response = await fetch(`${at()}${page}`, { redirect: 'manual' })
      await response.arrayBuffer()
      const asked = response.headers.get('strict-transport-security')
      if (isSecure) expect(asked, page).toMatch(/^max-age=(\d{8,})/)
      else expect(asked, page).toBeNull()
    }
  })

  it('a session’s cookie is for our own pages’ requests alone', async () => {
    const email = `${isSecure ? 'con' : 'sin'}@cotejo.example`
    await makeAccount(email)
    const origin = isSecure ? 'https://cotejo.example.org' : plain
    const answer = await sendForm(at(), action, {
      ...{ command: 'session.open', fields: { email, password: PASSWORD }, headers: { origin } },
    })
    expect(answer.outcome).toBe('done')
    const [session, ...more] = answer.cookies.filter((cookie) => cookie.includes('session_token='))
    expect(more).toEqual([])
    const [pair = '', ...attributes] = (session ?? '').split('; ')
    expect(pair.startsWith(isSecure ? '__Secure-cotejo.session_token=' : 'cotejo.session_token=')).toBe(true)
    const named = attributes.map((attribute) => attribute.toLowerCase())
    expect(named).toContain('httponly')
    expect(named.find((one) => one.startsWith('samesite='))).toMatch(/^samesite=(lax|strict)$/)
    expect(named).toContain('path=/')
    expect(named.includes('secure')).toBe(isSecure)
    expect(named.some((one) => one.startsWith('domain='))).toBe(false)
    const page = await fetch(`${at()}/es/account`, { headers: { cookie: pair } })
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toMatch(/no-store/)
    await page.arrayBuffer()
  })
})

/** By an invitation's link, as everybody's is. */
async function makeAccount(email: string): Promise<void> {
  const token = await withClient(postgres.urlOf('cotejo'), async (client) => {
    const admin = await addAccount(client, secret, { role: 'admin' })
    const fields = { name: 'Ana', email, role: 'reader', language: 'es' }
    const made = await sendForm(plain, action, { command: 'invitation.make', fields, cookie: admin.cookie })
    expect(made.outcome).toBe('done')
    const { rows } = await client.query<{ body: string }>('SELECT body FROM mail WHERE "to" = $1', [email])
    return decodeURIComponent(/token=([^\s&]+)/.exec(rows[0]?.body ?? '')?.[1] ?? '')
  })
  const fields = { token, name: 'Ana', password: PASSWORD }
  expect((await sendForm(plain, action, { command: 'invitation.accept', fields })).outcome).toBe('done')
}
