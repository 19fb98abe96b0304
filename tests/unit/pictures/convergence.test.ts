import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contains } from '@/lib/law/periods'
import { STATUSES } from '@/lib/law/schema'
import { convergenceOf, sharesOf, stepDays, yearlyDays } from '@/lib/pictures/convergence-rules'
import type { Span } from '@/lib/pictures/schema'
import { assume, chooseRequirements, historyOf, tableOf, tableOn } from '@/lib/pictures/table-rules'
import { reordered, tables, withUnknown } from './fixture'

describe('shares', () => {
  it('are what is met of what is known, for each country and for all cells together', () => {
    const { countries, region, spread } = sharesOf({
      countries: ['A', 'B'],
      requirements: ['1', '2', '3', '4'],
      statuses: [
        ['met', 'met', 'gap', 'unknown'],
        ['partial', 'gap', 'unknown', 'unknown'],
      ],
    })
    expect(countries.map(({ share }) => share)).toEqual([2 / 3, 0])
    expect(region).toEqual({ met: 2, partial: 1, gap: 2, unknown: 3, known: 5, share: 2 / 5 })
    expect(spread).toBeCloseTo(2 / 3)
  })

  it('do not exist where nothing is known', () => {
    const { countries, region, spread } = sharesOf({ countries: ['A'], requirements: ['1'], statuses: [['unknown']] })
    expect([countries[0]?.share, region.share, spread]).toEqual([null, null, null])
  })

  it('lie between none and all, and no unknown requirement moves them', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const shares = sharesOf(table)
        const more = sharesOf(withUnknown(table))
        expect(more.region.share).toBe(shares.region.share)
        expect(more.spread).toBe(shares.spread)
        for (const [index, { share, known, unknown, met, partial, gap }] of shares.countries.entries()) {
          expect(known).toBe(met + partial + gap)
          expect(known + unknown).toBe(table.requirements.length)
          expect(share === null ? known === 0 : share >= 0 && share <= 1).toBe(true)
          expect(more.countries[index]?.share).toBe(share)
          expect(more.countries[index]?.unknown).toBe(unknown + 1)
        }
      }),
    )
  })

  it('do not depend on the order of countries or requirements', () => {
    fc.assert(
      fc.property(reordered, ({ table, other }) => {
        const [one, two] = [sharesOf(table), sharesOf(other)]
        expect(two.region).toEqual(one.region)
        expect(two.spread).toBe(one.spread)
        const byCode = (list: typeof one.countries) => [...list].sort((a, b) => a.country.localeCompare(b.country))
        expect(byCode(two.countries)).toEqual(byCode(one.countries))
      }),
    )
  })
})

describe('what would be', () => {
  it('is reckoned by the same formula, and what the table does not have is left out', () => {
    const table = { countries: ['A'], requirements: ['1', '2'], statuses: [['gap', 'met'] as const] }
    const assumed = assume(table, [
      { country: 'A', requirement: '1', status: 'met' },
      { country: 'B', requirement: '1', status: 'met' },
      { country: 'A', requirement: '9', status: 'gap' },
    ])
    expect(assumed.statuses).toEqual([['met', 'met']])
    expect(sharesOf(assumed).region.share).toBe(1)
    expect(table.statuses).toEqual([['gap', 'met']])
  })

  it('never falls when a gap is closed', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), (table, a, b) => {
        const row = a % table.countries.length
        const column = table.requirements.length === 0 ? 0 : b % table.requirements.length
        if (table.statuses[row]?.[column] !== 'gap') return
        const change = { country: table.countries[row] ?? '', requirement: table.requirements[column] ?? '' }
        const after = sharesOf(assume(table, [{ ...change, status: 'met' }]))
        expect(after.region.share ?? 0).toBeGreaterThan(sharesOf(table).region.share ?? 1)
      }),
    )
  })

  it('starts from a matrix that was read already', () => {
    const cell = { confidence: null, from: null, was: null }
    const text = { text: '', lang: 'es' }
    const table = tableOf({
      countries: [
        { code: 'AR', name: '', role: 'participant' },
        { code: 'ES', name: '', role: 'reference' },
      ],
      areas: [],
      standards: [],
      requirements: [
        {
          id: '1',
          area: '',
          group: '',
          title: text,
          core: true,
          articles: [],
          cells: [
            { ...cell, status: 'gap' },
            { ...cell, status: 'met' },
          ],
        },
      ],
    })
    expect(table).toEqual({ countries: ['AR', 'ES'], requirements: ['1'], statuses: [['gap'], ['met']] })
  })
})

