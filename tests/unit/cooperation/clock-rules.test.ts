import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDuration, type Duration, daysBetween, readPreservation, readRetention } from '@/lib/cooperation/clock-rules'
import { day } from '../../support/histories'

const days = (count: number): Duration => ({ count, unit: 'days' })
const months = (count: number): Duration => ({ count, unit: 'months' })
const years = (count: number): Duration => ({ count, unit: 'years' })
const kept = (duration: Duration, more: object = {}) => ({
  data: 'all',
  duration,
  isMinimum: false,
  stage: null,
  ...more,
})

/** Every value of an attribute in the shipped dataset, in English. */
function valuesOf(requirement: string, attribute: string): string[] {
  const base = new URL('../../../prisma/dataset/countries/', import.meta.url)
  const values = readdirSync(base).flatMap((file) => {
    const { findings } = JSON.parse(readFileSync(new URL(file, base), 'utf8'))
    return findings.flatMap((finding: { requirement: string; attributes: Record<string, { en: string }> }) =>
      finding.requirement === requirement ? (finding.attributes[attribute]?.en ?? []) : [],
    )
  })
  return [...new Set<string>(values)].sort()
}

describe('a retention period in words', () => {
  const CASES: [words: string, terms: object[]][] = [
    ['2 years at least', [kept(years(2), { isMinimum: true })]],
    ['not less than one year', [kept(years(1), { isMinimum: true })]],
    ['twelve months at least', [kept(months(12), { isMinimum: true })]],
    ['one year', [kept(years(1))]],
    ['12 months', [kept(months(12))]],
    ['24 months', [kept(months(24))]],
    [
      '1 year (connection); 6 months (applications)',
      [kept(years(1), { data: 'connection' }), kept(months(6), { data: 'applications' })],
    ],
    ['12 + 12 months', [kept(months(12), { stage: 'first' }), kept(months(24), { stage: 'total' })]],
    ['none', []],
    ['not found', []],
    ['not stated', []],
    ['not stated; mobile lines only', []],
    ['not verified', []],
  ]

  it.each(CASES)('%s', (words, terms) => {
    expect(readRetention(words)).toEqual(terms)
  })

  it('has a case above for every one that the dataset has', () => {
    expect(valuesOf('pro-retention', 'period').filter((value) => !CASES.some(([words]) => words === value))).toEqual([])
  })

  it.each([
    '',
    '-',
    'up to one year',
    'about 2 years',
    'one year for some operators',
    'one year or two years',
    '1 year (connection); not stated (applications)',
    '1 year (other data)',
    '0 months',
    '2 years since 2015',
    'years',
  ])('%j supports no date', (words) => {
    expect(readRetention(words)).toEqual([])
  })
})

describe('the time limit of an order to preserve, in words', () => {
  const CASES: [words: string, terms: object[]][] = [
    ['90 days', [{ kind: 'hold', first: days(90), longest: null }]],
    ['90 days, once renewable to 180', [{ kind: 'hold', first: days(90), longest: days(180) }]],
    ['90 days, up to 180', [{ kind: 'hold', first: days(90), longest: days(180) }]],
    ['60 days to apply to the court', [{ kind: 'apply', within: days(60), data: 'all' }]],
    ['60 days to apply (logs); 6 months (reported content)', [{ kind: 'apply', within: days(60), data: 'logs' }]],
    ['none', []],
    ['none (90 days, renewable once, in Olimpia proceedings)', []],
    ['not verified', []],
  ]

  it.each(CASES)('%s', (words, terms) => {
    expect(readPreservation(words)).toEqual(terms)
  })

  it('has a case above for every one that the dataset has', () => {
    const values = valuesOf('pro-preservation', 'timeLimit')
    expect(values.filter((value) => !CASES.some(([words]) => words === value))).toEqual([])
  })

  it.each(['', '-', 'up to 90 days in some cases', '90', '90 days or more', 'within 60 days to the court'])(
    '%j supports no date',
    (words) => {
      expect(readPreservation(words)).toEqual([])
    },
  )
})

describe('a term that begins on a day', () => {
  const CASES: [begins: string, duration: Duration, ends: string][] = [
    ['2026-03-02', years(1), '2027-03-02'],
    ['2026-03-02', months(12), '2027-03-02'],
    ['2026-03-02', months(24), '2028-03-02'],
    ['2026-03-31', months(1), '2026-04-30'],
    ['2026-03-31', months(6), '2026-09-30'],
    ['2026-08-31', months(6), '2027-02-28'],
    ['2027-08-31', months(6), '2028-02-29'],
    ['2026-01-31', months(1), '2026-02-28'],
    ['2024-01-31', months(1), '2024-02-29'],
    ['2026-12-31', months(2), '2027-02-28'],
    ['2024-02-29', years(1), '2025-02-28'],
    ['2024-02-29', years(4), '2028-02-29'],
    ['2026-11-30', months(1), '2026-12-30'],
    ['2026-12-15', months(1), '2027-01-15'],
    ['2026-11-21', days(90), '2027-02-19'],
    ['2026-11-21', days(180), '2027-05-20'],
    ['2024-02-28', days(1), '2024-02-29'],
    ['2026-12-31', days(1), '2027-01-01'],
  ]

  it.each(CASES)('from %s: %o ends on %s', (begins, duration, ends) => {
    expect(addDuration(begins, duration)).toBe(ends)
  })

  const whole = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom<Duration['unit']>('days', 'months', 'years'),
  })

  it('ends later than it begins, and later the later it begins and the longer it is', () => {
    fc.assert(
      fc.property(day, day, whole, (one, other, duration) => {
        const ends = addDuration(one, duration)
        expect(ends > one).toBe(true)
        if (one <= other) expect(ends <= addDuration(other, duration)).toBe(true)
        expect(ends < addDuration(one, { ...duration, count: duration.count + 1 })).toBe(true)
      }),
    )
  })

  it('of years is one of twelve times the months, and of days the number of days between', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 40 }), (begins, count) => {
        expect(addDuration(begins, years(count))).toBe(addDuration(begins, months(12 * count)))
        expect(daysBetween(begins, addDuration(begins, days(count)))).toBe(count)
      }),
    )
  })

  it('keeps the date, or ends on the last of the month', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (begins, count) => {
        const ends = addDuration(begins, months(count))
        const isLast = addDuration(ends, days(1)).endsWith('-01')
        expect(ends.slice(8) === begins.slice(8) || (isLast && ends.slice(8) < begins.slice(8))).toBe(true)
      }),
    )
  })

  it('counts the days from one to another, backwards too', () => {
    expect(daysBetween('2026-11-21', '2026-11-21')).toBe(0)
    expect(daysBetween('2026-11-21', '2027-03-02')).toBe(101)
    expect(daysBetween('2027-03-02', '2026-11-21')).toBe(-101)
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  })
})
