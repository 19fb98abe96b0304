import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { evidenceFault } from '@/lib/review/evidence-rules'
import { coverFault, moveBoundary, splitCover, splitPeriod } from '@/lib/review/period-rules'
import { presentReview, presentStatement, reviewState } from '@/lib/review/state-rules'

const day = fc
  .date({ min: new Date('2017-10-24T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

/** A cover of all time: each period begins where the one before ends. */
const cover = fc.uniqueArray(day, { maxLength: 6 }).map((days) => {
  const ends = [...days].sort()
  return [null, ...ends].map((from, index) => ({ from, to: ends[index] ?? null }))
})

describe('splitting a period', () => {
  it('leaves a cover of any cover, one period longer, or nothing', () => {
    let splits = 0
    fc.assert(
      fc.property(cover, fc.nat(6), day, (periods, index, on) => {
        const after = splitCover(periods, index, on)
        if (after === null) return
        splits += 1
        expect(coverFault(after)).toBeNull()
        expect(after).toHaveLength(periods.length + 1)
        expect(after.filter(({ from }) => from === on)).toHaveLength(1)
      }),
    )
    expect(splits).toBeGreaterThan(0)
  })

  it('is possible on every day within the period but its first', () => {
    const period = { from: '2020-01-01', to: '2021-01-01' }
    expect(splitPeriod(period, '2020-01-02')).toEqual([
      { from: '2020-01-01', to: '2020-01-02' },
      { from: '2020-01-02', to: '2021-01-01' },
    ])
    for (const outside of ['2019-12-31', '2020-01-01', '2021-01-01', '2022-01-01'])
      expect(splitPeriod(period, outside)).toBeNull()
  })

  it('takes an unrecorded beginning as the workshop', () => {
    const open = { from: null, to: null }
    expect(splitPeriod(open, WORKSHOP_DAY)).toBeNull()
    expect(splitPeriod(open, '2017-10-24')).not.toBeNull()
  })
})

describe('moving the day between two periods', () => {
  it('leaves a cover of any cover, or nothing', () => {
    let moves = 0
    fc.assert(
      fc.property(cover, fc.nat(6), day, (periods, index, on) => {
        const [earlier, later] = [periods[index], periods[index + 1]]
        const moved = earlier && later ? moveBoundary(earlier, later, on) : null
        if (moved === null) return
        moves += 1
        expect(coverFault(periods.toSpliced(index, 2, ...moved))).toBeNull()
      }),
    )
    expect(moves).toBeGreaterThan(0)
  })

  it('is none beyond them, or between periods that are no neighbours', () => {
    const [one, other] = [
      { from: '2018-01-01', to: '2020-01-01' },
      { from: '2020-01-01', to: '2022-01-01' },
    ]
    for (const outside of ['2018-01-01', '2022-01-01']) expect(moveBoundary(one, other, outside)).toBeNull()
    expect(moveBoundary(other, one, '2020-06-01')).toBeNull()
  })
})

describe('a cover', () => {
  it.each([
    ['none', []],
    ['start', [{ from: '2018-01-01', to: null }]],
    [
      'hole',
      [
        { from: null, to: '2020-01-01' },
        { from: '2020-01-02', to: null },
      ],
    ],
    [
      'overlap',
      [
        { from: null, to: '2020-01-02' },
        { from: '2020-01-01', to: null },
      ],
    ],
    [
      'overlap',
      [
        { from: null, to: null },
        { from: '2020-01-01', to: null },
      ],
    ],
    [
      'overlap',
      [
        { from: null, to: '2020-01-01' },
        { from: null, to: null },
      ],
    ],
    ['end', [{ from: null, to: '2020-01-01' }]],
    [
      'empty',
      [
        { from: '2016-01-01', to: '2016-01-01' },
        { from: '2016-01-01', to: null },
      ],
    ],
  ] as const)('is none for its %s', (kind, periods) => {
    expect(coverFault(periods)?.kind).toBe(kind)
    expect(coverFault([...periods].reverse())).not.toBeNull()
  })

  it('may stand in any order', () => {
    fc.assert(
      fc.property(cover, (periods) => {
        expect(coverFault([...periods].reverse())).toBeNull()
      }),
    )
  })
})

describe('the state of a review', () => {
  const review = (version: number, verdict: 'confirmed' | 'disputed', at: string) => ({ version, verdict, at })

  it('is that of the newest review of the present version, whatever the order', () => {
    const reviews = [review(1, 'disputed', '2026-01-02'), review(2, 'confirmed', '2026-01-03')]
    expect(reviewState(1, reviews)).toBe('disputed')
    expect(reviewState(2, [...reviews].reverse())).toBe('reviewed')
    expect(reviewState(2, [...reviews, review(2, 'disputed', '2026-01-04')])).toBe('disputed')
    expect(presentReview(2, [review(2, 'disputed', '2026-01-04'), ...reviews])?.verdict).toBe('disputed')
  })

  it('is none once the finding has changed', () => {
    expect(reviewState(3, [review(1, 'confirmed', '2026-01-01'), review(2, 'disputed', '2026-01-02')])).toBe(
      'unreviewed',
    )
  })
})

describe("a country's statement", () => {
  it('is the newest, and none where that was taken back', () => {
    const [older, newer] = [
      { at: '2026-01-01', isWithdrawn: false },
      { at: '2026-02-01', isWithdrawn: false },
    ]
    expect(presentStatement([newer, older])).toBe(newer)
    expect(presentStatement([{ ...newer, isWithdrawn: true }, older])).toBeNull()
    expect(presentStatement([])).toBeNull()
  })
})

describe('evidence', () => {
  const bare = { provisions: 0, sources: 0, hasSourcedProvision: false }

  it('is asked of every status but unknown; only recall may do without, and not for a gap', () => {
    expect(evidenceFault({ ...bare, status: 'unknown', confidence: 'recall' })).toBeNull()
    expect(evidenceFault({ ...bare, status: 'met', confidence: 'recall' })).toBeNull()
    expect(evidenceFault({ ...bare, status: 'gap', confidence: 'recall' })).toBe('sources')
    expect(evidenceFault({ ...bare, status: 'met', confidence: 'secondary' })).toBe('sources')
  })

  it('is primary only by a source, its own or a cited article’s', () => {
    const cited = { ...bare, provisions: 1, status: 'met', confidence: 'primary' } as const
    expect(evidenceFault(cited)).toBe('confidence')
    expect(evidenceFault({ ...cited, hasSourcedProvision: true })).toBeNull()
    expect(evidenceFault({ ...cited, sources: 1 })).toBeNull()
  })
})
