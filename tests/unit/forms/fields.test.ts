import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import {
  choiceField,
  countryField,
  dayFormField,
  emailField,
  faultsOf,
  lineField,
  localisedField,
  optional,
  proseField,
  requirementField,
  tickField,
  urlField,
  uuidField,
  versionField,
} from '@/lib/forms/fields'
import { FIELD_FAULTS } from '@/lib/platform/errors'
import messages from '@/lib/platform/i18n/messages/es/forms.json'

/** What is wrong with a value, as the form is told. */
function faultIn(field: z.ZodType, value: unknown): string | undefined {
  const result = z.object({ field }).safeParse({ field: value })
  if (result.success) return undefined
  const [fault] = faultsOf(result.error)
  expect(fault?.field.split('.')[0]).toBe('field')
  return fault?.limit === undefined ? fault?.fault : `${fault.fault} ${fault.limit}`
}

const BIDI = [
  '\u061c',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202b',
  '\u202c',
  '\u202d',
  '\u202e',
  '\u2066',
  '\u2067',
  '\u2068',
  '\u2069',
]
const INVISIBLE = ['\u200b', '\u2060', '\u2064', '\u206a', '\ufeff', '\ufff9', '\u180e', '\u{e0041}', '\u{e007f}']
const CONTROL = ['\0', '\u0001', '\u0007', '\b', '\u000b', '\u000c', '\u001b', '\u001f', '\u007f', '\u0085', '\u009f']
const BROKEN = ['\ud800', '\udfff', '\ufffe', '\uffff']

describe('texts', () => {
  test.each([
    ['', 'required'],
    [' \t\n', 'required'],
    ['\u00ad', 'required'],
    [undefined, 'required'],
    [null, 'required'],
    [7, 'required'],
    [['a', 'b'], 'required'],
    [Object.create(null), 'required'],
    ['ab', 'tooShort 3'],
    ['abcdefghijk', 'tooLong 10'],
    ['one\ntwo', 'characters'],
    ['one\u2028two', 'characters'],
  ])('a line of %j: %s', (value, expected) => {
    expect(faultIn(lineField(10, 3), value)).toBe(expected)
  })

  test.each([
    ['', 'required'],
    ['a'.repeat(11), 'tooLong 10'],
    ['one\r\ntwo', undefined],
    ['one\ttwo', undefined],
  ])('prose of %j: %s', (value, expected) => {
    expect(faultIn(proseField(10), value)).toBe(expected)
  })

  test.each([...BIDI, ...INVISIBLE, ...CONTROL, ...BROKEN].map((character) => [escaped(character), character]))(
    'neither a line nor prose nor an address holds %s',
    (_, character) => {
      expect(faultIn(lineField(), `a${character}b`)).toBe('characters')
      expect(faultIn(proseField(), `a${character}b`)).toBe('characters')
      expect(faultIn(urlField, `https://a.example/${character}b`)).toBe('characters')
    },
  )

  test('what people write stays: accents, signs, emoji of several parts, mathematics, other scripts', () => {
    const texts = [
      'Ñandú – «artículo 128» …',
      '§ 3º ª №',
      '👩‍👧‍👦 🏳️‍🌈',
      'x² ≤ 5 % · 1/2',
      'Guaraní: g̃uahẽ',
      '日本 שלום مرحبا',
    ]
    for (const text of texts) expect(lineField().parse(text)).toBe(text.normalize('NFC'))
  })

  test('HTML, scripts and formulas are text like any other', () => {
    const texts = [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "=HYPERLINK('http://x')",
      '@SUM(A1)',
      '{{7*7}}',
      "'; DROP TABLE finding; --",
    ]
    for (const text of texts) expect(proseField().parse(text)).toBe(text)
  })

  test('a text is kept composed, with one kind of line, without soft hyphens, and as itself the second time', () => {
    expect(lineField().parse('  cafe\u0301 ')).toBe('caf\u00e9')
    expect(proseField().parse('consti\u00adtución\r\nuna\rdos\u2029tres')).toBe('constitución\nuna\ndos\ntres')
    expect(lineField().parse('e\u00ad\u0301')).toBe('\u00e9')
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const result = proseField().safeParse(text)
        if (!result.success) return
        expect(result.data).toBe(result.data.normalize('NFC').trim())
        expect(result.data).not.toMatch(/[\r\0\u202a-\u202e\u2066-\u2069]|\p{Cs}/u)
        expect(proseField().parse(result.data)).toBe(result.data)
      }),
    )
  })

  test('a length is what is kept, not what was sent', () => {
    // Composed they are ten.
    expect(faultIn(lineField(10), `${'e\u0301'.repeat(10)}   `)).toBeUndefined()
    // This letter falls apart when it is composed: two for one.
    expect('\u0958'.normalize('NFC')).toHaveLength(2)
    expect(faultIn(lineField(10), '\u0958'.repeat(6))).toBe('tooLong 10')
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 30 }), (text, max) => {
        const result = lineField(max).safeParse(text)
        if (result.success) expect(result.data.length).toBeLessThanOrEqual(max)
      }),
    )
  })

  test('a very long text is told in one pass', () => {
    expect(faultIn(lineField(), 'x'.repeat(1_000_000))).toBe('tooLong 200')
    expect(faultIn(proseField(), '\u202e'.repeat(1_000_000))).toBe('tooLong 10000')
  })
})

