import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dualCriminality } from '@/lib/cooperation/check-rules'
import { allOf, answerOf, weakestOf } from '@/lib/cooperation/rules'
import { ANSWERS, type Answer } from '@/lib/cooperation/schema'
import { CONFIDENCES, STATUSES } from '@/lib/law/schema'
import { finding } from './fixture'

const answer = fc.constantFrom<Answer>(...ANSWERS)
const status = fc.constantFrom(...STATUSES)

describe('what one country answers', () => {
  it.each([
    ['its law has it', 'met', 'yes'],
    ['its law has it in part', 'partial', 'partly'],
    ['its law lacks it', 'gap', 'no'],
    ['it is not known', 'unknown', 'unknown'],
  ] as const)('%s', (_, one, expected) => {
    expect(answerOf({ status: one })).toBe(expected)
  })

  it('says not known, never no, where nothing is recorded', () => {
    expect(answerOf(null)).toBe('unknown')
    expect(answerOf(undefined)).toBe('unknown')
  })
})

describe('dual criminality', () => {
  it.each([
    ['both punish it', 'met', 'met', 'yes'],
    ['one punishes it in part only', 'met', 'partial', 'partly'],
    ['both punish it in part: the parts may not be the same', 'partial', 'partial', 'partly'],
    ['one does not punish it', 'met', 'gap', 'no'],
    ['one does not punish it and the other in part', 'partial', 'gap', 'no'],
    ['neither punishes it', 'gap', 'gap', 'no'],
    ['of one it is not known', 'met', 'unknown', 'unknown'],
    ['one in part, of the other not known', 'partial', 'unknown', 'unknown'],
    ['one does not punish it, of the other not known', 'gap', 'unknown', 'no'],
    ['of neither it is known', 'unknown', 'unknown', 'unknown'],
  ] as const)('%s', (_, one, other, expected) => {
    const findings = [finding('AR', 'off-access', one), finding('CL', 'off-access', other)]
    const dual = dualCriminality(findings, 'off-access', 'AR', 'CL')
    expect(dual.answer).toBe(expected)
    expect(dual.bothInPart).toBe(one === 'partial' && other === 'partial')
  })

  it('is not known where one country has nothing on record', () => {
    const dual = dualCriminality([finding('AR', 'off-access', 'met')], 'off-access', 'AR', 'CL')
    expect(dual).toMatchObject({ answer: 'unknown', confidence: null })
  })

  it('is the same seen from either side', () => {
    fc.assert(
      fc.property(status, status, (one, other) => {
        const findings = [finding('AR', 'off-live', one), finding('CL', 'off-live', other)]
        const there = dualCriminality(findings, 'off-live', 'AR', 'CL').answer
        expect(dualCriminality(findings, 'off-live', 'CL', 'AR').answer).toBe(there)
      }),
    )
  })
})

describe('several answers taken together', () => {
  it('do not depend on their order', () => {
    fc.assert(
      fc.property(fc.array(answer), (answers) => {
        expect(allOf(answers.toReversed())).toBe(allOf(answers))
      }),
    )
  })

  it('are never better than any one of them', () => {
    const rank = { no: 0, unknown: 1, partly: 2, yes: 3 }
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), (answers) => {
        expect(rank[allOf(answers)]).toBe(Math.min(...answers.map((one) => rank[one])))
      }),
    )
  })

  it('never turn from no to yes or partly, nor from not known to no, by one that becomes not known', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1 }), fc.nat(), (answers, at) => {
        const before = allOf(answers)
        const after = allOf(answers.with(at % answers.length, 'unknown'))
        if (before === 'no') expect(['no', 'unknown']).toContain(after)
        else expect(after).toBe('unknown')
      }),
    )
  })

  it('are not known where there is none', () => {
    expect(allOf([])).toBe('unknown')
  })
})

describe('how sure several findings are together', () => {
  it('as the weakest of them', () => {
    expect(weakestOf(['primary', 'recall', 'secondary'])).toBe('recall')
    expect(weakestOf(['primary', 'secondary'])).toBe('secondary')
    expect(weakestOf(['primary', null])).toBeNull()
    expect(weakestOf([])).toBeNull()
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CONFIDENCES), { minLength: 1 }), (confidences) => {
        const order: readonly (string | null)[] = CONFIDENCES
        const weakest = Math.max(...confidences.map((one) => order.indexOf(one)))
        expect(order.indexOf(weakestOf(confidences))).toBe(weakest)
      }),
    )
  })
})
