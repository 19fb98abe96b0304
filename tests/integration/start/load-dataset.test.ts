import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { loadDataset } from '@/lib/cli/start/load-dataset'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { digestDatabase, withClient } from '../../support/digest'

const ROOT = path.resolve()
let database: TestDatabase
let said: string[]

beforeEach(async () => {
  database = await createTestDatabase('dataset')
  said = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
})

afterEach(async () => {
  vi.restoreAllMocks()
  await database.drop()
})

const query = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows)
const someFinding = 'SELECT id FROM finding ORDER BY id LIMIT 1'

/** Another status by hand, with or without the audit row that a command leaves. */
async function editFinding({ isAudited }: { isAudited: boolean }) {
  await query(`UPDATE finding SET status = 'unknown', rationale = '{"es": "a mano"}' WHERE id = (${someFinding})`)
  if (!isAudited) return
  await query(
    `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id)
     SELECT clock_timestamp(), 'Staff', 'staff', 'finding.edit', 'finding', id::text FROM (${someFinding}) AS one`,
  )
}

const isByHand = async () => {
  const rows = await query(`SELECT FROM finding WHERE rationale ->> 'es' = 'a mano'`)
  return rows.length > 0
}
const forgetHash = () => query(`UPDATE setting SET value = '{"hash": "of another one"}' WHERE key = 'datasetLoaded'`)

it('loads once, and writes nothing where it is loaded', async () => {
  await loadDataset(database.url, ROOT)
  const before = await digestDatabase(database.url)
  await loadDataset(database.url, ROOT)
  expect(await digestDatabase(database.url)).toEqual(before)
})

it('leaves what people edited alone while the dataset is the same', async () => {
  await loadDataset(database.url, ROOT)
  await editFinding({ isAudited: true })
  await loadDataset(database.url, ROOT)
  expect(await isByHand()).toBe(true)
})

it('takes another dataset in where nobody edited anything', async () => {
  await loadDataset(database.url, ROOT)
  await editFinding({ isAudited: false })
  await forgetHash()
  await loadDataset(database.url, ROOT)
  expect(await isByHand()).toBe(false)
})

it('tells of another dataset and leaves all alone where people edited, until it is imported by hand', async () => {
  await loadDataset(database.url, ROOT)
  await forgetHash()
  await editFinding({ isAudited: true })
  const before = await digestDatabase(database.url)
  await loadDataset(database.url, ROOT)
  expect(await digestDatabase(database.url)).toEqual(before)
  expect(said.join('\n')).toMatch(/1 change of findings .*npm run import/)

  await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', 'import'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL: database.url },
  })
  expect(await isByHand()).toBe(false)
  said = []
  await loadDataset(database.url, ROOT)
  expect(said).toEqual([])
})

it('loads a database without findings, whatever it once held', async () => {
  await loadDataset(database.url, ROOT)
  await editFinding({ isAudited: true })
  await query('TRUNCATE finding CASCADE')
  await loadDataset(database.url, ROOT)
  expect((await query('SELECT count(*)::int FROM finding'))[0].count).toBeGreaterThan(900)
})
