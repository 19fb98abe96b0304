import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONFIDENCES, STATUSES } from '@/lib/law/schema'
import { decodeView, formatView, type MatrixView, sinceOf } from '@/lib/matrix/view'
import { viewSchema } from '@/lib/matrix/view-schema'
import { packCells, unpackCells } from '@/lib/matrix/wire'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'

const choices = {
  areas: ['offence', 'procedure'],
  groups: ['material', 'rules-of-work'],
  standards: ['budapest'],
  countries: ['AR', 'CL', 'ES'],
}
const schema = viewSchema(choices)

const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const some = (values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 })
const views: fc.Arbitrary<MatrixView> = fc.record(
  {
    date: day,
    since: fc.oneof(fc.constant('none'), day),
    area: fc.constantFrom(...choices.areas),
    group: fc.constantFrom(...choices.groups),
    standard: fc.constantFrom(...choices.standards),
    core: fc.constant(true as const),
    marked: fc.constant(true as const),
    law: fc.constant('changed' as const),
    status: fc.constantFrom(...STATUSES),
    confidence: fc.constantFrom(...CONFIDENCES),
    changed: fc.constant(true as const),
    q: fc.string({ minLength: 1, maxLength: 100 }),
    countries: some(choices.countries),
    pin: some(choices.countries),
    sort: fc.constant('gaps' as const),
    columns: fc.constant('gaps' as const),
    fold: some([...choices.areas, ...choices.groups]),
    transpose: fc.constant(true as const),
  },
  { requiredKeys: [] },
)

function readAddress(address: string) {
  const raw: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(address)) raw[name] = value
  return readQuery(raw)
}

describe("a matrix' address", () => {
  it('names every view, and is read back as the same view', () => {
    fc.assert(
      fc.property(views, (view) => {
        const query = readAddress(formatView(view))
        const read = decodeView(parseQuery(schema, query))
        expect(JSON.parse(JSON.stringify(read))).toEqual(view)
      }),
    )
  })

  it('is empty for the view without choices, and has one form for one view', () => {
    expect(formatView({})).toBe('')
    expect(formatView({ transpose: true, countries: ['CL', 'AR'], date: '2020-01-01' })).toBe(
      '?date=2020-01-01&countries=CL,AR&transpose=1',
    )
  })

  it.each([
    ['date', '2017-13-45'],
    ['date', '2023-02-29'],
    ['date', '1899-12-31'],
    ['date', '2101-01-01'],
    ['date', 'abc'],
    ['since', 'never'],
    ['area', 'offense'],
    ['group', 'Rules of work'],
    ['standard', 'vienna'],
    ['core', 'yes'],
    ['status', 'ok'],
    ['confidence', 'high'],
    ['countries', 'AR,XX'],
    ['pin', 'cl'],
    ['sort', 'name'],
    ['columns', 'name'],
    ['fold', 'material,'],
    ['law', 'same'],
    ['transpose', '0'],
    ['q', 'x'.repeat(101)],
  ])('refuses %s=%s and says which', (field, value) => {
    const fault = (() => {
      try {
        parseQuery(schema, { [field]: value })
      } catch (error) {
        return error
      }
    })()
    expect(fault).toBeInstanceOf(Invalid)
    expect(fault instanceof Invalid && fault.faults.map((one) => [one.field, one.value])).toEqual([[field, value]])
  })

  it('names every fault at once and leaves alone what it does not know', () => {
    expect(() => parseQuery(schema, { date: 'x', area: 'y', utm_source: 'z' })).toThrow(/date.*area/)
    expect(parseQuery(schema, { utm_source: 'z' })).toEqual({})
  })

  it('takes what a form sends: repeated and untouched fields', () => {
    expect(readQuery({ countries: ['AR', 'CL'], area: '', q: undefined })).toEqual({ countries: 'AR,CL' })
  })

  it('counts changes from the workshop unless told otherwise', () => {
    expect(sinceOf({})).toBe('2017-10-23')
    expect(sinceOf({ since: '2020-02-02' })).toBe('2020-02-02')
    expect(sinceOf({ since: 'none' })).toBeNull()
  })
})

describe('cells on the wire', () => {
  const cells = fc.array(
    fc.oneof(
      fc.constant({ status: 'unknown' as const, confidence: null, from: null, was: null }),
      fc.record({
        status: fc.constantFrom(...STATUSES),
        confidence: fc.constantFrom(...CONFIDENCES),
        from: fc.oneof(fc.constant(null), day),
        was: fc.oneof(fc.constant(null), fc.constantFrom(...STATUSES)),
      }),
      fc.record({
        status: fc.constantFrom(...STATUSES),
        confidence: fc.constantFrom(...CONFIDENCES),
        from: fc.oneof(fc.constant(null), day),
        was: fc.oneof(fc.constant(null), fc.constantFrom(...STATUSES)),
        review: fc.constantFrom('reviewed' as const, 'disputed' as const),
        isMarked: fc.constant(true as const),
      }),
      fc.record({
        status: fc.constantFrom(...STATUSES),
        confidence: fc.constantFrom(...CONFIDENCES),
        from: fc.oneof(fc.constant(null), day),
        was: fc.oneof(fc.constant(null), fc.constantFrom(...STATUSES)),
        isMarked: fc.constant(true as const),
      }),
      fc.record({
        status: fc.constantFrom(...STATUSES),
        confidence: fc.constantFrom(...CONFIDENCES),
        from: fc.oneof(fc.constant(null), day),
        was: fc.oneof(fc.constant(null), fc.constantFrom(...STATUSES)),
        isLawChanged: fc.constant(true as const),
      }),
      fc.record({
        status: fc.constantFrom(...STATUSES),
        confidence: fc.constantFrom(...CONFIDENCES),
        from: fc.oneof(fc.constant(null), day),
        was: fc.oneof(fc.constant(null), fc.constantFrom(...STATUSES)),
        review: fc.constantFrom('reviewed' as const, 'disputed' as const),
        isMarked: fc.constant(true as const),
        isLawChanged: fc.constant(true as const),
      }),
    ),
  )

  it('arrive as they left', () => {
    fc.assert(
      fc.property(cells, (sent) => {
        expect(unpackCells(packCells(sent))).toEqual(sent)
      }),
    )
  })

  it('take one sign more where the law changed, and nothing where it did not', () => {
    const cell = { status: 'met' as const, confidence: 'primary' as const, from: null, was: null }
    expect(packCells([cell, { ...cell, isLawChanged: true }, { ...cell, isMarked: true, isLawChanged: true }])).toBe(
      'mp,mp*,mp!*',
    )
  })
})
