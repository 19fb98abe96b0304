import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '@/lib/law/schema'
import { type CodedPair, measureAgreement } from '@/lib/review/kappa-rules'

const times = (count: number, first: Status, second: Status): CodedPair[] =>
  Array.from({ length: count }, () => ({ first, second }))
const anyPairs = fc.array(fc.record({ first: fc.constantFrom(...STATUSES), second: fc.constantFrom(...STATUSES) }))

describe('agreement', () => {
  // Of 50 applications two readers say yes to 20 both, no to 15 both: observed 0.7, by chance 0.5.
  it('is what the textbook example has', () => {
    const found = measureAgreement([
      ...times(20, 'met', 'met'),
      ...times(5, 'met', 'gap'),
      ...times(10, 'gap', 'met'),
      ...times(15, 'gap', 'gap'),
    ])
    expect(found).toMatchObject({ pairs: 50, agreed: 35, observed: 0.7, expected: 0.5 })
    expect(found.kappa).toBeCloseTo(0.4, 12)
  })

  // The same share of agreement, other habits: less of it is more than chance.
  it('sees through one-sided habits', () => {
    const even = measureAgreement([
      ...times(45, 'met', 'met'),
      ...times(15, 'met', 'gap'),
      ...times(25, 'gap', 'met'),
      ...times(15, 'gap', 'gap'),
    ])
    const skewed = measureAgreement([
      ...times(25, 'met', 'met'),
      ...times(35, 'met', 'gap'),
      ...times(5, 'gap', 'met'),
      ...times(35, 'gap', 'gap'),
    ])
    expect([even.observed, skewed.observed]).toEqual([0.6, 0.6])
    expect(even.kappa).toBeCloseTo(0.1304, 4)
    expect(skewed.kappa).toBeCloseTo(0.2593, 4)
  })

  it('counts four statuses', () => {
    const found = measureAgreement([
      ...times(4, 'met', 'met'),
      ...times(2, 'partial', 'partial'),
      ...times(1, 'partial', 'gap'),
      ...times(2, 'gap', 'gap'),
      ...times(1, 'unknown', 'gap'),
    ])
    // 8 of 10; by chance (4*4 + 3*2 + 2*4 + 1*0) / 100.
    expect(found.expected).toBeCloseTo(0.3, 12)
    expect(found.kappa).toBeCloseTo((0.8 - 0.3) / 0.7, 12)
  })

  it('is not defined without pairs, or where there was nothing to tell apart', () => {
    expect(measureAgreement([])).toEqual({ pairs: 0, agreed: 0, observed: null, expected: null, kappa: null })
    expect(measureAgreement(times(7, 'gap', 'gap'))).toMatchObject({ observed: 1, expected: 1, kappa: null })
  })

  it('lies between -1 and 1, is 1 only where all agree, and is the same seen from either side', () => {
    fc.assert(
      fc.property(anyPairs, (pairs) => {
        const found = measureAgreement(pairs)
        const turned = measureAgreement(pairs.map(({ first, second }) => ({ first: second, second: first })))
        expect(turned).toEqual(found)
        if (found.kappa === null) return
        expect(found.kappa).toBeGreaterThanOrEqual(-1)
        expect(found.kappa).toBeLessThanOrEqual(1)
        expect(found.kappa === 1).toBe(found.agreed === found.pairs)
      }),
    )
  })
})
