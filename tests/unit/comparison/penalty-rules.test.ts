import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  commonScale,
  knownEnds,
  type PrisonRange,
  prisonRange,
  rangePieces,
  readCountryPenalties,
  sortPenalties,
  splitByKind,
} from '@/lib/comparison/penalty-rules'
import { article, country, finding, penalty, term } from './penalty-fixture'

const DAY = '2026-11-21'
const MOST = 1200

const ends = fc.option(fc.integer({ min: 0, max: MOST }), { nil: null })
const ranges: fc.Arbitrary<PrisonRange> = fc
  .tuple(ends, ends)
  .map(([a, b]) => (a !== null && b !== null && a > b ? { min: b, max: a } : { min: a, max: b }))

describe('the range of one penalty', () => {
  it.each([
    ['three to six years', term(36, 72), { min: 36, max: 72 }],
    ['up to five years', term(null, 60), { min: null, max: 60 }],
    ['not less than fifteen years', term(180, null), { min: 180, max: null }],
    ['prison, range not known', term(null, null), { min: null, max: null }],
    ['a fine', penalty({ kind: 'fine', unit: 'days_fine', min: 100, max: 500 }), null],
    ['a disqualification in years', penalty({ kind: 'disqualification', minMonths: 12, maxMonths: 24 }), null],
  ])('%s', (_, row, range) => {
    expect(prisonRange(row)).toEqual(range)
  })

  it('fines and the rest stand apart', () => {
    const rows = [term(12, 24), penalty({ kind: 'fine' }), penalty({ kind: 'other' }), term(1, 2)]
    const { prison, fines, others } = splitByKind(rows)
    expect([prison, fines, others].map((set) => set.length)).toEqual([2, 1, 1])
  })
})

describe('the common scale', () => {
  it.each([
    ['nothing', [], 24, 5],
    ['four to twelve months', [[4, 12]], 24, 5],
    ['up to four years', [[12, 48]], 48, 5],
    ['up to fifteen years', [[60, 180]], 192, 9],
    ['up to fifty years', [[24, 600]], 600, 6],
    ['from fifteen years, no maximum known', [[180, null]], 192, 9],
  ])('%s', (_, pairs, max, ticks) => {
    const scale = commonScale(pairs.map(([min = null, most = null]) => ({ min, max: most })))
    expect([scale.max, scale.ticks.length]).toEqual([max, ticks])
  })

  it('holds every range and every threshold, and ends on ticks of whole or half years', () => {
    const marks = fc.array(fc.integer({ min: 0, max: MOST }))
    fc.assert(
      fc.property(fc.array(ranges), marks, (all, lines) => {
        const { max, ticks } = commonScale(all, lines)
        expect(ticks[0]).toBe(0)
        expect(ticks.at(-1)).toBe(max)
        expect(ticks.length).toBeLessThanOrEqual(9)
        expect(ticks.every((tick) => tick % 6 === 0)).toBe(true)
        expect(max).toBeGreaterThan(12)
        for (const line of lines) expect(line).toBeLessThanOrEqual(max)
        for (const range of all) {
          expect(range.max ?? 0).toBeLessThanOrEqual(max)
          // A minimum without a maximum has room to be open towards.
          if (range.max === null && range.min !== null) expect(range.min).toBeLessThan(max)
        }
      }),
    )
  })

  it('does not shrink when a range is added', () => {
    fc.assert(
      fc.property(fc.array(ranges), ranges, (all, one) => {
        expect(commonScale([...all, one]).max).toBeGreaterThanOrEqual(commonScale(all).max)
      }),
    )
  })
})

describe('the pieces of a bar', () => {
  const scale = commonScale([{ min: 0, max: 48 }])
  it.each([
    ['both ends known', { min: 12, max: 24 }, [{ kind: 'known', from: 12, to: 24 }]],
    ['a fixed term', { min: 24, max: 24 }, [{ kind: 'known', from: 24, to: 24 }]],
    ['no minimum known', { min: null, max: 24 }, [{ kind: 'open', from: 0, to: 24 }]],
    ['no maximum known', { min: 12, max: null }, [{ kind: 'open', from: 12, to: 48 }]],
    ['neither known', { min: null, max: null }, [{ kind: 'open', from: 0, to: 48 }]],
  ])('%s', (_, range, pieces) => {
    expect(rangePieces(range, scale)).toEqual(pieces)
  })

  it('draws nothing full unless both ends are known', () => {
    fc.assert(
      fc.property(ranges, (range) => {
        const known = rangePieces(range, commonScale([range])).some(({ kind }) => kind === 'known')
        expect(known).toBe(range.min !== null && range.max !== null)
      }),
    )
  })
})

