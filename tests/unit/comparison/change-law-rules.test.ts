import { describe, expect, it } from 'vitest'
import { lawsOf } from '@/lib/comparison/change-law-rules'
import { changesOf } from '@/lib/comparison/change-rules'
import type { DatedInstrument, ProvisionChange } from '@/lib/comparison/change-schema'
import { instrument, provision, recordOf, records, requirementsOf, TODAY, WORKSHOP } from './change-fixture'

const DAY = '2020-05-01'
const begun = (amendedBy: string[], from = DAY): ProvisionChange => ({
  kind: 'begun',
  old: null,
  now: provision('a', from, null, { amendedBy }),
})

describe('the law that did it', () => {
  const table: [string, ProvisionChange[], DatedInstrument[], boolean, string[]][] = [
    ['the amending law of that day', [begun(['law'])], [instrument('law', '2020-04-01', DAY)], true, ['law wording']],
    [
      'of several, the one of that day',
      [begun(['old', 'law'])],
      [instrument('old', '2008-11-26'), instrument('law', DAY)],
      true,
      ['law wording'],
    ],
    ['never one of a later day', [begun(['later'])], [instrument('later', '2023-11-10')], true, []],
    ['never one that enters into force later', [begun(['later'])], [instrument('later', null, '2024-01-01')], true, []],
    [
      'an earlier one whose article begins later',
      [begun(['law'])],
      [instrument('law', '2018-06-20', '2018-06-20')],
      true,
      ['law wording'],
    ],
    [
      'of several earlier ones, the last',
      [begun(['old', 'law'])],
      [instrument('old', '2008-01-01'), instrument('law', '2019-01-01')],
      true,
      ['law wording'],
    ],
    ['one without a date', [begun(['law'])], [instrument('law')], true, ['law wording']],
    [
      'the instrument the article stands in, where it is new itself',
      [begun([])],
      [instrument('code', '2019-01-01', DAY)],
      true,
      ['code own'],
    ],
    ['not the old code it stands in', [begun([])], [instrument('code', '1874-11-12')], true, []],
    [
      'without more, what is of that very day',
      [],
      [instrument('law', DAY), instrument('other', '2019-01-01')],
      true,
      ['law date'],
    ],
    ['a law of that day is no cause where the finding is the same', [], [instrument('law', DAY)], false, []],
    [
      'nor where the article names another',
      [begun(['law'])],
      [instrument('law', '2019-01-01'), instrument('chance', DAY)],
      true,
      ['law wording'],
    ],
    [
      'an article cited now but in force before names nothing',
      [begun(['law'], '2010-01-01')],
      [instrument('law', '2010-01-01')],
      true,
      [],
    ],
    [
      'never one that the wording before already had',
      [{ ...begun(['known', 'new']), kind: 'amended', old: provision('a-old', null, DAY, { amendedBy: ['known'] }) }],
      [instrument('known'), instrument('new')],
      true,
      ['new wording'],
    ],
    ['nothing recorded', [], [], true, []],
  ]
  it.each(table)('%s', (_, provisions, instruments, isNew, expected) => {
    const found = lawsOf(provisions, DAY, new Map(instruments.map((one) => [one.id, one])), isNew)
    expect(found.map(({ instrument: { id }, basis }) => `${id} ${basis}`)).toEqual(expected)
  })
})

describe('in the shipped dataset', () => {
  const changes = records.flatMap((one) => changesOf(one, { from: WORKSHOP, to: TODAY }, requirementsOf(one)).changes)
  const lawsIn = (code: string, requirement: string, day: string) =>
    changesOf(recordOf(code), { from: WORKSHOP, to: TODAY }, new Set([requirement]))
      .changes.filter((change) => change.day === day)
      .flatMap(({ laws }) => laws.map(({ instrument: { id }, basis }) => `${id} ${basis}`))

  it('no law is named that is later than the change', () => {
    for (const { day, laws } of changes)
      for (const {
        instrument: { publishedOn, inForceOn },
      } of laws)
        expect([publishedOn, inForceOn].some((one) => one === null || one <= day)).toBe(true)
  })

  it.each([
    ['AR', 'off-possession', '2018-05-02', ['ar-ley-27436 wording']],
    ['BR', 'off-production', '2024-01-15', ['br-lei-14811 wording']],
    ['CL', 'pro-preservation', '2024-06-21', ['cl-ley-21459 wording']],
    ['HN', 'off-possession', '2020-06-25', ['hn-cp own']],
    // Art. 205-208 of the code of 2017 were amended again in 2023; that law did not bring them.
    ['UY', 'pro-interception', '2017-11-01', ['uy-cpp own']],
    ['MX', 'cap-csam-unit', '2025-07-17', ['mx-lmtr date', 'mx-lgn date']],
    ['CR', 'coo-foreign-preservation', '2018-01-01', []],
    // Art. 174 lists the Ley 9177 of 2013 before and after; which law changed it in 2021 was not verified.
    ['CR', 'off-distribution', '2021-12-31', []],
    ['CR', 'off-grooming', '2021-12-31', ['cr-ley-10020 wording']],
  ])('%s %s on %s', (code, requirement, day, expected) => {
    expect(lawsIn(code, requirement, day)).toEqual(expected)
  })

  it('a treaty of its own day is named by the fact', () => {
    const budapest = changes.find(
      ({ country, requirement, day }) => country === 'CR' && requirement === 'coo-budapest' && day === '2018-01-01',
    )
    expect(budapest?.facts).toEqual(['inForceOn'])
  })
})
