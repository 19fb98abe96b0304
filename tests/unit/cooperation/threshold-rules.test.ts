import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONDUCTS } from '@/lib/cooperation/schema'
import { answerThreshold, areNoLighterThan, reachesThreshold, thresholdOf } from '@/lib/cooperation/threshold-rules'
import { finding, findingsOn, prison, provision, TWELVE } from './fixture'

const DAY = '2026-11-21'

describe('the extradition threshold: a maximum of at least one year', () => {
  it.each([
    ['up to exactly one year', 'yes', [prison(4, 12)], 'named', 'yes'],
    ['up to eleven months', 'yes', [prison(4, 11)], 'named', 'no'],
    ['every term reaches it', 'yes', [prison(36, 72), prison(12, 24)], 'named', 'yes'],
    ['only some terms reach it', 'yes', [prison(36, 72), prison(1, 6)], 'named', 'partly'],
    [
      'only some do, and the record does not say which are meant',
      'yes',
      [prison(36, 72), prison(1, 6)],
      'all',
      'unknown',
    ],
    ['a maximum is not known', 'yes', [prison(36, 72), prison(null, null)], 'named', 'unknown'],
    ['no maximum, but a minimum above it', 'yes', [prison(180, null)], 'named', 'yes'],
    ['no maximum, and a minimum below it', 'yes', [prison(3, null)], 'named', 'unknown'],
    ['no prison term on record', 'yes', [], 'named', 'unknown'],
    ['punished in part, and what is punished reaches it', 'partly', [prison(12, 36)], 'named', 'yes'],
    ['no offence', 'no', [prison(36, 72)], 'named', 'no'],
    ['not known whether an offence', 'unknown', [prison(36, 72)], 'named', 'unknown'],
  ] as const)('%s', (_, offence, terms, basis, expected) => {
    expect(answerThreshold(offence, terms, basis)).toBe(expected)
  })

  it('counts prison alone: house arrest and fines are not deprivation of liberty in prison', () => {
    const arrest = { ...prison(12, 36), kind: 'other' as const }
    const findings = [
      finding(
        'HN',
        'off-sextortion',
        'partial',
        {},
        {
          provisions: [provision('HN', '253', [arrest], { from: null, to: null })],
        },
      ),
    ]
    expect(thresholdOf(findings, 'HN', 'off-sextortion', DAY)).toMatchObject({ answer: 'unknown', rows: [] })
  })

  it.each([
    // The article that punishes it has no penalty on record; the one of showing pornography to minors has.
    ['SV', 'off-offering'],
    // Arts. 167 bis and 135: the term on record is that of the gravest form.
    ['CR', 'off-grooming'],
    ['PY', 'off-corruption'],
    // Adults' images: the article that is meant for them has a fine.
    ['AR', 'off-ncii'],
  ] as const)('is not known where the terms on record may be of something else: %s %s', (country, conduct) => {
    expect(thresholdOf(findingsOn(DAY), country, conduct, DAY)).toMatchObject({ answer: 'unknown', isWhole: false })
  })

  it('takes the wording in force on the day', () => {
    const older = provision('AR', '128', [prison(1, 6)], { from: null, to: '2018-05-02' })
    const newer = provision('AR', '128', [prison(4, 12)], { from: '2018-05-02', to: null })
    const findings = [finding('AR', 'off-possession', 'met', {}, { provisions: [older, newer] })]
    expect(thresholdOf(findings, 'AR', 'off-possession', '2018-05-01').answer).toBe('no')
    expect(thresholdOf(findings, 'AR', 'off-possession', '2018-05-02').answer).toBe('yes')
  })

  it('never turns from no to yes, nor to no, by a number that becomes not known', () => {
    const months = fc.option(fc.integer({ min: 0, max: 40 }), { nil: null })
    const term = fc.tuple(months, months).map(([min, max]) => prison(min, max))
    fc.assert(
      fc.property(fc.array(term, { minLength: 1 }), fc.nat(), (terms, at) => {
        const before = answerThreshold('yes', terms, 'named')
        const after = answerThreshold('yes', terms.with(at % terms.length, prison(null, null)), 'named')
        expect(after).toBe('unknown')
        expect(before === 'unknown' || terms.every((one) => reachesThreshold(one) !== null)).toBe(true)
      }),
    )
  })

  it('is no where the conduct is no offence, and not known where that is not known, in the shipped dataset', () => {
    const findings = findingsOn(DAY)
    for (const country of TWELVE)
      for (const conduct of CONDUCTS) {
        const { answer, finding: found } = thresholdOf(findings, country, conduct, DAY)
        if (found?.status === 'gap') expect(answer).toBe('no')
        if (found === null || found.status === 'unknown') expect(answer).toBe('unknown')
      }
  })

  it('of simple possession and of distribution, in the shipped dataset', () => {
    const findings = findingsOn(DAY)
    const line = (conduct: (typeof CONDUCTS)[number]) =>
      TWELVE.map((country) => {
        const { answer, rows } = thresholdOf(findings, country, conduct, DAY)
        return `${country} ${answer} (${rows.map(({ penalty }) => `${penalty.min}-${penalty.max} ${penalty.unit}`).join(', ')})`
      })
    expect(line('off-possession')).toMatchInlineSnapshot(`
      [
        "AR yes (4-12 months)",
        "BO yes (5-15 years)",
        "BR yes (1-4 years)",
        "CL yes (18-36 months)",
        "CR yes (1-4 years)",
        "EC yes (10-13 years)",
        "GT unknown ()",
        "HN unknown (null-null null)",
        "MX yes (1-5 years, 5-15 years)",
        "PY unknown (null-null null)",
        "SV yes (2-4 years)",
        "UY yes (12-48 months)",
      ]
    `)
    expect(line('off-distribution')).toMatchInlineSnapshot(`
      [
        "AR yes (3-6 years)",
        "BO yes (10-15 years)",
        "BR yes (3-6 years)",
        "CL yes (36-60 months)",
        "CR yes (5-9 years)",
        "EC yes (13-16 years, 10-13 years)",
        "GT unknown ()",
        "HN yes (4-6 years)",
        "MX yes (7-12 years, 15-30 years)",
        "PY yes (null-5 years)",
        "SV unknown ()",
        "UY yes (12-48 months)",
      ]
    `)
    expect(line('off-grooming')).toMatchInlineSnapshot(`
      [
        "AR yes (6-48 months)",
        "BO yes (3-6 years)",
        "BR yes (1-3 years)",
        "CL yes (18-60 months, 36-60 months, 36-60 months)",
        "CR unknown (null-5 years)",
        "EC yes (1-3 years, 3-5 years, 3-5 years)",
        "GT yes (6-12 years)",
        "HN unknown ()",
        "MX yes (4-8 years)",
        "PY yes (null-3 years)",
        "SV unknown ()",
        "UY yes (6-48 months)",
      ]
    `)
  })
})