describe('one text in several languages', () => {
  const title = localisedField(20)

  it('needs one of them and names the one that is wrong', () => {
    expect(title.parse({ es: ' Uno ', pt: '', en: '\u00ad' })).toEqual({ es: 'Uno' })
    expect(faultIn(title, {})).toBe('required')
    expect(faultIn(title, { es: '', pt: '  ' })).toBe('required')
    expect(faultIn(title, 'text')).toBe('required')
    expect(faultIn(title, undefined)).toBe('required')
    const result = z.object({ title }).safeParse({ title: { es: 'x', fr: 'y'.repeat(21) } })
    expect(result.success ? [] : faultsOf(result.error)).toEqual([{ field: 'title.fr', fault: 'tooLong', limit: 20 }])
  })

  it('takes no language that the interface has not, nor an object’s own workings', () => {
    const raw = JSON.parse('{"es": "uno", "de": "eins", "__proto__": {"fr": "trois"}, "constructor": "c"}')
    expect(Object.entries(title.parse(raw))).toEqual([['es', 'uno']])
  })
})

describe('the others', () => {
  test.each<[string, z.ZodType, unknown, string | undefined]>([
    ['a day', dayFormField, '2026-02-30', 'day'],
    ['no day', dayFormField, '', 'day'],
    ['a day that is', dayFormField, '2024-02-29', undefined],
    ['a choice of none', choiceField(['a', 'b']), 'c', 'choice'],
    ['a choice left out', choiceField(['a', 'b']), undefined, 'choice'],
    ['an address by mail', emailField, 'nobody', 'email'],
    ['an address by mail with a line in it', emailField, 'a@b.example\nBcc: c@d.example', 'email'],
    ['an address by mail that turns', emailField, 'a\u202e@b.example', 'email'],
    ['a long address by mail', emailField, `${'a'.repeat(250)}@b.example`, 'email'],
    ['no address on the web', urlField, '', 'required'],
    ['a script for an address', urlField, 'javascript:alert(1)', 'url'],
    ['data for an address', urlField, 'data:text/html,x', 'url'],
    ['a file for an address', urlField, 'file:///etc/passwd', 'url'],
    ['an address that passes for another', urlField, 'https://www.gob.ar@evil.example/', 'url'],
    ['an address with a space', urlField, 'https://a.example/a b', 'url'],
    ['an address with a line in it', urlField, 'https://a.example/\nb', 'characters'],
    ['a long address', urlField, `https://a.example/${'x'.repeat(2000)}`, 'tooLong 2000'],
    ['an address on the web', urlField, ' https://www.infoleg.gob.ar/?id=1#a ', undefined],
    ['no number of a row', uuidField, 'x', 'choice'],
    ['a country in small letters', countryField, 'ar', 'choice'],
    ['a country and a line', countryField, 'AR\n', 'choice'],
    ['a requirement that leaves its folder', requirementField, '../x', 'choice'],
    ['no version', versionField, undefined, 'number'],
    ['an empty version', versionField, '', 'number'],
    ['a version in words', versionField, 'one', 'number'],
    ['half a version', versionField, '1.5', 'number'],
    ['a version below all', versionField, '0', 'number'],
    ['a version above all', versionField, '99999999999', 'number'],
    ['a version past all counting', versionField, '1e999', 'number'],
    ['a version made of parts', versionField, Object.create(null), 'number'],
    ['a version', versionField, '3', undefined],
    ['too few', z.array(z.string()).min(2), ['a'], 'few 2'],
    ['too many', z.array(z.string()).max(2), ['a', 'b', 'c'], 'many 2'],
    ['one where several are asked for', z.array(z.string()), 'a', 'required'],
    ['an empty password', z.string().min(1), '', 'required'],
    ['a short password', z.string().min(12), 'short', 'tooShort 12'],
    ['a long password', z.string().max(3), 'long', 'tooLong 3'],
    ['what none of several fits', z.union([z.literal('a'), z.literal('b')]), 'c', 'wrong'],
  ])('%s', (_, field, value, expected) => {
    expect(faultIn(field, value)).toBe(expected)
  })

  test('a box is ticked by what browsers send for it, and by nothing else', () => {
    for (const value of ['on', 'true', true]) expect(tickField.parse(value)).toBe(true)
    for (const value of [undefined, null, '', 'off', 'ON', 1, ['on']]) expect(tickField.parse(value)).toBe(false)
  })

  test('what may be left empty is null, and else as strict as ever', () => {
    const field = optional(lineField(5))
    for (const value of ['', '  ', '\u00ad', undefined, null]) expect(field.parse(value)).toBeNull()
    expect(faultIn(field, 'too long')).toBe('tooLong 5')
    expect(faultIn(field, ['x'])).toBe('required')
  })
})

