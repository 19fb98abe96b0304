import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters, keysIn, referencesIn } from '@/lib/search/reference-rules'
import { everyCountry } from './dataset'

// How a prosecutor writes it, and what it is filed under.
const WRITTEN: [written: string, keys: string[]][] = [
  ['art. 128', ['128']],
  ['artículo 128 bis', ['128bis']],
  ['art. 128bis', ['128bis']],
  ['367 quáter', ['367quater']],
  ['367 quater', ['367quater']],
  ['190 Bis', ['190bis']],
  ['199 Septies', ['199septies']],
  ['241-A', ['241a']],
  ['241 A', ['241a']],
  ['241a', ['241a']],
  ['135b (Ley 6002/2017)', ['135b', '6002', '6002/2017']],
  ['Ley 27.436', ['27436']],
  ['ley 27436', ['27436']],
  ['n.º 1.472', ['1472']],
  ['1.234.567', ['1234567']],
  ['Lei 8.069/1990', ['8069', '8069/1990']],
  ['Decreto 407/2022', ['407', '407/2022']],
  ['Decreto 246/019', ['246', '246/19']],
  ['Decreto 9-2009', ['2009', '9', '9/2009']],
  ['189.1', ['189', '189.1']],
  ['389(3)', ['3', '389']],
  ['226-227', ['226', '226/227', '227']],
  ['23.4.k', ['23', '23.4']],
  ['588 ter a-i', ['588ter']],
  ['210 ter, 210 quater', ['210quater', '210ter']],
  ['art. 5º', ['5']],
  ['007', ['7']],
  ['', []],
  ['sin número', []],
  ['CP128', []],
]

describe('the number of an article or a law', () => {
  it.each(WRITTEN)('“%s” is filed under %j', (written, keys) => {
    expect(keysIn(written)).toEqual(keys)
  })

  it.each([
    ['27.436', true],
    ['407/2022', true],
    ['241-A', true],
    ['128 bis', true],
    ['14', false],
    ['24/7', false],
    ['189.1', false],
  ])('“%s” is surely one of law: %s', (written, isLawlike) => {
    expect(referencesIn(written).map((reference) => reference.isLawlike)).toEqual([isLawlike])
  })

  it('stands where it says', () => {
    const text = 'Véase el artículo 367 quáter y la Ley 21.459.'
    expect(referencesIn(text).map(({ index, length }) => text.slice(index, index + length))).toEqual([
      '367 quáter',
      '21.459',
    ])
  })

  it('has one key however it is joined, whatever the accents and capitals', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('bis', 'ter', 'quater', 'quinquies'),
        fc.constantFrom(' ', '', '-'),
        fc.boolean(),
        (number, suffix, joint, isUpper) => {
          const written = `art. ${number}${joint}${isUpper ? suffix.toUpperCase() : suffix}`
          expect(keysIn(written)).toEqual([`${number}${suffix}`])
        },
      ),
    )
  })

  it('is the same with and without dots between thousands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999 }), (number) => {
        const dotted = String(number).replace(/(\d)(\d{3})$/, '$1.$2')
        expect(keysIn(`Ley ${dotted}`)).toEqual(keysIn(`Ley ${number}`))
      }),
    )
  })

  it('is read in every number of the dataset’s articles, and nothing else is', () => {
    for (const { provisions } of everyCountry())
      for (const { article } of provisions) {
        const digits = foldLetters(article).match(/(?<![\p{L}\d])\d+/gu) ?? []
        expect(keysIn(article).length > 0, article).toBe(digits.length > 0)
      }
  })
})

describe('foldLetters', () => {
  it('keeps every letter in its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldLetters(text).length === text.length))
    expect(foldLetters('CONSERVACIÓN, preservação, ñandú, œuvre')).toBe('conservacion, preservacao, nandu, œuvre')
  })
})
