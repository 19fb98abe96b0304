import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { askClient } from '@/lib/dataset/ask'
import { importDataset } from '@/lib/dataset/commands'
import { readStored } from '@/lib/dataset/stored'
import { columnsOf, TABLES } from '@/lib/dataset/tables'
import { bulkArchive, bulkFiles } from '@/lib/exchange/bulk'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { digestDatabase, withClient } from '../../support/digest'

let shipped: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  ;[shipped, other] = await Promise.all([createTestDatabase('dataset'), createTestDatabase('migrated')])
  // As somebody edits here: a text of two lines, a period, penalties with a part of a number.
  await withClient(shipped.url, async (client) => {
    await client.query(
      `UPDATE finding SET rationale = $1
       WHERE id = (SELECT id FROM finding WHERE status <> 'unknown' ORDER BY requirement_id LIMIT 1)`,
      [{ es: "Una línea\nY otra, con 'comillas' y “tipos”", pt: '=' }],
    )
    await client.query(`UPDATE penalty SET max = max + 0.25 WHERE max IS NOT NULL AND jurisdiction_code = 'AR'`)
  })
})

afterAll(() => Promise.all([shipped.drop(), other.drop()]))

const read = (url: string) => withClient(url, (client) => readStored(askClient(client)))

/** Every row of every table; a finding by what it is known by everywhere, not by the number it has in one database. */
async function rowsOf(url: string): Promise<Record<string, string[]>> {
  return withClient(url, async (client) => {
    const tables: Record<string, string[]> = {}
    const finding = `(SELECT concat_ws(' ', jurisdiction_code, requirement_id, from_date) FROM finding WHERE id = `
    for (const table of TABLES) {
      const columns = columnsOf(table).map((column) => {
        if (table.name === 'finding' && column === 'id') return `${finding} t.id) AS id`
        return column === 'finding_id' ? `${finding} t.finding_id) AS finding_id` : `"${column}"`
      })
      const { rows } = await client.query(
        `SELECT to_jsonb(r)::text AS row FROM (SELECT ${columns} FROM "${table.name}" AS t) AS r ORDER BY 1`,
      )
      tables[table.name] = z
        .array(z.object({ row: z.string() }))
        .parse(rows)
        .map(({ row }) => row)
    }
    return tables
  })
}

async function writeFiles(files: ReadonlyMap<string, string | Uint8Array>): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'cotejo-export-'))
  for (const [file, content] of files) {
    await mkdir(path.dirname(path.join(directory, file)), { recursive: true })
    await writeFile(path.join(directory, file), content)
  }
  return directory
}

describe('what was exported', () => {
  it('imports to the same rows in every table, and exports to the same files again', async () => {
    const first = await read(shipped.url)
    const files = bulkFiles('dataset', first.dataset, first.revision)
    const directory = await writeFiles(files)
    await importDataset(other.url, directory)
    await rm(directory, { recursive: true })
    const [before, after] = await Promise.all([rowsOf(shipped.url), rowsOf(other.url)])
    expect(Object.keys(after)).toHaveLength(23)
    for (const { name } of TABLES) {
      expect(before[name]?.length, name).toBeGreaterThan(0)
      expect(after[name], name).toEqual(before[name])
    }
    const again = await read(other.url)
    expect(bulkFiles('dataset', again.dataset, first.revision)).toEqual(files)
  })

  it('imported over its own database writes nothing at all', async () => {
    const { dataset, revision } = await read(shipped.url)
    const directory = await writeFiles(bulkFiles('dataset', dataset, revision))
    const before = await digestDatabase(shipped.url)
    expect(await importDataset(shipped.url, directory)).toMatchObject({ isChanged: false })
    expect(await digestDatabase(shipped.url)).toEqual(before)
    await rm(directory, { recursive: true })
  })

  it('has the same bytes each time, in a ZIP that others read', async () => {
    const { dataset, revision } = await read(shipped.url)
    const again = await read(shipped.url)
    for (const kind of ['dataset', 'package'] as const) {
      const archive = bulkArchive(kind, dataset, revision)
      expect(Buffer.compare(archive, bulkArchive(kind, again.dataset, again.revision))).toBe(0)
      const files = unzipSync(archive)
      expect(Object.keys(files)).toEqual([...bulkFiles(kind, dataset, revision).keys()])
    }
  })
})
