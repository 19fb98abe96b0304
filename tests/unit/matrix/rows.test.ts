import { describe, expect, it } from 'vitest'
import { buildRows, sumOfCountry } from '@/lib/matrix/rows'
import { selectCountries } from '@/lib/matrix/rules'
import { shareMet, summarise } from '@/lib/matrix/summary'
import { cell, matrix, requirement } from './fixture'

const [met, partial, gap, unknown] = [cell('met'), cell('partial'), cell('gap'), cell('unknown')]
const all = matrix([
  requirement('a', [met, gap, unknown, met], { core: true }),
  requirement('b', [met, partial, gap, met]),
  requirement('c', [gap, cell('met', { was: 'gap' }), met, met], { area: 'procedure', group: 'evidence' }),
])

describe('buildRows', () => {
  const rows = buildRows(all, all.requirements, selectCountries(all, { countries: ['BR', 'AR'] }))

  it('nests requirements in groups in areas and leaves out what is empty', () => {
    expect(rows.map(({ id, subRows }) => [id, subRows.map((group) => [group.id, group.subRows.length])])).toEqual([
      ['offence', [['material', 2]]],
      ['procedure', [['evidence', 1]]],
    ])
  })

  it('counts each line over the countries shown, and each country over its lines', () => {
    const [offence] = rows
    if (offence?.kind !== 'area') throw new Error('an area comes first')
    expect(offence.counts).toEqual({ met: 2, partial: 1, gap: 1, unknown: 0 })
    expect(offence.size).toBe(2)
    expect(offence.byCountry).toEqual([
      { met: 0, partial: 1, gap: 1, unknown: 0 },
      { met: 2, partial: 0, gap: 0, unknown: 0 },
    ])
    expect(sumOfCountry(rows, 0)).toEqual({ met: 1, partial: 1, gap: 1, unknown: 0 })
  })
})

describe('summarise', () => {
  it('counts a country in all, by area, of the core and what changed', () => {
    const brazil = summarise(all)[1]
    expect(brazil?.total).toEqual({ met: 1, partial: 1, gap: 1, unknown: 0 })
    expect(brazil?.core).toEqual({ met: 0, partial: 0, gap: 1, unknown: 0 })
    expect(brazil?.byArea.map(({ area, counts }) => [area, counts.met])).toEqual([
      ['offence', 0],
      ['procedure', 1],
    ])
    expect(brazil?.changed).toBe(1)
  })

  it('takes a share of what is known, and none where nothing is', () => {
    expect(shareMet({ met: 1, partial: 1, gap: 2, unknown: 40 })).toBe(0.25)
    expect(shareMet({ met: 0, partial: 0, gap: 0, unknown: 3 })).toBeNull()
  })
})
