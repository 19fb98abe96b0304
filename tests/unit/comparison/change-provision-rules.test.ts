import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  articlesOf,
  compareProvisions,
  isSameArticle,
  isSamePenalty,
  pairPenalties,
  wordingsOn,
} from '@/lib/comparison/change-provision-rules'
import type { DatedProvision } from '@/lib/comparison/change-schema'
import type { Penalty } from '@/lib/law/schema'
import { provision, records } from './change-fixture'

const DAY = '2020-05-01'
const map = (...provisions: DatedProvision[]) => new Map(provisions.map((one) => [one.id, one]))

describe('wordings of one article', () => {
  const table: [string, DatedProvision, DatedProvision, boolean][] = [
    ['named by the year it ended', provision('cl-cp-374-bis-until-2022'), provision('cl-cp-374-bis'), true],
    ['twice in a year', provision('a-until-2022-2'), provision('a-until-2022'), true],
    ['named by the year it began', provision('py-cp-135-2024'), provision('py-cp-135-until-2024'), true],
    ['a letter makes it another', provision('py-cp-135b'), provision('py-cp-135'), false],
    ['a longer number is another', provision('cl-cp-367'), provision('cl-cp-367-quater'), false],
    [
      'the same number in full',
      provision('x', null, null, { article: '174' }),
      provision('y', null, null, { article: '174 ' }),
      true,
    ],
    [
      'numbers nobody verified',
      provision('x', null, null, { article: 'not verified' }),
      provision('y', null, null, { article: 'not verified' }),
      false,
    ],
    ['of another instrument', provision('a', null, null, { instrument: 'other' }), provision('a-until-2022'), false],
    ['of another country', provision('a', null, null, { country: 'AR' }), provision('a-until-2022'), false],
  ]
  it.each(table)('%s', (_, one, other, same) => {
    expect(isSameArticle(one, other)).toBe(same)
    expect(isSameArticle(other, one)).toBe(same)
  })
})

describe('what a citation means on a day', () => {
  const old = provision('a-until-2020', null, DAY)
  const now = provision('a', DAY)
  const articles = articlesOf([old, now, provision('b', '2022-01-01')])
  const on = (cited: string[], day: string, side: 'before' | 'on') => [...wordingsOn(cited, articles, day, side).keys()]

  it('the wording in force, whichever is cited', () => {
    for (const cited of [['a'], ['a-until-2020'], ['a', 'a-until-2020']]) {
      expect(on(cited, DAY, 'before')).toEqual(['a-until-2020'])
      expect(on(cited, DAY, 'on')).toEqual(['a'])
    }
  })
  it('nothing while no wording is in force', () => {
    expect(on(['b'], '2022-01-01', 'before')).toEqual([])
    expect(on(['b'], '2022-01-01', 'on')).toEqual(['b'])
  })
  it('nothing for an article that the record does not have', () => expect(on(['c'], DAY, 'on')).toEqual([]))
})

describe('what became of the articles', () => {
  const table: [string, DatedProvision[], DatedProvision[], string[]][] = [
    ['reworded', [provision('a-until-2020', null, DAY)], [provision('a', DAY)], ['amended a-until-2020 a']],
    ['begins', [], [provision('a', DAY)], ['begun - a']],
    ['was in force before, cited now', [], [provision('a', '2010-01-01')], ['cited - a']],
    ['its beginning is not recorded, cited now', [], [provision('a')], ['cited - a']],
    ['ends', [provision('a', null, DAY)], [], ['ended a -']],
    ['goes on, no longer cited', [provision('a')], [], ['dropped a -']],
    ['stays', [provision('a')], [provision('a')], []],
    [
      'replaced by an article of another number',
      [provision('cl-cp-374-bis', null, DAY)],
      [provision('cl-cp-367-quater', DAY)],
      ['begun - cl-cp-367-quater', 'ended cl-cp-374-bis -'],
    ],
  ]
  it.each(table)('%s', (_, before, after, expected) => {
    const found = compareProvisions(map(...before), map(...after), DAY)
    expect(found.map(({ kind, old, now }) => `${kind} ${old?.id ?? '-'} ${now?.id ?? '-'}`)).toEqual(expected)
  })

  it('accounts for every article once', () => {
    const articles = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'a-until-2020', 'b', 'b-until-2020', 'c'), ends: fc.boolean() }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(articles, articles, (left, right) => {
        const before = map(...left.map(({ id, ends }) => provision(id, null, ends ? DAY : null)))
        const after = map(...right.map(({ id, ends }) => provision(id, ends ? DAY : null)))
        const found = compareProvisions(before, after, DAY)
        const gone = [...before.keys()].filter((id) => !after.has(id))
        const come = [...after.keys()].filter((id) => !before.has(id))
        expect(found.flatMap(({ old }) => (old ? [old.id] : [])).toSorted()).toEqual(gone.toSorted())
        expect(found.flatMap(({ now }) => (now ? [now.id] : [])).toSorted()).toEqual(come.toSorted())
      }),
    )
  })

  it('finds the earlier wording of every article that the dataset names by the year it ended', () => {
    const ended = records.flatMap(({ provisions }) =>
      provisions
        .filter(({ id }) => /-until-\d{4}/.test(id))
        .map((old) => ({
          old,
          later:
            articlesOf(provisions)
              .wordings.get(old.id)
              ?.filter(({ period }) => period.from === old.period.to) ?? [],
        })),
    )
    const alone = ended.filter(({ later }) => later.length === 0).map(({ old }) => old.id)
    // Repealed, moved to another number or split: read one by one, none of them has a successor in the dataset.
    expect(alone.toSorted()).toEqual([
      'bo-cp-281-quater-until-2025',
      'bo-cp-323-bis-iii-until-2025',
      'cl-cp-366-quinquies-until-2022',
      'cl-cp-369-quater-until-2019',
      'cl-cp-374-bis-until-2022',
      'ec-coip-417-until-2018',
      'hn-cp83-harassment-until-2020',
      'hn-cp83-pornography-until-2020',
      'hn-cp83-tourism-until-2020',
      'mx-cpf-390-until-2025',
      'mx-lftr-190-until-2025',
    ])
    expect(ended.filter(({ later }) => later.length > 1)).toEqual([])
  })
})

