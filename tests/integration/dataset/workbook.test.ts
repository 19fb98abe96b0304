import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { findDataset } from '@/lib/dataset/queries'
import { stampAll, stampRow } from '@/lib/dataset/stamp-rules'
import { database } from '@/lib/platform/db/client'
import { compareWorkbook } from '@/lib/workbook/compare'
import { findUpload, findUploads } from '@/lib/workbook/queries'
import { countryRows, stampRows } from '@/lib/workbook/row-rules'
import type { ReadRow, Upload } from '@/lib/workbook/schema'
import { auditOf, doAs, makeActor } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase
let staff: Actor
let reviewer: Actor

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  ;[staff, reviewer] = await Promise.all([makeActor('staff'), makeActor('reviewer', ['CL'])])
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

const sheets = {
  ...{
    findings: 'F',
    facts: 'D',
    provisions: 'P',
    penalties: 'Q',
    instruments: 'I',
    sources: 'S',
    help: 'H',
    lists: 'L',
  },
}

/** What a workbook of Chile says after `change`, as it is read. */
async function contentOf(change: (rows: ReadRow[]) => void): Promise<Upload & { locale: 'es' }> {
  const { dataset, revision } = await findDataset()
  const chile = dataset.countries.find(({ country }) => country === 'CL') ?? expect.fail('no Chile')
  const written = countryRows(chile, 'es')
  const rows = written.map((row, index): ReadRow => ({ ...row, cells: { ...row.cells }, row: index + 2 }))
  change(rows)
  const stamps = Object.fromEntries(stampRows(written, 'CL'))
  const upload = { locale: 'es' as const, revision, stamps, rows, faults: [] }
  return JSON.parse(JSON.stringify(upload))
}

const titleOf = (rows: ReadRow[], at: number) =>
  rows.filter(({ sheet }) => sheet === 'sources')[at] ?? expect.fail('none')

async function send(actor: Actor, content: unknown, country = 'CL') {
  const text = JSON.stringify(content)
  const sha256 = createHash('sha256').update(text).digest('hex')
  const { href = '' } = await doAs(actor, 'workbook.send', { country, fileName: 'cl.xlsx', sha256, content: text })
  return href.split('/').at(-1) ?? ''
}

async function rowsOf(id: string) {
  const upload = await findUpload(id)
  const { dataset } = await findDataset()
  return compareWorkbook({ ...upload.content, locale: 'es' }, 'CL', dataset, { sheets }).rows
}

describe('a workbook', () => {
  it("is sent by the country's reviewer, changes nothing by itself, and is shown to its country and staff alone", async () => {
    const before = await findDataset()
    const rename = (rows: ReadRow[]) => {
      titleOf(rows, 0).cells.title = 'Otro título'
    }
    const id = await send(reviewer, await contentOf(rename))
    expect((await findDataset()).revision).toBe(before.revision)
    expect((await rowsOf(id)).map(({ kind, change }) => [kind, change])).toEqual([['source', 'changed']])
    const other = await makeActor('reviewer', ['AR'])
    expect((await findUploads(other)).map((upload) => upload.id)).not.toContain(id)
    expect((await findUploads(staff)).map((upload) => upload.id)).toContain(id)
    await expect(send(other, await contentOf(() => {}))).rejects.toMatchObject({ status: 403 })
    await expect(send(reviewer, { rows: 'none' })).rejects.toMatchObject({ status: 422 })
  })

  it('is taken in row by row by staff, with an audit row each; the rest goes on differing', async () => {
    const content = await contentOf((rows) => {
      titleOf(rows, 1).cells.title = 'Primero'
      titleOf(rows, 2).cells.title = 'Segundo'
    })
    const id = await send(staff, content)
    const [first, second] = await rowsOf(id)
    if (!first || !second) return expect.fail('two differ')
    const input = { id, rows: [stampRow(first)], reason: 'Read in the gazette' }
    await expect(doAs(reviewer, 'workbook.accept', input)).rejects.toMatchObject({ status: 403 })
    await doAs(staff, 'workbook.accept', input)
    expect((await rowsOf(id)).map(({ key }) => key)).toEqual([second.key])
    const where = { country_id: { country: 'CL', id: first.id } }
    expect(['Primero', 'Segundo']).toContain((await database().source.findUniqueOrThrow({ where })).title)
    expect((await auditOf('dataset', first.key)).at(-1)).toMatchObject({ command: 'workbook.accept' })
    await expect(doAs(staff, 'workbook.accept', input)).rejects.toMatchObject({
      faults: [{ field: 'rows', fault: 'stale' }],
    })
    await doAs(staff, 'workbook.accept', { id, all: stampAll(await rowsOf(id)), reason: 'All of it' })
    expect(await rowsOf(id)).toEqual([])
    await doAs(reviewer, 'workbook.close', { id })
    await expect(doAs(staff, 'workbook.accept', { id, all: '0|0000000000000000', reason: 'x' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('is not taken in by halves that do not hold: an instrument without the source that it names', async () => {
    const content = await contentOf((rows) => {
      const cells = { id: 'zz-new', title: 'Diario', kind: 'official', url: '', publisher: '', publishedOn: '' }
      rows.push({ sheet: 'sources', row: 9000, cells })
      const law = { id: 'zz-law', title: 'Ley', kind: 'law', sources: 'zz-new' }
      rows.push({ sheet: 'instruments', row: 9000, cells: law })
    })
    const id = await send(staff, content)
    const rows = await rowsOf(id)
    const law = rows.find(({ kind }) => kind === 'instrument') ?? expect.fail('no instrument')
    const alone = doAs(staff, 'workbook.accept', { id, rows: [stampRow(law)], reason: 'The law' })
    await expect(alone).rejects.toMatchObject({ faults: [{ field: 'rows', fault: 'incoherent' }] })
    await doAs(staff, 'workbook.accept', { id, rows: rows.map(stampRow), reason: 'Both' })
    const where = { country_instrumentId_sourceId: { country: 'CL', instrumentId: 'zz-law', sourceId: 'zz-new' } }
    expect(await database().instrumentSource.findUnique({ where })).not.toBeNull()
  })
})