describe('a country', () => {
  const law = article('128', [
    penalty({ ...term(36, 72), conduct: { en: 'production, distribution' } }),
    penalty({ ...term(4, 12), conduct: { en: 'knowing simple possession' } }),
    penalty({ kind: 'fine', conduct: { en: 'cumulative with the prison term' } }),
  ])

  it.each([
    ['an offence: the rows that name the conduct', finding('met', [law]), 'ranges', 'named', [[4, 12]]],
    ['an offence in part', finding('partial', [law]), 'ranges', 'named', [[4, 12]]],
    ['no offence: the article punishes something else', finding('gap', [law]), 'gap', 'named', []],
    ['not known: nothing is said of the article', finding('unknown', [law]), 'unknown', 'named', []],
    ['nothing recorded', null, 'notRecorded', 'named', []],
    ['an offence without a recorded penalty', finding('met', [article('1', [])]), 'noPrison', 'all', []],
    [
      'an offence with a fine alone',
      finding('met', [article('1', [penalty({ kind: 'fine' })])]),
      'noPrison',
      'all',
      [],
    ],
    [
      'an article no longer in force',
      finding('met', [article('1', [term(1, 2)], { from: null, to: '2020-01-01' })]),
      'noPrison',
      'all',
      [],
    ],
    [
      'rows that name no conduct',
      finding('met', [article('1', [term(1, 2), term(3, 4)])]),
      'ranges',
      'all',
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ] as const)('%s', (_, found, state, basis, drawn) => {
    const read = readCountryPenalties('off-possession', 'AR', found, DAY)
    expect([read.state, read.basis]).toEqual([state, basis])
    expect(read.prison.map(({ penalty: row }) => [row.minMonths, row.maxMonths])).toEqual(drawn)
  })

  it('cites no article that is not in force on the day, whatever the state', () => {
    const ended = article('2', [], { from: null, to: '2020-01-01' })
    for (const status of ['met', 'gap', 'unknown'] as const) {
      const read = readCountryPenalties('off-possession', 'AR', finding(status, [ended, law]), DAY)
      expect(read.finding?.provisions).toEqual([law])
    }
  })

  it('keeps fines beside the prison terms', () => {
    const { others } = readCountryPenalties('off-possession', 'AR', finding('met', [law]), DAY)
    expect(others.map(({ penalty: row }) => row.kind)).toEqual(['fine'])
  })
})

describe('the order', () => {
  const all = [
    country('UY', [[12, 48]]),
    country('AR', [[4, 12]]),
    country('MX', [
      [12, 60],
      [60, 180],
    ]),
    country('PY', [[null, 36]]),
    country('HN', [[null, null]]),
    country('GT', []),
  ]
  const byCode = (a: string, b: string) => a.localeCompare(b)
  it.each([
    ['name', 'AR GT HN MX PY UY'],
    ['min', 'AR MX UY GT HN PY'],
    ['max', 'AR PY UY MX GT HN'],
  ] as const)('by %s', (sort, order) => {
    expect(
      sortPenalties(all, sort, byCode)
        .map(({ country: code }) => code)
        .join(' '),
    ).toBe(order)
  })

  it('takes the lowest minimum and the highest maximum of several terms', () => {
    expect(
      knownEnds(
        country('MX', [
          [12, 60],
          [null, 180],
          [60, null],
        ]),
      ),
    ).toEqual({ min: 12, max: 180 })
  })

  it('ascends, what is not known last, and loses no country', () => {
    const list = fc.array(fc.array(ranges, { maxLength: 3 }), { maxLength: 13 })
    fc.assert(
      fc.property(list, fc.constantFrom('min' as const, 'max' as const), (terms, sort) => {
        const given = terms.map((pairs, index) =>
          country(
            String.fromCharCode(65 + index),
            pairs.map(({ min, max }) => [min, max]),
          ),
        )
        const sorted = sortPenalties(given, sort, byCode)
        expect(sorted).toHaveLength(given.length)
        const values = sorted.map((one) => knownEnds(one)[sort])
        for (const [index, value] of values.entries()) {
          const before = index === 0 ? null : (values[index - 1] ?? null)
          if (index > 0 && value !== null) expect(before).not.toBeNull()
          if (before !== null && value !== null) expect(before).toBeLessThanOrEqual(value)
        }
      }),
    )
  })
})
