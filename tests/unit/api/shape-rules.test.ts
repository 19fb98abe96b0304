import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rowsAsCsv } from '@/lib/api/csv'
import { localised } from '@/lib/api/fields'
import { defineList } from '@/lib/api/operation'
import { columnsOf, flatten, narrow } from '@/lib/api/shape-rules'

const row = z.object({
  code: z.string(),
  title: localised,
  note: localised.nullable(),
  facts: z.record(z.string(), z.union([z.string(), localised])),
  period: z.object({ from: z.string().nullable() }),
  items: z.array(z.object({ name: localised, core: z.boolean() })),
  count: z.int(),
})
const value = {
  code: 'CL',
  title: { es: 'Uno', en: 'One' },
  note: null,
  facts: { day: '2020-01-01', words: { en: 'Words', fr: 'Mots' } },
  period: { from: null },
  items: [{ name: { pt: 'Só' }, core: true }],
  count: 3,
}

describe('one language', () => {
  it('is picked in every text, wherever it stands, and another one named where it is missing', () => {
    expect(narrow(z.object({ data: z.array(row) }), { data: [value] }, 'es')).toEqual({
      data: [
        {
          ...value,
          title: { es: 'Uno' },
          facts: { day: '2020-01-01', words: { en: 'Words' } },
          items: [{ name: { pt: 'Só' }, core: true }],
        },
      ],
    })
  })

  it('leaves alone what has the shape of a text but is none', () => {
    const counts = z.object({ es: z.string(), en: z.string() })
    expect(narrow(counts, { es: 'a', en: 'b' }, 'es')).toEqual({ es: 'a', en: 'b' })
  })
})

describe('a table', () => {
  it('has a column for each value, a text one a language, and lists as JSON', () => {
    const columns = columnsOf(row)
    expect(columns.map(({ key }) => key)).toEqual([
      ...['code', 'title.es', 'title.pt', 'title.en', 'title.fr'],
      ...['note.es', 'note.pt', 'note.en', 'note.fr'],
      ...['facts', 'period.from', 'items', 'count'],
    ])
    expect(flatten(columns, value)).toMatchObject({
      'title.pt': null,
      'title.en': 'One',
      'note.es': null,
      items: '[{"name":{"pt":"Só"},"core":true}]',
      count: 3,
    })
  })

  it('is written with quotes where they are needed, and runs nothing', () => {
    const operation = defineList({
      ...{ id: 'list', tag: 'law', path: '/list', action: 'law.read', example: {}, isDated: 'never' },
      query: () => z.strictObject({}),
      row: z.object({ a: z.string(), b: z.int().nullable() }),
      run: async () => ({ rows: [], next: null }),
    })
    expect(
      rowsAsCsv(operation, [
        { a: 'x, "y"\nz', b: null },
        { a: '=1+1', b: -2 },
      ]),
    ).toBe('a,b\r\n"x, ""y""\nz",\r\n\'=1+1,-2\r\n')
  })
})
