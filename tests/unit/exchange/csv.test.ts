import fc from 'fast-check'
import { parseCsv } from 'hucre/csv'
import { expect, test } from 'vitest'
import { writeCsv } from '@/lib/exchange/csv'
import { neutralise, restore } from '@/lib/exchange/neutral'
import type { ExchangeTable } from '@/lib/exchange/table'
import { HOSTILE, tableOf } from './table'

// A reader that is not ours.
const read = (csv: string) => parseCsv(csv, { delimiter: ',' })
// For a machine with much else to do.
const GENEROUS = 60_000
const PREFIX = /^\s*[=+\-@＝＋－＠\t\r\n]/

test('the file is as RFC 4180 has it', () => {
  const table: ExchangeTable = {
    ...tableOf([]),
    columns: [
      { key: 'a', title: 'A', kind: 'text' },
      { key: 'n', title: 'N', kind: 'number' },
      { key: 'l', title: 'L', kind: 'link' },
    ],
    rows: [
      { id: '1', values: { a: 'say "x", y', n: -1.5, l: { text: 'page', href: 'https://example.org/a?b=1' } } },
      { id: '2', values: { a: null, n: Number.NaN } },
    ],
  }
  expect(writeCsv(table)).toBe('A,N,L\r\n"say ""x"", y",-1.5,https://example.org/a?b=1\r\n,,\r\n')
  expect(writeCsv(table, { bom: true }).charCodeAt(0)).toBe(0xfeff)
})

test.each(HOSTILE)('%j comes back as text that no spreadsheet runs', (text) => {
  const [, [cell] = []] = read(writeCsv(tableOf([text])))
  expect(cell).not.toMatch(PREFIX)
  expect(restore(String(cell))).toBe(text)
})

test(
  'whatever the texts: none begins like a formula, and every one survives',
  () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc
        .tuple(fc.constantFrom(...HOSTILE, '=', '-', "'", '\r', '\n', '"', ','), fc.string())
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const cells = read(writeCsv(tableOf(texts)))
          .slice(1)
          .map(([cell]) => String(cell))
        expect(cells.filter((cell) => PREFIX.test(cell))).toEqual([])
        expect(cells.map(restore)).toEqual(texts)
      }),
      { numRuns: 300 },
    )
  },
  GENEROUS,
)

test('whatever the numbers, they stay numbers', () => {
  fc.assert(
    fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (number) => {
      const [, [cell] = []] = read(writeCsv(tableOf([number], 'number')))
      expect(Number(cell)).toBe(number === 0 ? 0 : number)
    }),
  )
})

test('taking the apostrophe off gives any text back', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => restore(neutralise(text)) === text))
  for (const text of HOSTILE) expect(restore(neutralise(text))).toBe(text)
})
