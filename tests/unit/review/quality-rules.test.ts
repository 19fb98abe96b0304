import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Judged, monthsBefore, problemsOf, rankProblems, type Standing } from '@/lib/review/quality-rules'

const sound: Standing = {
  ...{ id: '1', country: 'CL', requirement: 'off-grooming', status: 'met', confidence: 'primary' },
  ...{ review: 'reviewed', checkedOn: '2026-11-01', provisions: 1, endedProvisions: 0 },
  ...{ sourceKinds: ['official'], linkedSources: 1 },
}

describe('what a finding lacks', () => {
  it.each([
    [{}, []],
    [{ status: 'unknown', confidence: 'recall' }, ['unknown']],
    [{ confidence: 'recall' }, ['recall']],
    [{ provisions: 0, sourceKinds: ['press'] }, ['press']],
    [{ provisions: 1, sourceKinds: ['press'] }, []],
    [{ provisions: 0, sourceKinds: ['press', 'official'] }, []],
    [{ review: 'disputed' }, ['disputed']],
    [{ review: 'unreviewed' }, ['unreviewed']],
    [{ checkedOn: '2025-11-20' }, ['stale']],
    [{ checkedOn: '2025-11-21' }, []],
    [{ endedProvisions: 1 }, ['reference']],
    [{ provisions: 2, endedProvisions: 1 }, []],
    [{ provisions: 0, linkedSources: 0 }, ['reference']],
  ] as const)('%j is %j', (change, problems) => {
    expect(problemsOf({ ...sound, ...change }, '2025-11-21')).toEqual(problems)
  })
})

describe('months before', () => {
  it('keeps the day where the month has it', () => {
    expect(monthsBefore('2026-11-21', 12)).toBe('2025-11-21')
    expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28')
    expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29')
    expect(monthsBefore('2026-01-15', 1)).toBe('2025-12-15')
  })

  it('is never later, and further back the more months it is', () => {
    const day = fc.date({ min: new Date('2017-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 120 }), (date, months) => {
        const from = date.toISOString().slice(0, 10)
        expect(monthsBefore(from, months) < monthsBefore(from, months - 1)).toBe(true)
      }),
    )
  })
})

describe('the ranking', () => {
  it('goes by core requirements, then by all', () => {
    const judged = (country: string, isCore: boolean, ...problems: Judged['problems']): Judged => ({
      ...sound,
      ...{ country, isCore, problems },
    })
    const ranked = rankProblems([
      judged('AR', false, 'unknown'),
      judged('AR', false, 'unknown'),
      judged('BO', true, 'recall', 'stale'),
      judged('BO', false, 'stale'),
      judged('CL', true),
    ])
    expect(ranked).toEqual([
      { country: 'BO', problem: 'stale', core: 1, all: 2 },
      { country: 'BO', problem: 'recall', core: 1, all: 1 },
      { country: 'AR', problem: 'unknown', core: 0, all: 2 },
    ])
  })
})
