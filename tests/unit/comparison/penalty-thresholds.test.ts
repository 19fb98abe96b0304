import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  countryReach,
  directiveArticles,
  directiveThresholds,
  EXTRADITION,
  marksFor,
  reaches,
} from '@/lib/comparison/penalty-threshold-rules'
import { country } from './penalty-fixture'

const EU = (article: string) => [{ standard: 'eu-2011-93', article }]

describe('whether a term reaches a threshold', () => {
  it.each([
    ['4 to 12 months, one year', 4, 12, 12, 'yes'],
    ['1 to 11 months, one year', 1, 11, 12, 'no'],
    ['1 to 4 years, five years', 12, 48, 60, 'no'],
    ['up to 5 years, two years', null, 60, 24, 'yes'],
    ['up to 1 year, two years', null, 12, 24, 'no'],
    ['not less than 15 years, two years', 180, null, 24, 'yes'],
    ['not less than 6 months, one year', 6, null, 12, 'unknown'],
    ['range not known', null, null, 12, 'unknown'],
  ] as const)('%s', (_, min, max, months, answer) => {
    expect(reaches({ min, max }, months)).toBe(answer)
  })

  it('knowing less never answers otherwise, only “unknown”', () => {
    const length = fc.integer({ min: 0, max: 600 })
    fc.assert(
      fc.property(length, length, length, (a, b, months) => {
        const [min, max] = [Math.min(a, b), Math.max(a, b)]
        const known = reaches({ min, max }, months)
        for (const less of [
          { min, max: null },
          { min: null, max },
          { min: null, max: null },
        ])
          expect([known, 'unknown']).toContain(reaches(less, months))
      }),
    )
  })
})

describe('whether a country’s terms do', () => {
  it.each([
    [
      'every form',
      [
        [12, 48],
        [60, 180],
      ],
      'named',
      'all',
    ],
    [
      'no form',
      [
        [1, 6],
        [2, 11],
      ],
      'named',
      'none',
    ],
    [
      'one form of two',
      [
        [1, 6],
        [12, 24],
      ],
      'named',
      'some',
    ],
    [
      'one form, the other not known',
      [
        [null, null],
        [12, 24],
      ],
      'named',
      'some',
    ],
    [
      'no form, one not known',
      [
        [null, null],
        [1, 6],
      ],
      'named',
      'unknown',
    ],
    ['nothing recorded', [], 'named', 'unknown'],
    [
      'rows not tied to the conduct, all reach it',
      [
        [12, 24],
        [24, 48],
      ],
      'all',
      'all',
    ],
    ['rows not tied to the conduct, none reaches it', [[1, 6]], 'all', 'none'],
    [
      'rows not tied to the conduct, one reaches it',
      [
        [1, 6],
        [12, 24],
      ],
      'all',
      'unknown',
    ],
  ] as const)('%s', (_, terms, basis, answer) => {
    expect(countryReach(country('AR', [...terms], basis), 12)).toBe(answer)
  })

  it('a term that is not known never makes a “none” of anything nor an “all”', () => {
    const lengths = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(fc.array(lengths), fc.constantFrom('named' as const, 'all' as const), (pairs, basis) => {
        const terms = pairs.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
        const answer = countryReach(country('AR', [...terms, [null, null]], basis), 12)
        expect(['some', 'unknown']).toContain(answer)
      }),
    )
  })
})

describe('what Directive 2011/93/EU asks for, in years', () => {
  it.each([
    ['production', '5(6)', [[3, 'any']]],
    ['offering, making available', '5(5)', [[2, 'any']]],
    ['distribution', '5(4)', [[2, 'any']]],
    ['acquisition or possession', '5(2)', [[1, 'any']]],
    ['knowing access', '5(3)', [[1, 'any']]],
    ['solicitation to meet', '6(1)', [[1, 'below']]],
    ['soliciting images: no figure', '6(2)', []],
    ['realistic images: a definition', '2(c)(iv)', []],
    ['advertising: no figure', '21', []],
    [
      'coercing into performances',
      '4(3)',
      [
        [8, 'below'],
        [5, 'above'],
      ],
    ],
    [
      'witnessing',
      '3(2)-(3)',
      [
        [1, 'below'],
        [2, 'below'],
      ],
    ],
    [
      'performances',
      '4(2)-(4)',
      [
        [5, 'below'],
        [2, 'above'],
        [8, 'below'],
        [5, 'above'],
        [2, 'below'],
        [1, 'above'],
      ],
    ],
    [
      'prostitution',
      '4(5)-(7)',
      [
        [8, 'below'],
        [5, 'above'],
        [10, 'below'],
        [5, 'above'],
        [5, 'below'],
        [2, 'above'],
      ],
    ],
  ] as const)('%s', (_, article, figures) => {
    expect(directiveThresholds(EU(article)).map(({ months, child }) => [months / 12, child])).toEqual(figures)
  })

  it('reads a range of paragraphs', () => {
    expect(directiveArticles(EU('4(2)-(4)'))).toEqual(['4(2)', '4(3)', '4(4)'])
  })

  it('other treaties set no figure', () => {
    expect(directiveThresholds([{ standard: 'budapest', article: '5(6)' }])).toEqual([])
  })
})

describe('the lines of a chart', () => {
  it('always has the extradition threshold', () => {
    expect(marksFor([])).toEqual([{ letter: 'A', months: 12, thresholds: [EXTRADITION] }])
  })

  it('share a figure, ascend and are lettered', () => {
    const marks = marksFor(EU('4(2)-(4)'))
    expect(marks.map(({ letter, months }) => `${letter}${months / 12}`)).toEqual(['A1', 'B2', 'C5', 'D8'])
    expect(marks[0]?.thresholds.map(({ article }) => article)).toEqual(['24(1)(a)', '4(4)'])
  })
})

describe('the framework', () => {
  const reference = z.object({ standard: z.string(), article: z.string() })
  const schema = z.object({ requirements: z.array(z.object({ id: z.string(), references: z.array(reference) })) })
  const file = new URL('../../../prisma/dataset/framework.json', import.meta.url)
  const { requirements } = schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const offences = requirements.filter(({ id }) => id.startsWith('off-'))

  it('every article of the directive it names for an offence is a figure here or known to set none', () => {
    const without = offences.flatMap(({ references }) =>
      directiveArticles(references).filter((article) => directiveThresholds(EU(article)).length === 0),
    )
    const none = ['2(a)', '2(c)', '2(c)(iii)', '2(c)(iv)', '6(2)', '7', '8(3), 14', '9', '12', '15(2)', '17', '21']
    expect(without.filter((article) => !none.includes(article))).toEqual([])
  })

  it.each([
    ['off-production', '36'],
    ['off-offering', '24'],
    ['off-distribution', '24'],
    ['off-procurement', '12'],
    ['off-possession', '12'],
    ['off-access', '12'],
    ['off-grooming', '12'],
    ['off-sextortion', '96 60'],
    ['off-exchange', ''],
    ['off-virtual', ''],
    ['off-grooming-material', ''],
  ])('%s: %s', (id, months) => {
    const references = offences.find((one) => one.id === id)?.references ?? []
    expect(
      directiveThresholds(references)
        .map((threshold) => threshold.months)
        .join(' '),
    ).toBe(months)
  })
})