describe('terms no lighter than others', () => {
  it.each([
    ['heavier at both ends', [prison(48, 96)], [prison(36, 72)], true],
    ['the same', [prison(36, 72)], [prison(36, 72)], true],
    ['a lower minimum', [prison(12, 96)], [prison(36, 72)], false],
    ['a lower maximum', [prison(48, 60)], [prison(36, 72)], false],
    ['one of two is lighter', [prison(48, 96), prison(1, 6)], [prison(36, 72)], false],
    ['lighter than the heavier of two', [prison(48, 72)], [prison(36, 72), prison(48, 96)], false],
    ['a number is missing', [prison(48, null)], [prison(36, 72)], false],
    ['nothing to hold against', [prison(48, 96)], [], false],
    ['nothing to hold', [], [prison(36, 72)], false],
  ])('%s', (_, terms, others, expected) => {
    expect(areNoLighterThan(terms, others)).toBe(expected)
  })

  it('pass every test of penalty that the others pass: maximum, minimum and mean', () => {
    const term = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
      .map(([min, more]) => prison(min, min + more))
    const tests = [
      (_min: number, max: number) => max,
      (min: number) => min,
      (min: number, max: number) => (min + max) / 2,
    ]
    fc.assert(
      fc.property(fc.array(term), fc.array(term), fc.integer({ min: 0, max: 60 }), (terms, others, bar) => {
        fc.pre(areNoLighterThan(terms, others))
        for (const measure of tests) {
          const passes = (one: { minMonths: number | null; maxMonths: number | null }) =>
            measure(one.minMonths ?? 0, one.maxMonths ?? 0) >= bar
          if (others.every(passes)) expect(terms.every(passes)).toBe(true)
        }
      }),
    )
  })
})
