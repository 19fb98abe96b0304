import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkConduct,
  checkCooperation,
  type DualNeed,
  decisiveParts,
  needOfDual,
  overallAnswer,
  requirementsFor,
  requirementsForPage,
} from '@/lib/cooperation/check-rules'
import { overviewOf } from '@/lib/cooperation/overview-rules'
import { ANSWERS, type Answer, CONDUCTS, type Conduct, MEASURES, type Measure } from '@/lib/cooperation/schema'
import { treatiesBetween } from '@/lib/cooperation/treaty-rules'
import { type Finding, STATUSES, type Status } from '@/lib/law/schema'
import { finding, findingsOn, framework, TWELVE } from './fixture'

const DAY = '2026-11-21'

describe('whether preservation needs dual criminality', () => {
  const between = (status: Status, reservations: string) => {
    const findings = [finding('AR', 'coo-budapest', status), finding('CL', 'coo-budapest', 'met', { reservations })]
    return treatiesBetween(findings, 'AR', 'CL', DAY)[0]
  }

  it.each([
    ['offences of art. 9(1)(a) to (c), which nobody can reserve', 'off-distribution', 'met', '29(4)', 'not-needed'],
    [
      'the requested country has kept it under 29(4)',
      'off-grooming',
      'met',
      'dual criminality kept under 29(4)',
      'needed',
    ],
    ['it has no reservations', 'off-grooming', 'met', 'none', 'not-needed'],
    ['none was found, which is not to know that there is none', 'off-grooming', 'met', 'none found', 'unknown'],
    ['it has withdrawn that reservation', 'off-grooming', 'met', '29(4) withdrawn', 'not-needed'],
    ['its list leaves 29(4) out, and may not be complete', 'off-grooming', 'met', 'Art. 4(2); 9(4)', 'unknown'],
    ['its reservations are not established', 'off-grooming', 'met', 'not established', 'unknown'],
    ['simple possession, which can be reserved', 'off-possession', 'met', 'not established', 'unknown'],
    ['the Convention is not in force between them', 'off-distribution', 'partial', 'none', 'needed'],
    ['not known whether it is', 'off-distribution', 'unknown', 'none', 'unknown'],
  ] as const)('%s', (_, conduct, status, reservations, expected) => {
    expect(needOfDual(conduct, between(status, reservations))).toBe(expected)
  })
})

describe('the overall answer', () => {
  it.each<[string, Answer, Answer | null, Answer, DualNeed, Answer]>([
    ['punished by both, and the power is there', 'yes', null, 'yes', 'needed', 'yes'],
    ['punished by both, the power in part', 'yes', null, 'partly', 'needed', 'partly'],
    ['not punished by one', 'no', null, 'yes', 'needed', 'no'],
    ['punished by both, of the power nothing known', 'yes', null, 'unknown', 'needed', 'unknown'],
    ['not punished by one, of the power nothing known', 'no', null, 'unknown', 'needed', 'no'],
    ['extradition: all three', 'yes', 'yes', 'yes', 'needed', 'yes'],
    ['extradition: the penalty is too low', 'yes', 'no', 'yes', 'needed', 'no'],
    ['extradition: a penalty is not known', 'yes', 'unknown', 'yes', 'needed', 'unknown'],
    ['preservation under Budapest: not punished by one, which is no obstacle', 'no', null, 'yes', 'not-needed', 'yes'],
    [
      'preservation: not punished by one, not known whether that is an obstacle',
      'no',
      null,
      'yes',
      'unknown',
      'unknown',
    ],
    ['preservation: no power, whatever the rest', 'no', null, 'no', 'unknown', 'no'],
  ])('%s', (_, dual, threshold, power, need, expected) => {
    expect(overallAnswer({ dual, threshold, power, need })).toBe(expected)
  })

  it('is never made better than it was, nor a no, by a part that becomes not known', () => {
    const any = fc.constantFrom<Answer>(...ANSWERS)
    // Only an extradition has a threshold, and only preservation can do without dual criminality.
    const drawn = fc.oneof(
      fc.record({ dual: any, threshold: any, power: any, need: fc.constant<DualNeed>('needed') }),
      fc.record({
        dual: any,
        threshold: fc.constant(null),
        power: any,
        need: fc.constantFrom<DualNeed>('needed', 'not-needed', 'unknown'),
      }),
    )
    fc.assert(
      fc.property(drawn, (parts) => {
        const before = overallAnswer(parts)
        for (const after of [
          overallAnswer({ ...parts, dual: 'unknown' }),
          overallAnswer({ ...parts, power: 'unknown' }),
          overallAnswer({ ...parts, need: parts.threshold === null ? 'unknown' : 'needed' }),
          overallAnswer({ ...parts, threshold: parts.threshold === null ? null : 'unknown' }),
        ]) {
          if (before === 'no') expect(['no', 'unknown']).toContain(after)
          if (before !== 'no') expect(after).not.toBe('no')
          if (before === 'unknown') expect(after).toBe('unknown')
        }
      }),
    )
  })

  it('names the parts that decide it', () => {
    const parts = { dual: 'partly', threshold: 'no', power: 'no', need: 'needed' } as const
    expect(decisiveParts(parts)).toEqual(['threshold', 'power'])
    expect(decisiveParts({ ...parts, threshold: null, power: 'yes' })).toEqual(['dual'])
    expect(decisiveParts({ dual: 'no', threshold: null, power: 'yes', need: 'unknown' })).toEqual(['dual'])
    expect(decisiveParts({ dual: 'no', threshold: null, power: 'yes', need: 'not-needed' })).toEqual(['power'])
  })
})

