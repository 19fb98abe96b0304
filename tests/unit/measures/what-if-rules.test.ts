import fc from 'fast-check'
import { expect, it } from 'vitest'
import { STATUSES, type Status } from '@/lib/law/schema'
import type { Matrix } from '@/lib/matrix/schema'
import { participantsOf, whatIf } from '@/lib/measures/what-if-rules'

/** A matrix of AR and CL with one requirement a row. */
function matrixOf(rows: readonly (readonly Status[])[]): Matrix {
  return {
    countries: ['AR', 'CL'].map((code) => ({ code, name: code, role: 'participant' })),
    areas: [],
    standards: [],
    requirements: rows.map((cells, place) => ({
      ...{ id: `r${place}`, area: 'a', group: 'g', title: { text: '', lang: 'es' }, core: true, articles: [] },
      cells: cells.map((status) => ({ status, confidence: null, from: null, was: null })),
    })),
  }
}

const effect = (requirement: string, status: Status, country = 'AR') => ({ country, requirement, status })

it('lets the better of two effects win and says which is idle', () => {
  const result = whatIf(
    matrixOf([
      ['gap', 'met'],
      ['partial', 'gap'],
    ]),
    [
      { number: 1, effects: [effect('r0', 'partial')] },
      { number: 2, effects: [effect('r0', 'met'), effect('r1', 'partial'), effect('r0', 'partial', 'CL')] },
    ],
  )
  expect(result.changes).toEqual([{ country: 'AR', requirement: 'r0', before: 'gap', after: 'met', measures: [2] }])
  expect(result.idle).toEqual([
    { ...effect('r0', 'partial', 'CL'), measure: 2, stands: 'met' },
    { ...effect('r1', 'partial'), measure: 2, stands: 'partial' },
  ])
  expect(result.before.region.share).toBe(1 / 4)
  expect(result.after.region.share).toBe(2 / 4)
})

it('makes known what was not', () => {
  const { before, after } = whatIf(matrixOf([['unknown', 'met']]), [{ number: 1, effects: [effect('r0', 'met')] }])
  expect([before.region.known, after.region.known]).toEqual([1, 2])
})

it('leaves out the countries that are no participants', () => {
  const matrix = matrixOf([['gap', 'met']])
  const other = {
    ...matrix,
    countries: matrix.countries.map((one) => (one.code === 'CL' ? { ...one, role: 'reference' as const } : one)),
  }
  const kept = participantsOf(other)
  expect(kept.countries.map(({ code }) => code)).toEqual(['AR'])
  expect(kept.requirements[0]?.cells).toHaveLength(1)
})

it('never lowers how many cells are met, whatever the measures and their order', () => {
  const status = fc.constantFrom(...STATUSES)
  const rows = fc.array(fc.tuple(status, status), { minLength: 1, maxLength: 4 })
  const one = fc.record({
    country: fc.constantFrom('AR', 'CL'),
    requirement: fc.constantFrom('r0', 'r1', 'r2', 'r9'),
    status,
  })
  const measures = fc
    .array(fc.array(one, { maxLength: 4 }), { maxLength: 4 })
    .map((all) => all.map((effects, place) => ({ number: place + 1, effects })))
  fc.assert(
    fc.property(rows, measures, (cells, some) => {
      const result = whatIf(matrixOf(cells), some)
      expect(result.after.region.met).toBeGreaterThanOrEqual(result.before.region.met)
      expect(result.after.region.gap).toBeLessThanOrEqual(result.before.region.gap)
      expect(whatIf(matrixOf(cells), [...some].reverse()).after).toEqual(result.after)
    }),
  )
})
