import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import readXlsx from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { restore } from '@/lib/exchange/neutral'
import type { ExchangeTable } from '@/lib/exchange/table'
import { writeWorkbook } from '@/lib/exchange/workbook'
import { SHEET_COLOURS } from '@/lib/exchange/workbook-look'
import { HOSTILE, tableOf } from './table'

// For a machine with much else to do.
const GENEROUS = 60_000

async function write(...tables: ExchangeTable[]) {
  const file = Buffer.from(await writeWorkbook(tables, { title: 'Test' }))
  const parts = unzipSync(file)
  const part = (name: string) => strFromU8(parts[`xl/${name}`] ?? new Uint8Array())
  return { sheets: await readXlsx(file, { trim: false }), part }
}

const two: ExchangeTable = {
  name: 'cells',
  title: 'Cells: a/b',
  frozen: 2,
  columns: [
    { key: 'status', title: 'Status', kind: 'text' },
    { key: 'since', title: 'Since', kind: 'date' },
    { key: 'months', title: 'Months', kind: 'number' },
    { key: 'page', title: 'Page', kind: 'link' },
  ],
  rows: [
    {
      id: 'x',
      values: { status: '✓ met', since: '2024-06-21', months: 0, page: { text: 'Open', href: 'https://c.example/x' } },
      tones: { status: 'met' },
      links: { status: { href: 'https://c.example/x', to: { sheet: 'texts', row: '1' } } },
    },
    { id: 'y', values: { status: '? unknown', since: '1853-05-01', months: null } },
  ],
}

test('another library reads what was written: texts, numbers, days, nothing', async () => {
  const { sheets } = await write(two, tableOf(['a']))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Cells a b', 'Texts'])
  expect(sheets[0]?.data).toEqual([
    ['Status', 'Since', 'Months', 'Page'],
    ['✓ met', new Date('2024-06-21T00:00:00Z'), 0, 'Open'],
    ['? unknown', '1853-05-01', null, null],
  ])
})

test('panes are frozen, rows filter, cells lead to rows of other sheets and to pages, statuses have their colours', async () => {
  const { part } = await write(two, tableOf(['a', 'b']))
  const sheet = part('worksheets/sheet1.xml')
  expect(sheet).toContain('xSplit="2" ySplit="1"')
  expect(sheet).toContain('<autoFilter ref="A1:D3"/>')
  expect(sheet).toContain('<hyperlink ref="A2" location="&apos;Texts&apos;!A3"/>')
  expect(part('worksheets/_rels/sheet1.xml.rels')).toContain('Target="https://c.example/x"')
  expect(part('styles.xml')).toContain(SHEET_COLOURS['met-ink'].toUpperCase())
})

test('sheets of the same name are told apart, and long names cut', async () => {
  const long = 'A very long name of a sheet that no spreadsheet takes'
  const { sheets } = await write({ ...tableOf([]), title: long }, { ...tableOf([]), name: 'b', title: long })
  const names = sheets.map(({ sheet }) => sheet)
  expect(new Set(names).size).toBe(2)
  for (const name of names) expect(name.length).toBeLessThanOrEqual(31)
})

test('no cell is a formula, and hostile texts come back', async () => {
  const { sheets, part } = await write(tableOf(HOSTILE))
  expect(part('worksheets/sheet1.xml')).not.toContain('<f')
  expect(sheets[0]?.data.slice(1).map(([cell]) => restore(String(cell)))).toEqual([...HOSTILE])
})

test(
  'whatever the texts, the file stays whole',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1, maxLength: 5 }),
        async (texts) => {
          const { sheets } = await write(tableOf([...texts, 'end']))
          const found = sheets[0]?.data.slice(1).map(([cell]) => restore(String(cell)))
          expect(found).toEqual([
            ...texts.map((text) => text.replace(/[\uD800-\uDFFF\uFFFE\uFFFF]/gu, '\uFFFD')),
            'end',
          ])
        },
      ),
      { numRuns: 40 },
    )
  },
  GENEROUS,
)

test('a text longer than a cell takes is cut with a sign', async () => {
  const { sheets } = await write(tableOf(['x'.repeat(40_000)]))
  const cell = String(sheets[0]?.data[1]?.[0])
  expect(cell).toHaveLength(32_767)
  expect(cell.endsWith('…')).toBe(true)
})

test('the colours are those of the pages in the light', () => {
  const tokens = readFileSync('components/ui/tokens.css', 'utf8').split('@media')[0]
  for (const [name, colour] of Object.entries(SHEET_COLOURS)) expect(tokens).toContain(`--${name}: #${colour};`)
})