/** A pair's findings with every status drawn at random. */
const world = (requirements: readonly string[]) =>
  fc
    .array(fc.constantFrom<Status>(...STATUSES), {
      minLength: requirements.length * 2,
      maxLength: requirements.length * 2,
    })
    .map((statuses) =>
      ['AR', 'CL'].flatMap((country, at) =>
        requirements.map((id, index) =>
          finding(country, id, statuses[at * requirements.length + index] ?? 'unknown', {
            offenceScope: 'any offence',
            reservations: 'none recorded',
          }),
        ),
      ),
    )

describe('a whole check', () => {
  const overall = (findings: readonly Finding[], conduct: Conduct, measure: Measure) => {
    const treaties = treatiesBetween(findings, 'AR', 'CL', DAY)
    const question = { requesting: 'AR', requested: 'CL', conduct, measure, day: DAY, treaties }
    return checkConduct(findings, question).overall
  }

  it.each(MEASURES)(
    'of %s: a finding that becomes not known never turns a no into a yes, nor anything into a no',
    (measure) => {
      const conduct = fc.constantFrom<Conduct>('off-distribution', 'off-possession', 'off-grooming')
      const drawn = conduct.chain((one) => fc.tuple(fc.constant(one), world(requirementsFor([one], measure)), fc.nat()))
      fc.assert(
        fc.property(drawn, ([one, findings, at]) => {
          const before = overall(findings, one, measure)
          const index = at % findings.length
          const lost = findings.map((found, place) =>
            place === index ? { ...found, status: 'unknown' as const } : found,
          )
          const missing = findings.filter((_, place) => place !== index)
          for (const after of [overall(lost, one, measure), overall(missing, one, measure)]) {
            if (before === 'no') expect(after).not.toBe('yes')
            if (before === 'no') expect(after).not.toBe('partly')
            if (before !== 'no') expect(after).not.toBe('no')
          }
        }),
        { numRuns: 100 },
      )
    },
  )

  it('of nothing on record is not known throughout', () => {
    const question = { requesting: 'AR', requested: 'CL', conducts: CONDUCTS, day: DAY }
    for (const measure of MEASURES) {
      const { conducts, treaties, channels } = checkCooperation([], { ...question, measure })
      expect(new Set(conducts.map((one) => one.overall))).toEqual(new Set(['unknown']))
      expect(conducts.every(({ confidence }) => confidence === null)).toBe(true)
      expect(treaties.every(({ inForce }) => inForce === 'unknown')).toBe(true)
      expect(channels.every(({ answer }) => answer === 'unknown')).toBe(true)
    }
  })

  it('is as sure as the weakest finding that it rests on, and as old as the latest of them', () => {
    const scope = { offenceScope: 'any offence' }
    const findings = [
      finding('AR', 'off-possession', 'met', {}, { period: { from: '2018-05-02', to: null } }),
      finding('CL', 'off-possession', 'met', {}, { confidence: 'secondary' }),
      finding('CL', 'pro-production', 'met', scope, { period: { from: '2024-06-21', to: null } }),
      finding('CL', 'pro-search', 'met', scope, { confidence: 'recall', period: { from: '2025-01-01', to: null } }),
    ]
    const question = { requesting: 'AR', requested: 'CL', conducts: ['off-possession'] as const, day: DAY }
    const [check] = checkCooperation(findings, { ...question, measure: 'content' }).conducts
    // pro-search stands beside and decides nothing.
    expect(check).toMatchObject({ overall: 'yes', confidence: 'secondary', since: '2024-06-21' })
  })

  it('of preservation is no surer than what is known of the Budapest Convention between the two', () => {
    const bound = (country: string, confidence: Finding['confidence']) =>
      finding(country, 'coo-budapest', 'met', { reservations: 'dual criminality kept under 29(4)' }, { confidence })
    const findings = [
      ...['AR', 'CL'].map((country) => finding(country, 'off-possession', 'met')),
      finding('CL', 'coo-foreign-preservation', 'met'),
      finding('CL', 'pro-preservation', 'met', { offenceScope: 'any offence' }),
    ]
    const ask = (treaty: Finding[]) =>
      checkCooperation([...findings, ...treaty], {
        ...{ requesting: 'AR', requested: 'CL', measure: 'preservation', conducts: ['off-possession'], day: DAY },
      }).conducts[0]
    expect(ask([bound('AR', 'recall'), bound('CL', 'primary')])).toMatchObject({
      overall: 'yes',
      need: 'needed',
      confidence: 'recall',
    })
    expect(ask([bound('AR', 'primary'), bound('CL', 'primary')])?.confidence).toBe('primary')
  })
})

