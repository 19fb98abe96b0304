import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareAnswers,
  compareReadings,
  POINTS_OF,
  pointRequirements,
  pointsOf,
  readAge,
  readMeeting,
} from '@/lib/cooperation/difference-rules'
import { ANSWERS } from '@/lib/cooperation/schema'
import { finding, valuesOf } from './fixture'

const age = (en: string) => readAge({ en })
const meeting = (en: string) => readMeeting({ en })
const shown = (reading: ReturnType<typeof readAge>) =>
  reading === null ? 'not known' : `${reading.value}${reading.remark ? ' and a remark' : ''}`

describe('an age limit', () => {
  // Every value of the dataset: a new one is looked at when it comes.
  it.each([
    ['under 18', '18'],
    ['18', '18'],
    ['16', '16'],
    ['14', '14'],
    ['under 12', '12'],
    ['under 14', '14'],
    ['18 (12 for art. 241-D only)', '18 and a remark'],
    ['18 (grooming 16)', '18 and a remark'],
    ['18 (material); 14 (electronic contact)', '18 and a remark'],
    ['14 (18 with force, abuse or threats)', '14 and a remark'],
    ['18 (from recall; amended text not read)', 'not known'],
    ['under 15 (under 18 with false identity) in the 2013 text; later text not verified', 'not known'],
    ['none', 'not known'],
  ])('"%s" is read as %s', (text, expected) => {
    expect(shown(age(text))).toBe(expected)
  })

  it.each(['', '-', 'every minor', 'eighteen', '180', 'up to 18', 'not stated'])('"%s" is not known', (text) => {
    expect(age(text)).toBeNull()
  })

  it('has no value on record that is not in the table above', () => {
    const values = [...valuesOf('ageLimit'), ...valuesOf('victimAgeLimit')].map(({ text }) => text)
    expect([...new Set(values)].map((text) => `${text} → ${shown(age(text))}`).sort()).toMatchInlineSnapshot(`
      [
        "14 (18 with force, abuse or threats) → 14 and a remark",
        "14 → 14",
        "16 → 16",
        "18 (12 for art. 241-D only) → 18 and a remark",
        "18 (from recall; amended text not read) → not known",
        "18 (grooming 16) → 18 and a remark",
        "18 (material); 14 (electronic contact) → 18 and a remark",
        "18 → 18",
        "none → not known",
        "under 12 → 12",
        "under 14 → 14",
        "under 15 (under 18 with false identity) in the 2013 text; later text not verified → not known",
        "under 18 → 18",
      ]
    `)
  })
})

describe('whether a meeting must be shown', () => {
  it.each([
    ['no', 'no'],
    ['no; seeking one aggravates', 'no and a remark'],
    ['yes, for paragraph 1', 'yes and a remark'],
    ['yes (proposal plus material acts), except with a false or usurped identity', 'yes and a remark'],
    ['proposal of a meeting plus material acts', 'yes and a remark'],
    ['no (from recall; amended text not read)', 'not known'],
    ['none', 'not known'],
    ['not applicable', 'not known'],
    ['notwithstanding', 'not known'],
    ['', 'not known'],
  ])('"%s" is read as %s', (text, expected) => {
    expect(shown(meeting(text))).toBe(expected)
  })

  it('has no value on record that is not in the table above', () => {
    const values = valuesOf('requiresMeeting').map(({ text }) => text)
    expect([...new Set(values)].map((text) => `${text} → ${shown(meeting(text))}`).sort()).toMatchInlineSnapshot(`
      [
        "no (from recall; amended text not read) → not known",
        "no → no",
        "no; seeking one aggravates → no and a remark",
        "none → not known",
        "not applicable → not known",
        "proposal of a meeting plus material acts → yes and a remark",
        "yes (proposal plus material acts), except with a false or usurped identity → yes and a remark",
        "yes, for paragraph 1 → yes and a remark",
      ]
    `)
  })
})

describe('two sides held together', () => {
  it.each([
    ['both cover it', 'yes', 'yes', 'same'],
    ['neither covers it', 'no', 'no', 'same'],
    ['both in part: the words have to be read', 'partly', 'partly', 'see'],
    ['one covers it, the other in part', 'yes', 'partly', 'differs'],
    ['one covers it, the other does not', 'yes', 'no', 'differs'],
    ['of one it is not known', 'no', 'unknown', 'unknown'],
  ] as const)('%s', (_, one, other, expected) => {
    expect(compareAnswers(one, other)).toBe(expected)
    expect(compareAnswers(other, one)).toBe(expected)
  })

  it.each([
    ['the same limit', 'under 18', '18', 'same'],
    ['the same limit, one with a remark', '18', '18 (12 for art. 241-D only)', 'see'],
    ['another limit', 'under 18', 'under 12', 'differs'],
    ['another limit, and a remark', '14 (18 with force, abuse or threats)', 'under 18', 'differs'],
    ['one can’t be read', '18', 'none', 'unknown'],
  ])('%s', (_, one, other, expected) => {
    expect(compareReadings(age(one), age(other))).toBe(expected)
  })

  it('are the same whichever comes first, and not known as soon as one is', () => {
    const any = fc.constantFrom(...ANSWERS)
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(compareAnswers(one, other)).toBe(compareAnswers(other, one))
        expect(compareAnswers(one, 'unknown')).toBe('unknown')
      }),
    )
  })
})

describe('the points of a conduct', () => {
  it('show both sides with their words', () => {
    const findings = [
      finding('AR', 'off-grooming', 'met', { victimAgeLimit: 'under 18', requiresMeeting: 'no' }),
      finding('HN', 'off-grooming', 'partial', {
        victimAgeLimit: 'under 14',
        requiresMeeting: 'proposal of a meeting plus material acts',
      }),
    ]
    expect(pointsOf(findings, 'off-grooming', 'AR', 'HN')).toMatchObject([
      { id: 'victim-age', verdict: 'differs', sides: [{ words: { en: 'under 18' } }, { words: { en: 'under 14' } }] },
      { id: 'meeting', verdict: 'differs' },
    ])
  })

  it('are not known where the finding is not, whatever its words say', () => {
    const findings = [
      finding('AR', 'off-grooming', 'met', { victimAgeLimit: '18', requiresMeeting: 'no' }),
      finding('PY', 'off-grooming', 'unknown', { victimAgeLimit: '18', requiresMeeting: 'no' }),
    ]
    expect(pointsOf(findings, 'off-grooming', 'AR', 'PY').map(({ verdict }) => verdict)).toEqual(['unknown', 'unknown'])
    expect(pointsOf([], 'off-possession', 'AR', 'PY').every(({ verdict }) => verdict === 'unknown')).toBe(true)
  })

  it('hold simple possession beside acquiring and possession alone', () => {
    const with_possession = Object.entries(POINTS_OF).filter(([, points]) => points.includes('possession'))
    expect(with_possession.map(([conduct]) => conduct)).toEqual(['off-procurement', 'off-possession'])
    expect(pointRequirements(['off-sextortion'])).toEqual([])
  })
})
