import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLES } from '@/lib/auth/permissions'
import { DEFICIENCY_STATUSES } from '@/lib/register/schema'
import { findStep, isOpen, mayStep, STEPS, stepsFor } from '@/lib/register/workflow-rules'

const status = fc.constantFrom(...DEFICIENCY_STATUSES)
const actor = fc.record({ role: fc.constantFrom(...ROLES), countries: fc.subarray(['AR', 'CL']) })

describe('the workflow', () => {
  it('walks the whole way: identified, confirmed, measure proposed, in progress, resolved', () => {
    const way = ['identified', 'confirmed', 'measure_proposed', 'in_progress', 'resolved'] as const
    for (const [place, from] of way.slice(0, -1).entries())
      expect(findStep(from, way[place + 1] ?? from)).not.toBeNull()
  })

  it('names each step once, and none from a status to itself', () => {
    const names = STEPS.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(names).size).toBe(names.length)
    expect(STEPS.filter(({ from, to }) => from === to)).toEqual([])
  })

  it('leads out of every status and into every status but the first, which a reopening leads into', () => {
    for (const one of DEFICIENCY_STATUSES) {
      expect(
        STEPS.some(({ from }) => from === one),
        one,
      ).toBe(true)
      expect(
        STEPS.some(({ to }) => to === one),
        one,
      ).toBe(true)
    }
  })

  it('asks for a reason to dispute, dismiss, resolve and reopen', () => {
    for (const step of STEPS) {
      const isEnding = ['disputed', 'dismissed', 'resolved'].includes(step.to)
      const isReopening = !isOpen(step.from)
      if (isEnding || isReopening) expect(step.needsReason, `${step.from} ${step.to}`).toBe(true)
      expect(step.isReopening === true).toBe(isReopening)
    }
  })

  it('lets a reader take no step, and a reviewer none for another country', () => {
    fc.assert(
      fc.property(status, actor, fc.constantFrom('AR', 'CL', 'BR'), (from, who, country) => {
        const steps = stepsFor(who, { status: from, country })
        if (who.role === 'reader') expect(steps).toEqual([])
        if (who.role === 'reviewer' && !who.countries.includes(country)) expect(steps).toEqual([])
        for (const step of steps) expect(step.roles).toContain(who.role)
      }),
    )
  })

  it("leaves a country's word to the country", () => {
    for (const step of STEPS.filter(({ to }) => to === 'confirmed' || to === 'disputed')) {
      const isSentBack = step.from === 'measure_proposed'
      expect(mayStep({ role: 'staff', countries: [] }, 'AR', step)).toBe(isSentBack)
      expect(mayStep({ role: 'reviewer', countries: ['AR'] }, 'AR', step)).toBe(!isSentBack)
    }
  })
})
