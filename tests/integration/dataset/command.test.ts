import { execFile } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { buildDataset, setAt, writeDataset } from '../../support/dataset-builder'
import { digestDatabase } from '../../support/digest'

const ROOT = path.resolve()
let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase('migrated')
})

afterAll(() => database.drop())

/** `npm run import -- …args`, as npm runs it. */
function runImport(args: string[], url = database.url): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, DATABASE_URL: url }
  return new Promise((resolve) => {
    execFile(process.execPath, ['lib/cli/run.mjs', 'import', ...args], { cwd: ROOT, env }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
    })
  })
}

describe('npm run import', () => {
  it('imports, and tells what changed the next time', async () => {
    const files = buildDataset()
    const { directory, remove } = await writeDataset(files)
    const first = await runImport([directory])
    expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/findings +8 +0 +0 +0\n/) })
    expect(first.out).toContain('Revision 1.')
    const second = await runImport([directory])
    expect(second).toMatchObject({ code: 0, out: expect.stringContaining('Nothing changed: revision 1 stays.') })
    await remove()

    setAt(files, 'countries/CL.json', 'sources[1].title', 'Another')
    const changed = await writeDataset(files)
    const third = await runImport([changed.directory])
    expect(third.out).toContain('sources changed:\n    CL article\nRevision 2.')
    await changed.remove()
  })

  it('refuses with every fault, changing nothing', async () => {
    const files = buildDataset()
    setAt(files, 'countries/CL.json', 'findings[0].to', '2017-13-45')
    setAt(files, 'countries/ES.json', 'sources[0].kind', 'blog')
    const { directory, remove } = await writeDataset(files)
    const before = await digestDatabase(database.url)
    const { code, err } = await runImport([directory])
    expect(code).toBe(1)
    expect(err).toContain(
      'countries/CL.json findings[0].to (off-making): is no day of the calendar (YYYY-MM-DD): "2017-13-45"\n',
    )
    expect(err).toContain('countries/ES.json sources[0].kind (gazette): is "blog", not one of official')
    expect(err).toContain('Refused: the dataset has 2 faults. Nothing was changed.')
    expect(await digestDatabase(database.url)).toEqual(before)
    expect(await runImport([directory, '--check'], '')).toMatchObject({ code: 1 })
    await remove()
  })

  it('checks the shipped dataset without a database', async () => {
    const { code, out } = await runImport(['--check'], '')
    expect(code).toBe(0)
    expect(out).toMatch(/No fault in .*prisma\/dataset: 72 requirements, 13 countries; \d+ warnings\./)
  })

  it('says so when it has no database to import into', async () => {
    expect(await runImport([], '')).toMatchObject({ code: 1, err: expect.stringContaining('DATABASE_URL') })
    expect(await runImport([], 'postgresql://x@localhost:1/x')).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was changed: connect ECONNREFUSED'),
    })
    expect(await runImport(['--wrong'])).toMatchObject({ code: 2, err: expect.stringContaining('npm run import --') })
  })
})