describe('penalties of two wordings', () => {
  const row = (
    conduct: string | null,
    min: number | null,
    max: number | null,
    more: Partial<Penalty> = {},
  ): Penalty => ({
    conduct: conduct === null ? null : { en: conduct },
    kind: 'prison',
    unit: 'years',
    min,
    max,
    minMonths: null,
    maxMonths: null,
    note: null,
    ...more,
  })
  const table: [string, Penalty[], Penalty[], [number | null, number | null, boolean][]][] = [
    ['heavier for the same conduct', [row('possession', 0, 1)], [row('possession', 1, 3)], [[1, 3, false]]],
    [
      'a new row',
      [row('possession', 0, 1)],
      [row('possession', 0, 1), row('access', 1, 2)],
      [
        [1, 1, false],
        [null, 2, false],
      ],
    ],
    [
      'a row that is gone',
      [row('possession', 0, 1), row('sale', 3, 6)],
      [row('possession', 0, 1)],
      [
        [1, 1, false],
        [6, null, false],
      ],
    ],
    [
      'the same numbers for a conduct in other words',
      [row('possessing', 0, 1)],
      [row('possession', 0, 1)],
      [[1, 1, true]],
    ],
    [
      'the conduct before the numbers',
      [row('sale', 3, 6), row('selling', 1, 2)],
      [row('trading', 3, 6), row('sale', 1, 2)],
      [
        [null, 6, false],
        [6, 2, false],
        [2, null, false],
      ],
    ],
    [
      'a fine is no prison',
      [row('possession', 1, 2, { kind: 'fine' })],
      [row('possession', 1, 2)],
      [
        [null, 2, false],
        [2, null, false],
      ],
    ],
    [
      'numbers nobody recorded are not the same',
      [row('sale', null, null)],
      [row('access', null, null)],
      [
        [null, null, false],
        [null, null, false],
      ],
    ],
  ]
  it.each(table)('%s', (_, old, now, expected) => {
    expect(
      pairPenalties(old, now).map((pair) => [pair.old?.max ?? null, pair.now?.max ?? null, pair.isReworded]),
    ).toEqual(expected)
  })

  it('same numbers, unit and note are the same penalty; months are not compared with years', () => {
    expect(isSamePenalty(row('a', 1, 2), row('b', 1, 2))).toBe(true)
    expect(isSamePenalty(row('a', 1, 2), row('a', 1, 2, { unit: 'months' }))).toBe(false)
    expect(isSamePenalty(row('a', 1, 2), row('a', 1, 2, { note: { en: 'doubled' } }))).toBe(false)
    expect(isSamePenalty(row('a', 1, null), row('a', 1, 2))).toBe(false)
  })

  it('keeps every row of both', () => {
    const rows = fc
      .array(fc.record({ conduct: fc.constantFrom('a', 'b', null), max: fc.constantFrom(1, 2, null) }))
      .map((some) => some.map(({ conduct, max }) => row(conduct, null, max)))
    fc.assert(
      fc.property(rows, rows, (old, now) => {
        const pairs = pairPenalties(old, now)
        expect(new Set(pairs.flatMap((pair) => pair.old ?? []))).toEqual(new Set(old))
        expect(pairs.filter((pair) => pair.old !== null)).toHaveLength(old.length)
        expect(pairs.flatMap((pair) => pair.now ?? [])).toEqual(now)
      }),
    )
  })
})