describe('faults', () => {
  test('each one that can be found reaches the form, with a sentence for it', () => {
    for (const fault of FIELD_FAULTS) {
      const field = z.string().refine(() => false, { params: { fault, limit: 7 } })
      expect(faultIn(field, 'x')).toBe(`${fault} 7`)
      expect(messages.fault[fault]).toBeTruthy()
    }
    expect(Object.keys(messages.fault).toSorted()).toEqual([...FIELD_FAULTS].toSorted())
  })

  test('one that has no sentence is still told', () => {
    expect(
      faultIn(
        z.string().refine(() => false),
        'x',
      ),
    ).toBe('wrong')
    expect(
      faultIn(
        z.string().refine(() => false, { params: { fault: 'nonsense' } }),
        'x',
      ),
    ).toBe('wrong')
  })

  test('of several in one field the first is told, and every field is', () => {
    const result = z
      .object({ a: lineField(2), b: dayFormField, c: z.object({ d: lineField() }) })
      .safeParse({ a: '\u202exxx', b: 'x', c: { d: '' } })
    expect(result.success ? [] : faultsOf(result.error)).toEqual([
      { field: 'a', fault: 'tooLong', limit: 2 },
      { field: 'b', fault: 'day' },
      { field: 'c.d', fault: 'required' },
    ])
  })

  test('whatever is sent is answered, never thrown', () => {
    const schema = z.object({
      line: lineField(),
      prose: optional(proseField()),
      title: localisedField(50),
      day: dayFormField,
      email: emailField,
      url: urlField,
      version: versionField,
      tick: tickField,
      country: countryField,
    })
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.anything(), (one, other) => {
        for (const input of [one, ...Object.keys(schema.shape).map((name) => ({ [name]: other }))]) {
          const result = schema.safeParse(input)
          if (!result.success) for (const { fault } of faultsOf(result.error)) expect(FIELD_FAULTS).toContain(fault)
        }
      }),
    )
  })
})

function escaped(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
