import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change } from '@/lib/comparison/change-schema'
import { sharesOf } from '@/lib/pictures/convergence-rules'
import { profileOf } from '@/lib/pictures/profile-rules'
import { rankGaps } from '@/lib/pictures/ranking-rules'
import { dayBefore, reformSize, reformsOf } from '@/lib/pictures/reform-rules'
import { reorder, reordered, shuffled, tables } from './fixture'

describe('the ranking of gaps', () => {
  it('is by number or by share, then by what is partial, then the framework’s order', () => {
    const table = {
      countries: ['A', 'B', 'C'],
      requirements: ['1', '2', '3', '4'],
      statuses: [
        ['gap', 'gap', 'gap', 'met'],
        ['gap', 'unknown', 'partial', 'met'],
        ['met', 'unknown', 'gap', 'met'],
      ],
    } as const
    expect(rankGaps(table, 'gaps').map(({ requirement }) => requirement)).toEqual(['3', '1', '2', '4'])
    const byShare = rankGaps(table, 'share')
    expect(byShare.map(({ requirement }) => requirement)).toEqual(['2', '3', '1', '4'])
    expect(byShare[0]).toEqual({ requirement: '2', counts: { met: 0, partial: 0, gap: 1, unknown: 2 }, gapShare: 1 })
  })

  it('has every requirement once, falling, whatever the order of the countries', () => {
    const pairs = tables.chain((table) =>
      shuffled(table.countries.length).map((order) => ({
        table,
        other: reorder(
          table,
          order,
          table.requirements.map((_, index) => index),
        ),
      })),
    )
    fc.assert(
      fc.property(pairs, fc.constantFrom('gaps' as const, 'share' as const), ({ table, other }, sort) => {
        const ranked = rankGaps(table, sort)
        expect(rankGaps(other, sort)).toEqual(ranked)
        expect(ranked.map(({ requirement }) => requirement).sort()).toEqual([...table.requirements].sort())
        const weights = ranked.map(({ counts, gapShare }) => (sort === 'gaps' ? counts.gap : (gapShare ?? 0)))
        expect(weights).toEqual([...weights].sort((a, b) => b - a))
        for (const { counts, gapShare } of ranked) {
          const known = counts.met + counts.partial + counts.gap
          expect(known + counts.unknown).toBe(table.countries.length)
          expect(gapShare === null ? known === 0 : gapShare >= 0 && gapShare <= 1).toBe(true)
        }
      }),
    )
  })
})

describe('the profile', () => {
  it('has every requirement in one group, and its counts add up to the whole', () => {
    fc.assert(
      fc.property(reordered, ({ table }) => {
        const requirements = table.requirements.map((id, index) => ({
          id,
          area: index % 2 === 0 ? 'a' : 'b',
          group: index % 3 === 0 ? 'g' : 'h',
          core: true,
          standards: [],
        }))
        const [country = '', ...others] = table.countries
        const rows = profileOf(table, requirements, { country, region: others, reference: country })
        expect(rows.flatMap(({ requirements: ids }) => ids).sort()).toEqual([...table.requirements].sort())
        const whole = sharesOf(table).countries[0]
        expect(rows.reduce((sum, row) => sum + row.country.met, 0)).toBe(whole?.met)
        expect(rows.reduce((sum, row) => sum + row.country.unknown, 0)).toBe(whole?.unknown)
        expect(rows.every(({ reference }) => reference === null)).toBe(true)
      }),
    )
  })

  it('sets the country against the region and the reference', () => {
    const table = {
      countries: ['CL', 'AR', 'ES'],
      requirements: ['1', '2'],
      statuses: [
        ['met', 'unknown'],
        ['gap', 'met'],
        ['met', 'met'],
      ],
    } as const
    const requirements = ['1', '2'].map((id) => ({ id, area: 'a', group: 'g', core: true, standards: [] }))
    const [row] = profileOf(table, requirements, { country: 'CL', region: ['CL', 'AR'], reference: 'ES' })
    expect(row?.country.share).toBe(1)
    expect(row?.region.share).toBeCloseTo(2 / 3)
    expect(row?.reference?.share).toBe(1)
  })
})

describe('reforms', () => {
  const change = (
    country: string,
    day: string,
    kind: Change['kind'],
    requirement: string,
    laws: string[] = [],
  ): Change => ({
    country,
    requirement,
    day,
    kind,
    was: null,
    is: null,
    provisions: [],
    facts: [],
    laws: laws.map((id) => ({
      basis: 'own',
      instrument: {
        country,
        id,
        title: id,
        titleTranslated: null,
        kind: 'law',
        number: null,
        publishedOn: day,
        inForceOn: day,
      },
    })),
  })

  it('bring together what changes in a country on a day, each law once', () => {
    const found = reformsOf([
      change('CL', '2022-06-20', 'better', 'a', ['x']),
      change('AR', '2018-04-23', 'known', 'a'),
      change('CL', '2022-06-20', 'worse', 'b', ['x', 'y']),
      change('AR', '2022-06-20', 'law', 'a'),
    ])
    expect(found.map(({ country, day }) => `${day} ${country}`)).toEqual([
      '2018-04-23 AR',
      '2022-06-20 AR',
      '2022-06-20 CL',
    ])
    expect(found[2]).toMatchObject({ laws: ['x', 'y'], requirements: ['a', 'b'] })
    expect(found.map(reformSize)).toEqual([0, 1, 2])
  })

  it('lose and invent no change', () => {
    const changes = fc.array(
      fc
        .tuple(
          fc.constantFrom('AR', 'CL'),
          fc.constantFrom('2018-01-01', '2019-01-01'),
          fc.constantFrom('better' as const, 'worse' as const, 'known' as const, 'lost' as const, 'law' as const),
          fc.constantFrom('a', 'b'),
        )
        .map(([country, day, kind, requirement]) => change(country, day, kind, requirement)),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(changes, (list) => {
        const reforms = reformsOf(list)
        const all = reforms.flatMap(({ counts }) => Object.values(counts)).reduce((sum, count) => sum + count, 0)
        expect(all).toBe(list.length)
        expect(new Set(reforms.map(({ country, day }) => country + day)).size).toBe(reforms.length)
      }),
    )
  })

  it('name the day before, over months and leap years', () => {
    expect(['2022-01-01', '2024-03-01', '2023-03-01'].map(dayBefore)).toEqual([
      '2021-12-31',
      '2024-02-29',
      '2023-02-28',
    ])
  })
})