const day = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => new Date(Date.UTC(2017, 9, 1 + days)).toISOString().slice(0, 10))
/** The periods of two cells, one after the other without a hole. */
const spans: fc.Arbitrary<Span[]> = fc
  .array(
    fc.tuple(
      fc.uniqueArray(day, { maxLength: 4 }),
      fc.array(fc.constantFrom(...STATUSES), { minLength: 5, maxLength: 5 }),
    ),
    {
      minLength: 2,
      maxLength: 2,
    },
  )
  .map((cells) =>
    cells.flatMap(([days, statuses], index) => {
      const bounds = [null, ...days.sort(), null]
      return bounds.slice(0, -1).map((from, at) => ({
        country: 'AR',
        requirement: `r${index}`,
        status: statuses[at] ?? 'unknown',
        period: { from, to: bounds[at + 1] ?? null },
      }))
    }),
  )

describe('over time', () => {
  const window = { from: '2017-10-23', to: '2025-06-30' }

  it('the statuses of a day are those of the periods that hold on it', () => {
    fc.assert(
      fc.property(spans, day, (list, on) => {
        const { statuses } = tableOn(historyOf(list), ['AR'], ['r0', 'r1', 'none'], on)
        const expected = ['r0', 'r1', 'none'].map(
          (id) =>
            list.find(({ requirement, period }) => requirement === id && contains(period, on))?.status ?? 'unknown',
        )
        expect(statuses).toEqual([expected])
      }),
    )
  })

  it('nothing moves between two steps', () => {
    fc.assert(
      fc.property(spans, day, (list, on) => {
        if (on < window.from || on > window.to) return
        const days = stepDays(list, ['AR'], ['r0', 'r1'], window)
        const last = days.findLast((one) => one <= on) ?? window.from
        const [then, now] = convergenceOf(historyOf(list), ['AR'], ['r0', 'r1'], [last, on])
        expect(now?.shares).toEqual(then?.shares)
      }),
    )
  })

  it('steps begin and end with the window, in order, and mind only what is asked for', () => {
    const one: Span = { country: 'AR', requirement: 'r', status: 'met', period: { from: '2020-01-01', to: null } }
    expect(stepDays([one], ['AR'], ['r'], window)).toEqual([window.from, '2020-01-01', window.to])
    expect(stepDays([one], ['CL'], ['r'], window)).toEqual([window.from, window.to])
    expect(stepDays([one], ['AR'], ['other'], window)).toEqual([window.from, window.to])
  })

  it('the table has the first day, its anniversaries, and the last day once', () => {
    expect(yearlyDays({ from: '2017-10-23', to: '2020-03-01' })).toEqual([
      '2017-10-23',
      '2018-10-23',
      '2019-10-23',
      '2020-03-01',
    ])
    expect(yearlyDays({ from: '2017-10-23', to: '2018-10-23' })).toEqual(['2017-10-23', '2018-10-23'])
    expect(yearlyDays({ from: '2017-10-23', to: '2017-10-23' })).toEqual(['2017-10-23'])
  })
})

describe('the requirements asked for', () => {
  const list = [
    { id: '1', area: 'a', group: 'g', core: true, standards: ['s'] },
    { id: '2', area: 'a', group: 'g', core: false, standards: ['s', 't'] },
    { id: '3', area: 'b', group: 'g', core: true, standards: [] },
  ]
  it.each([
    [{}, ['1', '2', '3']],
    [{ area: 'a' }, ['1', '2']],
    [{ standard: 't' }, ['2']],
    [{ core: '1' }, ['1', '3']],
    [{ area: 'b', standard: 's' }, []],
  ] as const)('%j', (choice, expected) => {
    expect(chooseRequirements(list, choice).map(({ id }) => id)).toEqual(expected)
  })
})
