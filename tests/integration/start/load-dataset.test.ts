import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadDataset } from '@/lib/cli/start/load-dataset'
import { datasetFiles } from '@/lib/dataset/files'
import { readDataset } from '@/lib/dataset/read'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { type DatasetFiles, setAt, writeDataset } from '../../support/dataset-builder'
import { digestDatabase, withClient } from '../../support/digest'

const ROOT = path.resolve()
let database: TestDatabase
let said: string[]

beforeEach(async () => {
  database = await createTestDatabase('dataset')
  said = []
  vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text))
  await loadDataset(database.url, ROOT)
})

afterEach(async () => {
  vi.restoreAllMocks()
  await database.drop()
})

const query = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows)
const AR = 'countries/AR.json'
const shippedFiles = async (): Promise<DatasetFiles> =>
  structuredClone(datasetFiles(await readDataset(path.join(ROOT, 'prisma/dataset'))))

async function loadNewer(change: (files: DatasetFiles) => void) {
  const files = await shippedFiles()
  change(files)
  const { directory, remove } = await writeDataset(files)
  await loadDataset(database.url, ROOT, directory)
  await remove()
}

const firstOnes = async () => {
  const { countries } = await readDataset(path.join(ROOT, 'prisma/dataset'))
  const argentina = countries.find(({ country }) => country === 'AR')
  if (argentina === undefined) throw new Error('no Argentina')
  return { finding: argentina.findings[0], provision: argentina.provisions[0] }
}

const rationale = async () => {
  const { finding } = await firstOnes()
  const [row] = await query(
    `SELECT rationale ->> 'es' AS es, status FROM finding
     WHERE jurisdiction_code = 'AR' AND requirement_id = '${finding?.requirement}'
       AND from_date IS NOT DISTINCT FROM ${finding?.from ? `'${finding.from}'` : 'NULL'}`,
  )
  return row
}
const editHere = async () => {
  const { finding } = await firstOnes()
  await query(
    `UPDATE finding SET rationale = '{"es": "a mano"}'
     WHERE jurisdiction_code = 'AR' AND requirement_id = '${finding?.requirement}'
       AND from_date IS NOT DISTINCT FROM ${finding?.from ? `'${finding.from}'` : 'NULL'}`,
  )
}
const articleOf = async () => {
  const { provision } = await firstOnes()
  return (await query(`SELECT article FROM provision WHERE jurisdiction_code = 'AR' AND id = '${provision?.id}'`))[0]
}

describe('npm start', () => {
  it('writes nothing where the same dataset is loaded, whatever was edited', async () => {
    await editHere()
    const before = await digestDatabase(database.url)
    await loadDataset(database.url, ROOT)
    expect(await digestDatabase(database.url)).toEqual(before)
    expect(said).toEqual([])
  })

  it('brings in what a newer dataset changed where nobody edited, in one audit row', async () => {
    await editHere()
    await loadNewer((files) => setAt(files, AR, 'provisions[0].article', '999 bis'))
    expect(await articleOf()).toEqual({ article: '999 bis' })
    expect(await rationale()).toMatchObject({ es: 'a mano' })
    expect(said).toEqual([])
    expect(await query(`SELECT after FROM audit_entry WHERE command = 'dataset.update'`)).toEqual([
      { after: { provision: { added: 0, changed: 1, removed: 0 }, waiting: 0 } },
    ])
  })

  it('leaves what was edited here and is changed there too, says so, and goes on saying what waits', async () => {
    await editHere()
    const change = (files: DatasetFiles) => {
      setAt(files, AR, 'findings[0].rationale', { es: 'lo enviado' })
      setAt(files, AR, 'provisions[0].article', '999 bis')
    }
    await loadNewer(change)
    expect(await rationale()).toMatchObject({ es: 'a mano' })
    expect(await articleOf()).toEqual({ article: '999 bis' })
    expect(said.join('\n')).toMatch(/1 entry of the newer dataset differs .*\/es\/data\/update/)

    said = []
    await loadNewer((files) => {
      change(files)
      setAt(files, AR, 'provisions[0].article', '1000')
    })
    expect(await rationale()).toMatchObject({ es: 'a mano' })
    expect(await articleOf()).toEqual({ article: '1000' })
    expect(said).toHaveLength(1)
  })

  it('waits no longer once a still newer dataset says what it said before', async () => {
    await editHere()
    await loadNewer((files) => setAt(files, AR, 'findings[0].rationale', { es: 'lo enviado' }))
    said = []
    await loadNewer((files) => setAt(files, AR, 'provisions[0].article', '1000'))
    expect(said).toEqual([])
    expect(await rationale()).toMatchObject({ es: 'a mano' })
  })

  it('takes nothing over what an older Cotejo let people edit before it kept what it had loaded', async () => {
    await editHere()
    await query('DELETE FROM dataset_snapshot')
    await query(
      `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id)
       SELECT clock_timestamp(), 'Staff', 'staff', 'finding.edit', 'finding', id::text
       FROM finding WHERE rationale ->> 'es' = 'a mano'`,
    )
    await loadNewer((files) => setAt(files, AR, 'provisions[0].article', '999 bis'))
    expect(await rationale()).toMatchObject({ es: 'a mano' })
    expect(await articleOf()).toEqual({ article: '999 bis' })
    expect(said).toHaveLength(1)
  })

  it('lets an import by hand take the shipped dataset over all that was written', async () => {
    await editHere()
    await promisify(execFile)(process.execPath, ['lib/cli/run.mjs', 'import'], {
      cwd: ROOT,
      env: { ...process.env, DATABASE_URL: database.url },
    })
    expect(await rationale()).not.toMatchObject({ es: 'a mano' })
    await loadDataset(database.url, ROOT)
    expect(said).toEqual([])
  })

  it('loads a database without findings, whatever it once held', async () => {
    await query('TRUNCATE finding CASCADE')
    await loadDataset(database.url, ROOT)
    expect((await query('SELECT count(*)::int FROM finding'))[0].count).toBeGreaterThan(900)
  })
})
