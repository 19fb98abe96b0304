import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DatasetFaults } from '@/lib/dataset/faults'
import { validateDataset } from '@/lib/dataset/read'
import type { Period } from '@/lib/law/periods'
import { buildDataset, buildFinding, setAt } from '../../support/dataset-builder'
import { history } from '../../support/histories'

const CL = 'countries/CL.json'
const others = [buildFinding('off-making', null, null), buildFinding('off-access', null, null)]

function faultsOf(periods: readonly Period[]) {
  const files = buildDataset()
  setAt(files, CL, 'findings', [...others, ...periods.map(({ from, to }) => buildFinding('cap-unit', from, to))])
  try {
    validateDataset(files)
  } catch (error) {
    if (error instanceof DatasetFaults) return error.faults
    throw error
  }
  return []
}

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

const changed = history.filter((periods) => periods.length > 1)
const offset = fc.integer({ min: 1, max: 400 })

describe('a history', () => {
  it('without a hole or an overlap is accepted, in whatever order it is written', () => {
    const written = history.chain((periods) => fc.shuffledSubarray(periods, { minLength: periods.length }))
    fc.assert(
      fc.property(written, (periods) => {
        expect(faultsOf(periods)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('with a hole is refused where the hole ends', () => {
    fc.assert(
      fc.property(changed, offset, fc.nat(), (periods, days, pick) => {
        const index = 1 + (pick % (periods.length - 1))
        const from = shift(periods[index]?.from ?? '', days)
        const { to } = periods[index] ?? { to: null }
        fc.pre(to === null || from < to)
        const faults = faultsOf(periods.map((period, at) => (at === index ? { from, to } : period)))
        expect(faults).toMatchObject([{ path: `findings[${index + 2}].from`, id: `cap-unit from ${from}` }])
        expect(faults[0]?.reason).toBe(`nothing is said of the time from ${periods[index]?.from} to ${from}`)
      }),
      { numRuns: 300 },
    )
  })

  it('with an overlap is refused where the second begins', () => {
    fc.assert(
      fc.property(changed, offset, fc.nat(), (periods, days, pick) => {
        const index = pick % (periods.length - 1)
        const { from, to } = periods[index] ?? { from: null, to: null }
        const late = shift(to ?? '', days)
        const faults = faultsOf(periods.map((period, at) => (at === index ? { from, to: late } : period)))
        expect(faults[0]).toMatchObject({
          path: `findings[${index + 3}].from`,
          reason: `overlaps an earlier finding, which lasts to ${late}`,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('that misses a period is refused', () => {
    fc.assert(
      fc.property(changed, fc.nat(), (periods, pick) => {
        const index = pick % periods.length
        expect(faultsOf(periods.filter((_, at) => at !== index))).toHaveLength(1)
      }),
      { numRuns: 300 },
    )
  })

  it('that says a period twice is refused', () => {
    fc.assert(
      fc.property(history, fc.nat(), (periods, pick) => {
        const again = periods[pick % periods.length]
        expect(faultsOf(again ? [...periods, again] : periods).length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
