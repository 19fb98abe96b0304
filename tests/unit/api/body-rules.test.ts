import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bodySchema, shapeFaults } from '@/lib/api/body-rules'
import { listField } from '@/lib/api/fields'
import { queryFaults, readParameters } from '@/lib/api/query-rules'
import { typeText } from '@/lib/api/type-text-rules'
import { lineField, localisedField, optional, tickField, uuidField, versionField } from '@/lib/forms/fields'

const form = z
  .object({
    id: uuidField,
    version: versionField,
    title: localisedField(20),
    note: optional(lineField(10)),
    isOpen: tickField,
    kind: z.enum(['a', 'b']),
  })
  .refine(() => true)

describe('a form as a body', () => {
  const json = bodySchema(form, ['id'])
  const schema = z.fromJSONSchema(json)

  it('says what may be left out and what may not, without what the address says', () => {
    expect(Object.keys(json.properties ?? {})).toEqual(['version', 'title', 'note', 'isOpen', 'kind'])
    expect(json.required).toEqual(['version', 'title', 'kind'])
    expect(json.additionalProperties).toBe(false)
  })

  it('takes what the form takes', () => {
    expect(shapeFaults(schema, { version: 1, title: { es: 'x' }, kind: 'a', isOpen: false, note: null })).toEqual([])
  })

  it('names what is not there, what is not known and what is of another kind, at any depth', () => {
    expect(shapeFaults(schema, { version: '1', title: { es: 'x', de: 'y' }, isOpen: 'on', more: 1 })).toEqual(
      expect.arrayContaining([
        { field: 'version', reason: 'kind' },
        { field: 'title.de', reason: 'unknown' },
        { field: 'isOpen', reason: 'kind' },
        { field: 'kind', reason: 'missing' },
        { field: 'more', reason: 'unknown' },
      ]),
    )
    for (const none of [null, [], 'x', 1]) expect(shapeFaults(schema, none)).toEqual([{ field: '', reason: 'kind' }])
  })
})

describe('an address', () => {
  const schema = z.strictObject({ country: listField(['AR', 'CL'], 1).optional(), need: z.enum(['x']) })
  const faultsOf = (search: string) => {
    const { query, faults } = readParameters(new URLSearchParams(search))
    const parsed = schema.safeParse(query)
    return [...faults, ...(parsed.success ? [] : queryFaults(parsed.error, query))].map(
      ({ field, reason }) => `${field} ${reason}`,
    )
  }

  it.each([
    ['need=x&country=AR', []],
    ['need=x&country=AR,AR', []],
    ['need=x&country=AR,CL', ['country many']],
    ['need=x&country=XX', ['country choice']],
    ['country=AR', ['need missing']],
    ['need=x&country=', ['country empty']],
    ['need=x&need=x&nope=1', ['need repeated', 'nope unknown', 'need missing']],
    ['need=x&__proto__=1', ['__proto__ unknown']],
  ])('%s', (search, expected) => {
    expect(faultsOf(search).sort()).toEqual(expected.toSorted())
  })
})

describe('a shape in words', () => {
  const sayType = (schema: z.ZodType) =>
    typeText(z.toJSONSchema(schema))
      .map(({ text }) => text)
      .join('')

  it('reads like a type', () => {
    expect(sayType(z.object({ a: z.enum(['x', 'y']).nullable(), b: z.array(z.iso.date()).optional() }))).toBe(
      '{\n  a: "x" | "y" | null\n  b?: date[]\n}',
    )
    expect(sayType(z.array(z.union([z.string(), z.int()])))).toBe('(string | integer)[]')
    expect(sayType(z.record(z.string(), z.string()))).toBe('{ [key]: string }')
  })
})
