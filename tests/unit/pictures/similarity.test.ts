import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES, type Status } from '@/lib/law/schema'
import { compareStatuses, isThin, similarityOf } from '@/lib/pictures/similarity-rules'
import { reordered, tables, withUnknown } from './fixture'

const rows = fc.integer({ min: 0, max: 12 }).chain((length) => {
  const row = fc.array(fc.constantFrom(...STATUSES), { minLength: length, maxLength: length })
  return fc.tuple(row, row)
})

describe('two countries', () => {
  it.each<[Status, Status, number | null]>([
    ['met', 'met', 1],
    ['gap', 'gap', 1],
    ['met', 'partial', 0.5],
    ['gap', 'partial', 0.5],
    ['met', 'gap', 0],
    ['met', 'unknown', null],
    ['unknown', 'unknown', null],
  ])('%s and %s', (a, b, points) => {
    expect(compareStatuses([a], [b]).likeness).toBe(points)
    expect(compareStatuses([b], [a]).likeness).toBe(points)
  })

  it('are as alike the one to the other as the other to the one, between not at all and wholly', () => {
    fc.assert(
      fc.property(rows, ([a, b]) => {
        const one = compareStatuses(a, b)
        expect(compareStatuses(b, a)).toEqual(one)
        expect(one.compared).toBe(a.filter((status, index) => status !== 'unknown' && b[index] !== 'unknown').length)
        if (one.likeness === null) expect(one.compared).toBe(0)
        else expect(one.likeness >= 0 && one.likeness <= 1).toBe(true)
        const known = a.filter((status) => status !== 'unknown')
        expect(compareStatuses(a, a).likeness).toBe(known.length === 0 ? null : 1)
      }),
    )
  })

  it('are thinly compared over less than half of what was asked', () => {
    expect(isThin({ compared: 4, points: 4, likeness: 1 }, 9)).toBe(true)
    expect(isThin({ compared: 5, points: 4, likeness: 1 }, 10)).toBe(false)
  })
})

describe('the order and the clusters', () => {
  it('do not depend on the order in which countries and requirements are listed', () => {
    fc.assert(
      fc.property(reordered, fc.constantFrom(0.7, 0.85, 1), ({ table, other }, level) => {
        expect(similarityOf(other, level)).toEqual(similarityOf(table, level))
      }),
    )
  })

  it('hold every country once, symmetrically, with clusters of neighbours at the level or above', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(0.5, 0.8, 0.9), (table, level) => {
        const { order, pairs, clusters } = similarityOf(table, level)
        expect([...order].sort()).toEqual([...table.countries].sort())
        for (const [row, line] of pairs.entries())
          for (const [column, pair] of line.entries()) {
            expect(pair).toEqual(pairs[column]?.[row])
            expect(pair === null).toBe(row === column)
          }
        const clustered = clusters.flatMap(({ countries }) => countries)
        expect(new Set(clustered).size).toBe(clustered.length)
        for (const { countries, likeness } of clusters) {
          expect(countries.length).toBeGreaterThan(1)
          expect(likeness).toBeGreaterThanOrEqual(level - 1e-9)
          const first = order.indexOf(countries[0] ?? '')
          expect(order.slice(first, first + countries.length)).toEqual(countries)
        }
      }),
    )
  })

  it('are not moved by a requirement of which nothing is known', () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(similarityOf(withUnknown(table), 0.8)).toEqual(similarityOf(table, 0.8))
      }),
    )
  })

  it('put two pairs of equals side by side, each a cluster', () => {
    const alike: Status[] = ['met', 'met', 'gap', 'gap']
    const unlike: Status[] = ['gap', 'gap', 'met', 'met']
    const { order, clusters, mean } = similarityOf(
      {
        countries: ['AR', 'BO', 'CL', 'EC'],
        requirements: ['1', '2', '3', '4'],
        statuses: [alike, unlike, alike, unlike],
      },
      0.9,
    )
    expect(order.join()).toMatch(/^(AR,CL|CL,AR),(BO,EC|EC,BO)$/)
    expect(clusters.map(({ countries }) => [...countries].sort())).toEqual([
      ['AR', 'CL'],
      ['BO', 'EC'],
    ])
    expect(mean).toBeCloseTo(2 / 6)
  })

  it('leave out a country of which nothing is known, and one country alone is no cluster', () => {
    const table = {
      countries: ['AR', 'BO', 'CL'],
      requirements: ['1'],
      statuses: [['met'], ['unknown'], ['met']] satisfies Status[][],
    }
    expect(similarityOf(table, 0.5).clusters).toEqual([{ countries: ['AR', 'CL'], likeness: 1 }])
    expect(similarityOf({ ...table, countries: ['AR'], statuses: [['met']] }, 0.5)).toMatchObject({
      order: ['AR'],
      clusters: [],
      mean: null,
    })
  })
})
