import { expect, test } from 'vitest'
import { answerTable } from '@/lib/exchange/answer'
import { exportSchema, fileName } from '@/lib/exchange/format'
import { writeJson } from '@/lib/exchange/json'
import { choicesOf, type ExchangeTable, pickColumns } from '@/lib/exchange/table'
import { Invalid } from '@/lib/platform/errors'
import { tableOf } from './table'

const table: ExchangeTable = {
  ...tableOf(['a']),
  columns: [
    { key: 'text', title: 'Text', kind: 'text' },
    { key: 'was:AR', title: 'AR before', kind: 'text', isExtra: true, family: { key: 'was', title: 'Before' } },
    { key: 'was:CL', title: 'CL before', kind: 'text', isExtra: true, family: { key: 'was', title: 'Before' } },
    { key: 'id', title: 'Id', kind: 'text', isExtra: true },
  ],
}

test('what the screen shows stays, whatever is asked for; the rest comes when asked for, families whole', () => {
  const keys = (asked: string[]) => pickColumns(table, asked).columns.map(({ key }) => key)
  expect(keys([])).toEqual(['text'])
  expect(keys(['id'])).toEqual(['text', 'id'])
  expect(keys(['was'])).toEqual(['text', 'was:AR', 'was:CL'])
  expect(keys(['text'])).toEqual(['text'])
  expect(choicesOf(table.columns).map(({ key, isExtra }) => [key, isExtra])).toEqual([
    ['text', false],
    ['was', true],
    ['id', true],
  ])
})

test('a column that there is not is refused by name', () => {
  expect(() => pickColumns(table, ['password'])).toThrow(Invalid)
})

test('an address: a workbook unless it says otherwise, columns parted by commas', () => {
  expect(exportSchema.parse({})).toEqual({ format: 'xlsx', extra: [] })
  expect(exportSchema.parse({ format: 'csv', extra: 'a,,b' })).toEqual({ format: 'csv', extra: ['a', 'b'] })
  expect(exportSchema.safeParse({ format: 'exe' }).success).toBe(false)
})

test('JSON names its columns and keeps numbers, texts and addresses as they are', () => {
  const value = { text: 'Page', href: 'https://c.example/' }
  expect(JSON.parse(writeJson(tableOf([value], 'link')))).toEqual({
    name: 'texts',
    title: 'Texts',
    columns: [{ key: 'text', title: 'Text', kind: 'link' }],
    rows: [{ text: 'https://c.example/' }],
  })
  expect(JSON.parse(writeJson(tableOf(['=1']))).rows).toEqual([{ text: '=1' }])
})

test('a file has a name of plain letters and says what it is', async () => {
  expect(fileName('Cotejo: matriz "año"\r\n/../x', 'csv')).toBe('Cotejo-matriz-ano-..-x.csv')
  expect(fileName('…', 'json')).toBe('cotejo.json')
  const answer = await answerTable(table, 'csv', { name: 'cotejo-texts-es' })
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="cotejo-texts-es.csv"')
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/)
  const bytes = new Uint8Array(await answer.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
})