describe('the requirements asked for', () => {
  it('are those of the framework', () => {
    const known = framework.requirements.map(({ id }) => id)
    for (const measure of MEASURES)
      expect(known).toEqual(expect.arrayContaining(requirementsForPage(CONDUCTS, measure)))
  })
})

describe('the overview', () => {
  const findings = findingsOn(DAY)

  it.each(MEASURES)('of %s says of every pair what the pair’s own check says', (measure) => {
    const overview = overviewOf(findings, TWELVE, { conduct: 'off-possession', measure, day: DAY })
    const cells = overview.rows.flatMap(({ cells }) => cells)
    expect(cells.filter((cell) => cell === null)).toHaveLength(12)
    expect(Object.values(overview.counts).reduce((sum, count) => sum + count, 0)).toBe(132)
    for (const cell of cells) {
      if (cell === null) continue
      const { requesting, requested } = cell
      const question = { requesting, requested, conducts: ['off-possession'] as const, measure, day: DAY }
      expect(checkCooperation(findings, question).conducts[0]?.overall).toBe(cell.overall)
    }
  })

  it('of preservation in cases of distribution, in the shipped dataset', () => {
    const overview = overviewOf(findings, TWELVE, { conduct: 'off-distribution', measure: 'preservation', day: DAY })
    const signs = { yes: 'Y', partly: 'p', no: 'n', unknown: '?' }
    const lines = overview.rows.map(
      ({ requesting, cells }) =>
        `${requesting} ${cells.map((cell) => (cell === null ? '·' : signs[cell.overall])).join('')}`,
    )
    expect([`   ${TWELVE.join(' ')}`, ...lines]).toMatchInlineSnapshot(`
      [
        "   AR BO BR CL CR EC GT HN MX PY SV UY",
        "AR ·?pY??nppp?n",
        "BO p·pp??nppn?n",
        "BR p?·Y??nppp?n",
        "CL p?p·??nppp?n",
        "CR p?pY·?nppp?n",
        "EC p?pY?·nppp?n",
        "GT p?pp??·ppn?n",
        "HN p?pp??n·p??n",
        "MX p?pp??np·??n",
        "PY p?pY??npp·?n",
        "SV p?pp??npp?·n",
        "UY p?pp??nppn?·",
      ]
    `)
  })

  it('of extradition in cases of simple possession, in the shipped dataset', () => {
    const overview = overviewOf(findings, TWELVE, { conduct: 'off-possession', measure: 'extradition', day: DAY })
    const signs = { yes: 'Y', partly: 'p', no: 'n', unknown: '?' }
    const lines = overview.rows.map(
      ({ requesting, cells }) =>
        `${requesting} ${cells.map((cell) => (cell === null ? '·' : signs[cell.overall])).join('')}`,
    )
    expect([`   ${TWELVE.join(' ')}`, ...lines]).toMatchInlineSnapshot(`
      [
        "   AR BO BR CL CR EC GT HN MX PY SV UY",
        "AR ·YYYYY??Y??p",
        "BO p·YYYY??Y??p",
        "BR pY·YYY??Y??p",
        "CL pYY·YY??Y??p",
        "CR pYYY·Y??Y??p",
        "EC pYYYY·??Y??p",
        "GT ??????·?????",
        "HN ???????·????",
        "MX pYYYYY??·??p",
        "PY ?????????·??",
        "SV pYYYYY??Y?·p",
        "UY pppppp??p??·",
      ]
    `)
  })
})
