import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, kindOf } from '@/lib/comparison/change-rules'
import type { CellPeriod, ChangeKind, CountryRecord, DatedProvision } from '@/lib/comparison/change-schema'
import { STATUSES, type Status } from '@/lib/law/schema'
import { period, provision, records, requirementsOf, TODAY, WORKSHOP } from './change-fixture'

const record = (findings: CellPeriod[], provisions: DatedProvision[] = []): CountryRecord => ({
  country: 'CL',
  findings,
  provisions,
  instruments: [],
})
const changes = (
  findings: CellPeriod[],
  provisions: DatedProvision[] = [],
  days: { from: string; to: string } = { from: WORKSHOP, to: TODAY },
) => changesOf(record(findings, provisions), days, new Set(['off-possession']))

describe('what a change of status is', () => {
  const table: [Status, Status, ChangeKind][] = [
    ['gap', 'partial', 'better'],
    ['gap', 'met', 'better'],
    ['partial', 'met', 'better'],
    ['met', 'partial', 'worse'],
    ['met', 'gap', 'worse'],
    ['partial', 'gap', 'worse'],
    // Not known before or after: nobody can say that it is better or worse.
    ['unknown', 'met', 'known'],
    ['unknown', 'gap', 'known'],
    ['met', 'unknown', 'lost'],
    ['gap', 'unknown', 'lost'],
    ['partial', 'partial', 'law'],
    ['unknown', 'unknown', 'law'],
  ]
  it.each(table)('from %s to %s: %s', (was, is, kind) => expect(kindOf(was, is)).toBe(kind))

  it('is the opposite the other way round', () => {
    const opposite = { better: 'worse', worse: 'better', known: 'lost', lost: 'known', law: 'law' }
    for (const was of STATUSES) for (const is of STATUSES) expect(kindOf(is, was)).toBe(opposite[kindOf(was, is)])
  })
})

describe('the changes of a cell', () => {
  it('a new status on the day it began', () => {
    const found = changes([period(null, '2020-05-01', 'gap'), period('2020-05-01', null, 'met')])
    expect(found.changes).toMatchObject([
      { day: '2020-05-01', kind: 'better', was: { status: 'gap' }, is: { status: 'met' } },
    ])
  })

  it('neither the first day of the window nor what comes after its last', () => {
    const history = [period(null, '2020-05-01', 'gap'), period('2020-05-01', null, 'met')]
    const on = (from: string, to: string) => changes(history, [], { from, to }).changes.length
    expect(on('2020-05-01', '2021-01-01')).toBe(0)
    expect(on('2020-04-30', '2020-05-01')).toBe(1)
    expect(on('2020-01-01', '2020-04-30')).toBe(0)
  })

  it('no change at the workshop, where the unrecorded beginnings are taken to be', () => {
    const found = changes([period(null, null, 'met')], [], { from: '2015-01-01', to: TODAY })
    expect(found).toEqual({ changes: [], minor: 0 })
  })

  it('a first period with a recorded day became known', () => {
    const found = changes([period('2012-03-01', null, 'met')], [], { from: '2010-01-01', to: TODAY })
    expect(found.changes).toMatchObject([{ day: '2012-03-01', kind: 'known', was: null }])
  })

  it('the same status on another law', () => {
    const found = changes(
      [period(null, '2020-05-01', 'met', ['a-until-2020']), period('2020-05-01', null, 'met', ['a'])],
      [provision('a-until-2020', null, '2020-05-01'), provision('a', '2020-05-01')],
    )
    expect(found.changes).toMatchObject([
      { kind: 'law', provisions: [{ kind: 'amended', old: { id: 'a-until-2020' }, now: { id: 'a' } }] },
    ])
  })

  it('a cited article reworded while the finding lasts', () => {
    const found = changes(
      [period(null, null, 'met', ['a'])],
      [provision('a-until-2020', null, '2020-05-01'), provision('a', '2020-05-01')],
    )
    expect(found.changes).toMatchObject([{ day: '2020-05-01', kind: 'law', provisions: [{ kind: 'amended' }] }])
    expect(found.changes[0]?.was).toBe(found.changes[0]?.is)
  })

  it('counts apart what changed only in reasons or confidence', () => {
    const found = changes(
      [period(null, '2020-05-01', 'met', ['a']), period('2020-05-01', null, 'met', ['a'])],
      [provision('a')],
    )
    expect(found).toEqual({ changes: [], minor: 1 })
  })

  it('names the facts of a treaty of that day', () => {
    const found = changes([
      period(null, '2020-05-01', 'gap'),
      period('2020-05-01', null, 'met', [], {
        dates: [
          { attribute: 'signedOn', day: '2019-01-01' },
          { attribute: 'inForceOn', day: '2020-05-01' },
        ],
      }),
    ])
    expect(found.changes[0]?.facts).toEqual(['inForceOn'])
  })
})

