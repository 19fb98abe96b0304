import { describe, expect, it } from 'vitest'
import type { Change, ChangeKind } from '@/lib/comparison/change-schema'
import {
  articlesChanged,
  countByYear,
  countKinds,
  groupBy,
  isForward,
  reformsOf,
  showsTexts,
  stepOf,
  viewOf,
  yearBefore,
  yearOf,
  yearsOf,
} from '@/lib/comparison/change-view-rules'
import { instrument, period, provision } from './change-fixture'

const change = (country: string, requirement: string, day: string, more: Partial<Change> = {}): Change => ({
  country,
  requirement,
  day,
  kind: 'better',
  was: period(null, day, 'gap'),
  is: period(day, null, 'met'),
  provisions: [],
  laws: [],
  facts: [],
  ...more,
})

describe('what the address asks for', () => {
  const known = {
    today: '2026-11-21',
    jurisdictions: [
      { code: 'CL', role: 'participant' as const },
      { code: 'ES', role: 'reference' as const },
      { code: 'UY', role: 'participant' as const },
    ],
    requirements: [
      { id: 'off-a', area: 'offence' },
      { id: 'pro-b', area: 'procedure' },
    ],
  }
  it('from the workshop until today, the workshop’s countries', () => {
    expect(viewOf({}, known)).toMatchObject({
      from: '2017-10-23',
      to: '2026-11-21',
      countries: ['CL', 'UY'],
      requirements: ['off-a', 'pro-b'],
    })
  })
  it('until the day that travels along, unless a last day is given', () => {
    expect(viewOf({ date: '2020-01-01' }, known).to).toBe('2020-01-01')
    expect(viewOf({ date: '2020-01-01', to: '2021-01-01' }, known).to).toBe('2021-01-01')
  })
  it('its own country before those that travel along', () => {
    expect(viewOf({ countries: ['ES', 'UY'] }, known).countries).toEqual(['ES', 'UY'])
    expect(viewOf({ countries: ['ES', 'UY'], country: 'CL' }, known).countries).toEqual(['CL'])
  })
  it('requirements of the area only', () => {
    expect(viewOf({ area: 'procedure' }, known).requirements).toEqual(['pro-b'])
    expect(viewOf({ area: 'procedure', requirement: ['off-a'] }, known).requirements).toEqual([])
  })
  it('knows days that run backwards', () => {
    expect(isForward({ from: '2020-01-01', to: '2020-01-02' })).toBe(true)
    expect(isForward({ from: '2020-01-01', to: '2020-01-01' })).toBe(false)
  })
})

describe('years', () => {
  const days = { from: '2017-10-23', to: '2020-06-30' }
  it('a year’s part of the window', () => {
    expect(yearOf(days, 2017)).toEqual({ from: '2017-10-23', to: '2017-12-31' })
    expect(yearOf(days, 2018)).toEqual({ from: '2017-12-31', to: '2018-12-31' })
    expect(yearOf(days, 2020)).toEqual({ from: '2019-12-31', to: '2020-06-30' })
  })
  it('all of them, or in a long window those with changes', () => {
    expect(yearsOf(days, [])).toEqual([2017, 2018, 2019, 2020])
    const some = [change('CL', 'a', '2019-01-01'), change('CL', 'a', '2021-01-01')]
    expect(yearsOf({ from: '1900-01-01', to: '2100-01-01' }, some)).toEqual([2019, 2020, 2021])
    expect(yearsOf({ from: '1900-01-01', to: '2100-01-01' }, [])).toEqual([])
  })
  it('counts each change in its year', () => {
    const some = [change('CL', 'a', '2018-01-01'), change('CL', 'b', '2018-12-31'), change('CL', 'a', '2020-01-01')]
    expect(countByYear(some, [2017, 2018, 2019, 2020])).toEqual([0, 2, 0, 1])
  })
  it('a year before', () => {
    expect(yearBefore('2026-11-21')).toBe('2025-11-21')
    expect(yearBefore('2024-02-29')).toBe('2023-02-28')
  })
  it('tints grow with the count; none is none', () => {
    expect([0, 1, 5, 10, 20, 37].map((count) => stepOf(count, 37))).toEqual([0, 1, 1, 2, 3, 4])
    expect(stepOf(1, 1)).toBe(4)
    expect(stepOf(0, 0)).toBe(0)
  })
})

describe('groups', () => {
  const law = { instrument: instrument('law', '2020-05-01'), basis: 'wording' as const }
  it('one law on one day is one reform; the same day by another law is another', () => {
    const reforms = reformsOf([
      change('CL', 'b', '2021-01-01'),
      change('CL', 'a', '2020-05-01', { laws: [law] }),
      change('CL', 'c', '2020-05-01', { laws: [law] }),
      change('CL', 'd', '2020-05-01'),
    ])
    expect(reforms.map(({ day, changes }) => [day, changes.map(({ requirement }) => requirement)])).toEqual([
      ['2020-05-01', ['a', 'c']],
      ['2020-05-01', ['d']],
      ['2021-01-01', ['b']],
    ])
  })
  it('two treaties of one day are two', () => {
    const facts = { facts: ['signedOn'] }
    expect(reformsOf([change('CL', 'x', '2020-05-01', facts), change('CL', 'y', '2020-05-01', facts)])).toHaveLength(2)
  })
  it('in the order given, the empty ones left out', () => {
    const some = [change('UY', 'a', '2020-05-01'), change('CL', 'a', '2020-05-01')]
    expect(groupBy(some, 'country', ['AR', 'CL', 'UY']).map(({ id }) => id)).toEqual(['CL', 'UY'])
  })
  it('each article once a day, amended rather than ended', () => {
    const [old, now] = [provision('a-until-2020', null, '2020-05-01'), provision('a', '2020-05-01')]
    const found = articlesChanged([
      change('CL', 'x', '2020-05-01', { provisions: [{ kind: 'ended', old, now: null }] }),
      change('CL', 'y', '2020-05-01', { provisions: [{ kind: 'amended', old, now }] }),
      change('CL', 'z', '2020-05-01', {
        provisions: [
          { kind: 'amended', old, now },
          { kind: 'cited', old: null, now: provision('b') },
        ],
      }),
    ])
    expect(found).toEqual([{ country: 'CL', day: '2020-05-01', article: { kind: 'amended', old, now } }])
  })
  it('counts every kind', () => {
    const kinds: ChangeKind[] = ['law', 'law', 'worse']
    expect(countKinds(kinds.map((kind) => change('CL', 'a', '2020-01-01', { kind })))).toEqual({
      better: 0,
      worse: 1,
      known: 0,
      lost: 0,
      law: 2,
    })
  })
  it('shows the texts of one country, one requirement or a few changes', () => {
    const many = (make: (index: number) => Change) => Array.from({ length: 41 }, (_, index) => make(index))
    expect(showsTexts(many((index) => change('CL', `r${index}`, '2020-01-01')))).toBe(true)
    expect(showsTexts(many((index) => change(`C${index}`, 'r', '2020-01-01')))).toBe(true)
    expect(showsTexts(many((index) => change(`C${index % 2}`, `r${index}`, '2020-01-01')))).toBe(false)
    expect(showsTexts(many((index) => change(`C${index}`, `r${index}`, '2020-01-01')).slice(1))).toBe(true)
  })
})
