import path from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { type Cell, readXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { readDataset } from '@/lib/dataset/read'
import type { Country, Dataset } from '@/lib/dataset/schema'
import { LOCALES, type Locale } from '@/lib/platform/i18n/locales'
import { cellName } from '@/lib/workbook/cell-rules'
import { compareWorkbook } from '@/lib/workbook/compare'
import { inspectWorkbook, MOST_BYTES } from '@/lib/workbook/inspect'
import { readCountryWorkbook } from '@/lib/workbook/read'
import { CHOICES, COLUMNS, type SHEETS, WorkbookRefused, type WorkbookWords } from '@/lib/workbook/schema'
import { writeCountryWorkbook } from '@/lib/workbook/write'

// Words of its own: nothing here is about the messages.
const words: WorkbookWords = {
  sheets: {
    ...{ findings: 'Findings', facts: 'Facts', provisions: 'Articles', penalties: 'Penalties', help: 'Help' },
    ...{ instruments: 'Instruments', sources: 'Sources', lists: 'Lists' },
  },
  columns: Object.fromEntries(
    Object.values(COLUMNS).flatMap((columns) => columns.map((column) => [column, `The ${column}`])),
  ) as WorkbookWords['columns'],
  choices: Object.fromEntries(
    Object.entries(CHOICES).map(([name, codes]) => [
      name,
      Object.fromEntries(codes.map((code) => [code, `a ${code}`])),
    ]),
  ) as WorkbookWords['choices'],
  help: ['What to do'],
  note: { question: 'Asks', met: 'Met', partial: 'Partial' },
}

let dataset: Dataset
let chile: Country

beforeAll(async () => {
  dataset = await readDataset(path.resolve('prisma/dataset'))
  chile = countryOf('CL')
})

function countryOf(code: string): Country {
  return dataset.countries.find(({ country }) => country === code) ?? expect.fail(`no ${code}`)
}

const write = (country: Country, locale: Locale = 'es') =>
  writeCountryWorkbook({ country, framework: dataset.framework, revision: '7', locale, words, title: 'Workbook' })
const read = (file: Uint8Array) => readCountryWorkbook(file, async () => words)

async function compare(file: Uint8Array, here: Dataset = dataset) {
  const found = await read(file)
  return compareWorkbook(found, found.country, here, words)
}

type Edit = (rows: (string | number | boolean | Date | null)[][]) => void

/** The file with a sheet's cells as an expert leaves them; formulas by their place, `2,3`. */
async function edit(file: Uint8Array, sheet: string, change: Edit, formulas: Record<string, string> = {}) {
  const { sheets } = await readXlsx(file)
  return writeXlsx({
    sheets: sheets.map(({ name, rows, veryHidden }) => {
      if (name === sheet) change(rows)
      const cells = new Map<string, Partial<Cell>>()
      if (name === sheet)
        for (const [at, formula] of Object.entries(formulas)) cells.set(at, { type: 'formula', formula, value: 5 })
      return { name, rows, cells, veryHidden }
    }),
  })
}

function columnOf(sheet: (typeof SHEETS)[number], column: string): number {
  const columns: readonly string[] = COLUMNS[sheet]
  return columns.indexOf(column)
}

describe('a template', () => {
  it('that comes back as it was says nothing new, for every country and language', async () => {
    for (const country of dataset.countries) {
      const locale = LOCALES[dataset.countries.indexOf(country) % LOCALES.length] ?? 'es'
      const file = await write(country, locale)
      expect(await compare(file), country.country).toEqual({
        ...{ faults: [], rows: [], reasons: new Map(), incoming: new Map() },
      })
    }
  })

  it('has drop-downs, and the tests as notes at each requirement', async () => {
    const { sheets } = await readXlsx(await write(chile))
    const findings = sheets.find(({ name }) => name === 'Findings') ?? expect.fail('no findings')
    const [first] = chile.findings
    const test = dataset.framework.requirements.find(({ id }) => id === first?.requirement)
    expect(findings.cells?.get('1,0')?.comment?.text).toContain(test?.met.es)
    const lists = findings.dataValidations?.filter(({ type }) => type === 'list') ?? []
    expect(lists.map(({ values, formula1 }) => values?.length ?? formula1)).toEqual([
      `'Lists'!$A$1:$A$${dataset.framework.requirements.length}`,
      4,
      3,
    ])
    expect(sheets.find(({ name }) => name === 'cotejo')?.veryHidden).toBe(true)
  })
})

describe('an expert', () => {
  it('changes a text: its other languages go, and the rest of the entry stays', async () => {
    const at = chile.provisions.findIndex(({ penalties }) => penalties.length > 0)
    const provision = chile.provisions[at] ?? expect.fail('none')
    const file = await edit(await write(chile), 'Articles', (rows) => {
      const row = rows.find(([id]) => id === provision.id) ?? expect.fail('no such row')
      row[columnOf('provisions', 'summary')] = 'Otro resumen'
    })
    const { rows, incoming, faults } = await compare(file)
    expect(faults).toEqual([])
    expect(rows.map(({ key, change }) => [key, change])).toEqual([[`provision/CL/${provision.id}`, 'changed']])
    expect(incoming.get(`provision/CL/${provision.id}`)?.value).toEqual({
      ...provision,
      summary: { es: 'Otro resumen' },
    })
  })

  it('adds a source and an instrument that rests on it, and takes away what nothing names', async () => {
    let file = await edit(await write(chile), 'Sources', (rows) => {
      rows.push(['cl-new', 'Diario', 'Estado', 'https://example.org/x', 'a official', new Date('2026-01-02T00:00:00Z')])
    })
    file = await edit(file, 'Instruments', (rows) => {
      rows.push(['cl-ley-new', 'Ley nueva', null, 'a law', '1', '2026-01-02', null, null, 'cl-new'])
    })
    const { rows, incoming } = await compare(file)
    expect(rows.map(({ key, change }) => [key, change]).sort()).toEqual([
      ['instrument/CL/cl-ley-new', 'added'],
      ['source/CL/cl-new', 'added'],
    ])
    expect(incoming.get('source/CL/cl-new')?.value).toMatchObject({ publishedOn: '2026-01-02', kind: 'official' })

    const without = {
      ...chile,
      sources: [...chile.sources, { ...(chile.sources[0] ?? expect.fail('none')), id: 'zz' }],
    }
    const here = { ...dataset, countries: dataset.countries.map((one) => (one === chile ? without : one)) }
    const gone = await edit(await write(without), 'Sources', (all) => void all.pop())
    expect((await compare(gone, here)).rows.map(({ key, change }) => [key, change])).toEqual([
      ['source/CL/zz', 'removed'],
    ])
  })

  it('is not made to undo what was changed here since the template', async () => {
    const file = await write(chile)
    const [first, ...others] = chile.sources
    if (!first) return expect.fail('none')
    const edited = { ...chile, sources: [{ ...first, title: 'Renamed here' }, ...others] }
    const here = { ...dataset, countries: dataset.countries.map((one) => (one === chile ? edited : one)) }
    expect((await compare(file, here)).rows).toEqual([])
    const both = await edit(file, 'Sources', (rows) => {
      const row = rows.find(([id]) => id === first.id) ?? expect.fail('no such row')
      row[1] = 'Renamed there'
    })
    const { rows, reasons } = await compare(both, here)
    expect(rows.map(({ key }) => key)).toEqual([`source/CL/${first.id}`])
    expect([...reasons.values()]).toEqual(['edited'])
  })

  it('is told of each fault by its sheet and cell', async () => {
    const status = columnOf('findings', 'status')
    let file = await edit(
      await write(chile),
      'Findings',
      (rows) => {
        const [, first, second, third] = rows
        if (!first || !second || !third) return expect.fail('rows')
        first[status] = 'perhaps'
        second[columnOf('findings', 'from')] = 'last year'
        third[columnOf('findings', 'rationale')] = null
      },
      { [`3,${columnOf('findings', 'rationale')}`]: 'HYPERLINK("http://x")' },
    )
    file = await edit(
      file,
      'Penalties',
      (rows) => void rows.push(['no-such-article', null, 'a prison', 'a years', 1, 2]),
    )
    const found = await read(file)
    expect(found.faults).toEqual([
      { sheet: 'Findings', cell: cellName(status, 2), reason: 'choice' },
      { sheet: 'Findings', cell: cellName(columnOf('findings', 'from'), 3), reason: 'day' },
    ])
  })

  it('is told where a cell holds a formula, whatever it comes to', async () => {
    const file = await edit(await write(chile), 'Penalties', () => {}, { '1,4': '1+4' })
    expect((await read(file)).faults).toEqual([{ sheet: 'Penalties', cell: 'E2', reason: 'formula' }])
  })

  it("is told what the dataset's rules find, in the cell that it is in", async () => {
    const file = await edit(await write(chile), 'Penalties', (rows) => {
      const row = rows.slice(1).find(([, , , , min, max]) => min !== null && max !== null)
      if (!row) return expect.fail('no such penalty')
      rows.push(['no-such-article', null, 'a prison', 'a years', 1, 2, null])
      row[4] = 99
      row[5] = 1
    })
    const { faults, rows } = await compare(file)
    expect(rows).toEqual([])
    expect(faults).toEqual([
      { sheet: 'Penalties', cell: expect.stringMatching(/^A\d+$/), reason: 'stray' },
      {
        sheet: 'Penalties',
        cell: expect.stringMatching(/^E\d+$/),
        reason: expect.stringContaining('above the maximum'),
      },
    ])
  })

  it('is told which sheet or column is missing', async () => {
    const file = await edit(await write(chile), 'Sources', (rows) => {
      const [head] = rows
      if (head) head[1] = 'Titel'
    })
    expect((await read(file)).faults).toEqual([{ sheet: 'Sources', cell: 'A1', reason: 'noColumn:The title' }])
  })
})

describe('a file is refused', () => {
  const refusal = async (file: Uint8Array) => {
    try {
      await read(file)
    } catch (error) {
      if (error instanceof WorkbookRefused) return error.why
      throw error
    }
    return 'accepted'
  }
  const withParts = async (parts: Record<string, Uint8Array>) =>
    zipSync({ ...unzipSync(await write(chile)), ...parts }, { level: 6 })

  it('that is too large, no ZIP, no workbook, or broken', async () => {
    expect(await refusal(new Uint8Array(MOST_BYTES + 1))).toBe('size')
    expect(await refusal(strToU8('a,b\n1,2'))).toBe('notXlsx')
    expect(await refusal(zipSync({ 'readme.txt': strToU8('x') }))).toBe('notXlsx')
    expect(await refusal((await write(chile)).subarray(0, 4000))).toBe('notXlsx')
    expect(await refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toBe('encrypted')
  })

  it('that has macros or leads elsewhere', async () => {
    expect(await refusal(await withParts({ 'xl/vbaProject.bin': strToU8('x') }))).toBe('macros')
    expect(await refusal(await withParts({ 'xl/macrosheets/sheet1.xml': strToU8('<x/>') }))).toBe('macros')
    expect(await refusal(await withParts({ 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') }))).toBe('external')
    expect(await refusal(await withParts({ 'xl/connections.xml': strToU8('<x/>') }))).toBe('external')
    const types = strToU8(
      '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
    )
    expect(await refusal(await withParts({ '[Content_Types].xml': types }))).toBe('macros')
  })

  it('that is a bomb: by what it unpacks to, how many parts it has, or entities', async () => {
    expect(await refusal(await withParts({ 'xl/worksheets/sheet9.xml': new Uint8Array(30 * 2 ** 20) }))).toBe('bomb')
    expect(await refusal(await withParts({ 'xl/worksheets/sheet9.xml': new Uint8Array(2 ** 20) }))).toBe('bomb')
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`xl/media/${at}.xml`, strToU8('x')]))
    expect(await refusal(await withParts(many))).toBe('bomb')
    const entities = strToU8('<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook/>')
    expect(await refusal(await withParts({ 'xl/workbook.xml': entities }))).toBe('bomb')
  })

  it('that lies of its size: no more is unpacked than it says', async () => {
    const file = await write(chile)
    const bomb = zipSync({ ...unzipSync(file), 'xl/worksheets/sheet9.xml': new Uint8Array(20 * 2 ** 20) }, { level: 9 })
    // In the directory at the end, the size of the part is written down as small.
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
    for (let at = 0; at < bomb.length - 46; at++)
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 20 * 2 ** 20)
        view.setUint32(at + 24, 100, true)
    const before = process.memoryUsage().arrayBuffers
    try {
      inspectWorkbook(bomb)
    } catch (error) {
      expect(error).toBeInstanceOf(WorkbookRefused)
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(19 * 2 ** 20)
  })

  it('that does not come from a template', async () => {
    expect(await refusal(await writeXlsx({ sheets: [{ name: 'A', rows: [['x']] }] }))).toBe('version')
  })
})

it('names cells as spreadsheets do', () => {
  expect([cellName(0, 1), cellName(25, 2), cellName(26, 3), cellName(701, 9), cellName(702, 10)]).toEqual([
    ...['A1', 'Z2', 'AA3', 'ZZ9', 'AAA10'],
  ])
})