describe('properties', () => {
  const days = fc.constantFrom('2018-01-01', '2019-01-01', '2020-02-29', '2021-06-15', '2022-01-01', '2024-12-31')
  const histories = fc
    .tuple(
      fc.uniqueArray(days, { maxLength: 5 }),
      fc.array(fc.constantFrom(...STATUSES), { minLength: 6, maxLength: 6 }),
    )
    .map(([unsorted, statuses]) => {
      const bounds = [null, ...unsorted.toSorted(), null]
      return bounds.slice(1).map((to, index) => period(bounds[index] ?? null, to, statuses[index] ?? 'unknown'))
    })

  it('a window is the sum of its parts', () => {
    fc.assert(
      fc.property(histories, days, (history, cut) => {
        const all = changes(history)
        const parts = [
          changes(history, [], { from: WORKSHOP, to: cut }),
          changes(history, [], { from: cut, to: TODAY }),
        ]
        expect(parts.flatMap((part) => part.changes)).toEqual(all.changes)
        expect((parts[0]?.minor ?? 0) + (parts[1]?.minor ?? 0)).toBe(all.minor)
      }),
    )
  })

  it('each boundary is one change or a minor one', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { changes: found, minor } = changes(history)
        expect(found.length + minor).toBe(history.length - 1)
        for (const { was, is } of found) expect(was?.status).not.toBe(is?.status)
      }),
    )
  })
})

describe('the shipped dataset', () => {
  const all = records.flatMap((one) => changesOf(one, { from: WORKSHOP, to: TODAY }, requirementsOf(one)).changes)

  it('has every boundary at which the status changes, and no other status change', () => {
    const expected = records.flatMap(({ country, findings }) =>
      findings.flatMap((one) => {
        const before = findings.find(
          ({ requirement, period: { to } }) => requirement === one.requirement && to !== null && to === one.period.from,
        )
        return before && before.status !== one.status && (one.period.from ?? '') <= TODAY
          ? [`${country} ${one.requirement} ${one.period.from} ${before.status} ${one.status}`]
          : []
      }),
    )
    const found = all
      .filter(({ kind }) => kind !== 'law')
      .map(({ country, requirement, day, was, is }) => `${country} ${requirement} ${day} ${was?.status} ${is?.status}`)
    expect(found.toSorted()).toEqual(expected.toSorted())
  })

  it('says what changed wherever the status stayed', () => {
    const silent = all.filter(({ kind, provisions }) => kind === 'law' && provisions.length === 0)
    expect(silent).toEqual([])
  })

  it('knows an amended article by the day: old wording ends when the new one begins', () => {
    const amended = all
      .flatMap(({ day, provisions }) => provisions.map((one) => ({ day, ...one })))
      .filter(({ kind }) => kind === 'amended')
    expect(amended.length).toBeGreaterThan(50)
    for (const { day, old, now } of amended) {
      expect(old?.period.to).toBe(day)
      expect(now?.period.from).toBe(day)
      expect(now?.instrument).toBe(old?.instrument)
    }
  })
})
