import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { withClient } from '../support/digest'
import { addAccount, findAction, sendForm, type TestAccount } from '../support/form-client'
import { copyDatabase, dropDatabase } from '../support/server'
import { Cotejo, stopAll } from './support/cotejo'

/*
 * A second database stands in for a streaming replica: it follows when the test says so. A sentence that differs shows
 * from which of them a page was made.
 */

const { tree } = inject('freshStart')
const secret = randomBytes(32).toString('base64url')
let home: string
let postgres: EmbeddedPostgres
let address: string
let action: string
let staff: TestAccount
let finding: { id: string; version: number; page: string }

const primary = () => postgres.urlOf('cotejo')
const replica = () => postgres.urlOf('replica')

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-replica-'))
  await chmod(home, 0o755)
  const dataDir = path.join(home, 'data')
  postgres = await openEmbeddedPostgres({ dataDir, database: 'cotejo', isThrowaway: true, say: () => {} })
  const first = serve({})
  await first.address()
  await first.stop()
  await withClient(primary(), async (client) => {
    staff = await addAccount(client, secret, { role: 'staff' })
    const { rows } = await client.query(
      `SELECT id, version, '/es/matrix/' || jurisdiction_code || '/' || requirement_id AS page
       FROM finding WHERE status = 'unknown' ORDER BY jurisdiction_code, requirement_id LIMIT 1`,
    )
    finding = rows[0]
  })
  await copyDatabase(postgres.urlOf('postgres'), 'cotejo', 'replica')
  address = await serve({ DATABASE_REPLICA_URL: replica() }).address()
  action = await findAction(address)
})

afterAll(async () => {
  await stopAll()
  await postgres?.close()
  if (postgres) await rm(postgres.clusterDir, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

function serve(env: Record<string, string>): Cotejo {
  const through = [process.execPath, 'lib/cli/run.mjs', 'serve']
  const all = { DATABASE_URL: primary(), COTEJO_SECRET: secret, LOG_LEVEL: 'error', ...env }
  return new Cotejo({ tree, dataDir: path.join(home, 'nothing'), env: all, through })
}

async function read(cookie?: string): Promise<string> {
  // Each time another address: what is in the server's memory is not the question here.
  const page = `${finding.page}?extra=${Math.random().toString(36).slice(2)}`
  const response = await fetch(`${address}${page}`, { headers: cookie === undefined ? {} : { cookie } })
  expect(response.status).toBe(200)
  expect(response.headers.get('x-frame-options')).toBe('DENY')
  return response.text()
}

/** The replica's row says something of its own, and it holds what the database held at `revision`. */
async function follow(text: string): Promise<void> {
  const revision = await withClient(primary(), async (client) => {
    return (await client.query('SELECT value::text FROM revision')).rows[0].value
  })
  await withClient(replica(), async (client) => {
    await client.query('SET session_replication_role = replica')
    await client.query(`UPDATE finding SET rationale = jsonb_build_object('es', $2::text) WHERE id = $1`, [
      finding.id,
      text,
    ])
    await client.query('UPDATE revision SET value = $1', [revision])
  })
}

async function edit(text: string): Promise<void> {
  const fields = {
    ...{ id: finding.id, version: String(finding.version), status: 'unknown', confidence: 'recall' },
    ...{ 'rationale.es': text, reason: text },
  }
  expect((await sendForm(address, action, { command: 'finding.edit', fields, cookie: staff.cookie })).outcome).toBe(
    'done',
  )
  finding.version += 1
}

test('who has no session reads from the replica that is as new, who has one from the database', async () => {
  await follow('Dice la réplica.')
  expect(await read()).toContain('Dice la réplica.')
  expect(await read(staff.cookie)).not.toContain('Dice la réplica.')
})

test('while the replica is behind, nobody reads from it: an edit is seen by all at the next request', async () => {
  await edit('Dice la base.')
  expect(await read()).toContain('Dice la base.')
  expect(await read(staff.cookie)).toContain('Dice la base.')
  await follow('Dice la réplica otra vez.')
  expect(await read()).toContain('Dice la réplica otra vez.')
  expect(await read(staff.cookie)).toContain('Dice la base.')
})

test('a page that fails on the replica is made from the database', async () => {
  await withClient(replica(), (client) => client.query('ALTER TABLE finding RENAME TO lost'))
  expect(await read()).toContain('Dice la base.')
  await withClient(replica(), (client) => client.query('ALTER TABLE lost RENAME TO finding'))
})

test('without its replica a server goes on from the database', async () => {
  await dropDatabase(postgres.urlOf('postgres'), 'replica')
  expect(await read()).toContain('Dice la base.')
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
})
