import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEASURE_STATUSES } from '@/lib/measures/schema'
import { findMeasureStep, isOverdue, isUnderWay, measureStepsFrom } from '@/lib/measures/status-rules'

const status = fc.constantFrom(...MEASURE_STATUSES)

describe('the steps of a measure', () => {
  it('go from proposed through agreed and in progress to done', () => {
    expect(findMeasureStep('proposed', 'agreed')?.needsReason).toBe(false)
    expect(findMeasureStep('agreed', 'in_progress')?.needsReason).toBe(false)
    expect(findMeasureStep('in_progress', 'done')?.needsReason).toBe(false)
    expect(findMeasureStep('proposed', 'done')).toBeNull()
  })

  it('are explained wherever one abandons or reopens', () => {
    fc.assert(
      fc.property(status, (from) => {
        for (const { to, needsReason } of measureStepsFrom(from))
          expect(needsReason).toBe(to === 'abandoned' || !isUnderWay(from))
      }),
    )
  })

  it('leave no status without a way on', () => {
    for (const one of MEASURE_STATUSES) expect(measureStepsFrom(one)).not.toEqual([])
  })
})

describe('isOverdue', () => {
  it('holds from the day after the due day, for what is under way alone', () => {
    expect(isOverdue({ dueOn: '2026-12-01', status: 'agreed' }, '2026-12-01')).toBe(false)
    expect(isOverdue({ dueOn: '2026-12-01', status: 'agreed' }, '2026-12-02')).toBe(true)
    expect(isOverdue({ dueOn: '2026-12-01', status: 'done' }, '2026-12-02')).toBe(false)
    expect(isOverdue({ dueOn: '2026-12-01', status: 'abandoned' }, '2026-12-02')).toBe(false)
    expect(isOverdue({ dueOn: null, status: 'proposed' }, '2026-12-02')).toBe(false)
  })
})
