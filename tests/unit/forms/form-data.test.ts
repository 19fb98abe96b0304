import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { readForm } from '@/lib/forms/form-data'

function formOf(fields: readonly (readonly [string, string | Blob])[]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

const inputOf = (...fields: [string, string][]) => JSON.parse(JSON.stringify(readForm(formOf(fields)).input))

// Whatever a test sent, no object of ours has learnt anything from it.
afterEach(() => {
  const plain: Record<string, unknown> = {}
  expect(plain.polluted).toBeUndefined()
  expect(Object.keys(Object.prototype)).toEqual([])
})

describe('readForm', () => {
  it('makes trees of dots and lists of brackets', () => {
    expect(inputOf(['title.es', 'a'], ['title.pt', 'b'], ['cells[]', '1'], ['cells[]', '2'], ['one[]', 'x'])).toEqual({
      title: { es: 'a', pt: 'b' },
      cells: ['1', '2'],
      one: ['x'],
    })
  })

  it('leaves out what says which form it is, what is Next’s, and files', () => {
    const data = formOf([
      ['command', 'a'],
      ['formId', 'b'],
      ['locale', 'es'],
      ['enhanced', '1'],
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', '{}'],
      ['file', new Blob(['x'])],
      ['text', 'kept'],
    ])
    const { input, values } = readForm(data)
    expect(values).toEqual({ text: 'kept' })
    expect(Object.keys(input)).toEqual(['text'])
  })

  it('of a name that comes twice without brackets takes the last', () => {
    expect(inputOf(['a', '1'], ['a', '2'])).toEqual({ a: '2' })
  })

  it.each([
    [['title', 'x'], ['title.es', 'y'], { title: { es: 'y' } }],
    [['title.es', 'y'], ['title', 'x'], { title: 'x' }],
    [['a[]', 'x'], ['a', 'y'], { a: 'y' }],
    [['a[]', 'x'], ['a.b', 'y'], { a: { b: 'y' } }],
  ] as const)('of names that cannot both be, takes the later: %j %j', (first, second, expected) => {
    expect(inputOf([...first], [...second])).toEqual(expected)
  })

  it.each([
    '__proto__',
    '__proto__[]',
    '__proto__.polluted',
    'a.__proto__.polluted',
    'a.__proto__',
    '__proto__.__proto__.polluted',
  ])('takes %s for no field', (name) => {
    const { input, values } = readForm(formOf([[name, 'yes']]))
    expect(Object.keys(values)).toEqual([])
    expect(Object.keys(input)).toEqual([])
  })

  it.each(['constructor.prototype.polluted', 'constructor', 'toString', 'hasOwnProperty[]', 'a.constructor.polluted'])(
    'takes %s for a name like any other',
    (name) => {
      const { input } = readForm(formOf([[name, 'yes']]))
      expect(Object.getPrototypeOf(input)).toBeNull()
      expect(Object.keys(input)).toHaveLength(1)
      expect(JSON.stringify(input)).toContain('yes')
    },
  )

  it('takes neither a deep name nor a long one, however deep and long', () => {
    for (const name of [
      'a.b.c.d.e.f.g',
      'a.'.repeat(300_000),
      '.'.repeat(500_000),
      'x'.repeat(201),
      'x'.repeat(1_000_000),
    ])
      expect(readForm(formOf([[name, 'x']])).values).toEqual({})
    expect(inputOf(['a.b.c.d.e.f', 'x'])).toEqual({ a: { b: { c: { d: { e: { f: 'x' } } } } } })
  })

  it('of thousands of fields takes the first two thousand', () => {
    const fields = Array.from({ length: 20_000 }, (_, index): [string, string] => [`f${index}`, 'x'])
    expect(Object.keys(readForm(formOf(fields)).values)).toHaveLength(2000)
    const same = Array.from({ length: 20_000 }, (): [string, string] => ['cells[]', 'x'])
    expect(readForm(formOf(same)).input.cells).toHaveLength(2000)
  })

  it('gives back what was typed, letter by letter, in a plain object that can be sent to the page', () => {
    const typed = '  <b>é\u0301</b>\r\n\u202e '
    const { values } = readForm(formOf([['text', typed]]))
    // FormData itself knows one kind of line.
    expect(values.text).toBe(typed)
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  })

  it('reads whatever names and texts come', () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', 'a.b', 'a[]', '.', '[]', 'a..b'),
      fc
        .array(fc.constantFrom('__proto__', 'constructor', 'prototype', 'a', ''), { maxLength: 6 })
        .map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string()), { maxLength: 30 }), (fields) => {
        const { input } = readForm(formOf(fields))
        expect(JSON.stringify(input)).not.toContain('__proto__')
        const plain: Record<string, unknown> = {}
        expect(plain.a ?? plain.b ?? plain['']).toBeUndefined()
      }),
    )
  })
})
