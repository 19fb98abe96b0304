import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains, isDay, overlaps, type Period, statusAsOf, WORKSHOP_DAY } from '@/lib/law/periods'
import { day, history } from '../../support/histories'

describe('isDay', () => {
  it.each(['2017-10-23', '2016-02-29', '2000-02-29', '1874-11-12', '0001-01-01', '9999-12-31'])('%s is one', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '2017-13-45',
    '2017-02-29',
    '1900-02-29',
    '2017-04-31',
    '2017-00-10',
    '2017-10-00',
    '0000-01-01',
    '2017-1-1',
    '17-10-23',
    '2017-10-23T00:00:00Z',
    ' 2017-10-23',
    '2017-10-23\n',
    '+2017-10-23',
    '２017-10-23',
    'abc',
    '',
  ])('%j is none', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('agrees with the calendar of the machine', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((number) => String(number).padStart(2, '0'))
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), part(13), part(32), (year, month, date) => {
        const text = `${year}-${month}-${date}`
        const parsed = new Date(`${text}T00:00:00Z`)
        expect(isDay(text)).toBe(!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a period', () => {
  const law = { from: '2019-01-01', to: '2021-06-30' }

  it('has its first day and not its last', () => {
    expect(contains(law, '2018-12-31')).toBe(false)
    expect(contains(law, '2019-01-01')).toBe(true)
    expect(contains(law, '2021-06-29')).toBe(true)
    expect(contains(law, '2021-06-30')).toBe(false)
  })

  it('without a recorded beginning holds from the workshop on', () => {
    expect(contains({ from: null, to: null }, '2017-10-22')).toBe(false)
    expect(contains({ from: null, to: null }, WORKSHOP_DAY)).toBe(true)
    expect(contains({ from: '2010-01-01', to: null }, '2017-10-22')).toBe(true)
    expect(contains({ from: null, to: '2015-01-01' }, '2014-12-31')).toBe(false)
  })

  it('overlaps another one where both may have a day', () => {
    expect(overlaps(law, { from: '2021-06-30', to: null })).toBe(false)
    expect(overlaps(law, { from: '2021-06-29', to: null })).toBe(true)
    expect(overlaps(law, { from: null, to: '2019-01-01' })).toBe(false)
    expect(overlaps(law, { from: null, to: '2019-01-02' })).toBe(true)
    expect(overlaps({ from: null, to: null }, { from: null, to: null })).toBe(true)
  })
})

// Written apart from lib/law: it counts days as numbers and walks them.
function referenceStatus<Finding extends Period>(findings: readonly Finding[], asked: string): Finding | null {
  const number = (text: string) => Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000)
  for (const finding of findings) {
    const first = finding.from === null ? number('2017-10-23') : number(finding.from)
    const end = finding.to === null ? number('9999-12-31') + 1 : number(finding.to)
    const today = number(asked)
    if (!(today < first) && !(today >= end)) return finding
  }
  return null
}

describe('statusAsOf', () => {
  it('agrees with a plain reference on any history and day', () => {
    fc.assert(
      fc.property(history, day, (findings, asked) => {
        expect(statusAsOf(findings, asked)).toBe(referenceStatus(findings, asked))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with it on the days around every change', () => {
    fc.assert(
      fc.property(history, (findings) => {
        for (const { from } of findings) {
          const before = new Date(Date.parse(`${from ?? WORKSHOP_DAY}T00:00:00Z`) - 86_400_000)
            .toISOString()
            .slice(0, 10)
          for (const asked of [before, from ?? WORKSHOP_DAY]) {
            expect(statusAsOf(findings, asked)).toBe(referenceStatus(findings, asked))
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('finds one and only one finding on any day from the workshop on, in whatever order they come', () => {
    fc.assert(
      fc.property(
        history.chain((findings) => fc.shuffledSubarray(findings, { minLength: findings.length })),
        day,
        (findings, asked) => {
          const applying = findings.filter((finding) => contains(finding, asked))
          if (asked >= WORKSHOP_DAY) expect(applying).toHaveLength(1)
          expect(statusAsOf(findings, asked)).toBe(applying[0] ?? null)
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('has no answer without findings', () => {
    expect(statusAsOf([], WORKSHOP_DAY)).toBeNull()
  })
})
