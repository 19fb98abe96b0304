import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerPreservation, powerOf, readScope } from '@/lib/cooperation/power-rules'
import { ANSWERS, type Answer, type Conduct, type Measure } from '@/lib/cooperation/schema'
import type { Finding, Status } from '@/lib/law/schema'
import { finding, prison, provision, valuesOf } from './fixture'

const POWERS = ['pro-preservation', 'pro-subscriber', 'pro-production', 'pro-search', 'pro-interception']

function ask(findings: Finding[], measure: Measure, conduct: Conduct = 'off-possession', budapest = 'no' as const) {
  return powerOf(findings, { requesting: 'AR', requested: 'CL', conduct, measure, budapest, day: '2026-11-21' })
}

describe('preservation for another country', () => {
  it.each([
    // Under the Budapest Convention, in force between the two.
    ['a rule or the treaty, with a power', 'yes', 'yes', 'yes', 'yes'],
    ['the treaty, and a power for some data only', 'yes', 'partly', 'yes', 'partly'],
    ['the treaty without a power to carry it out', 'partly', 'no', 'yes', 'partly'],
    ['a power, of its use for others nothing known', 'unknown', 'yes', 'yes', 'unknown'],
    ['the treaty, of a power nothing known', 'partly', 'unknown', 'yes', 'unknown'],
    ['neither', 'no', 'no', 'yes', 'no'],
    // Without it between the two.
    ['what rests on the treaty may not serve a country outside it', 'yes', 'yes', 'no', 'partly'],
    ['a power with no rule for foreign requests', 'partly', 'yes', 'no', 'partly'],
    ['no power, and no treaty between the two that would help', 'partly', 'no', 'no', 'no'],
    ['no rule, of a power nothing known', 'no', 'unknown', 'no', 'no'],
    // Not known whether it is.
    ['no power; whether the treaty helps is not known', 'partly', 'no', 'unknown', 'unknown'],
    ['a rule or the treaty, with a power, treaty not known', 'yes', 'yes', 'unknown', 'partly'],
  ] as const)('%s', (_, foreign, domestic, budapest, expected) => {
    expect(answerPreservation(foreign, domestic, budapest).answer).toBe(expected)
  })

  it('is never made a yes, nor a no, by something that becomes not known', () => {
    const any = fc.constantFrom<Answer>(...ANSWERS)
    const treaty = fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const)
    fc.assert(
      fc.property(any, any, treaty, (foreign, domestic, budapest) => {
        const before = answerPreservation(foreign, domestic, budapest).answer
        const less = [
          answerPreservation('unknown', domestic, budapest).answer,
          answerPreservation(foreign, 'unknown', budapest).answer,
          answerPreservation(foreign, domestic, 'unknown').answer,
        ]
        for (const after of less) {
          if (before !== 'yes') expect(after).not.toBe('yes')
          if (before !== 'no') expect(after).not.toBe('no')
        }
      }),
    )
  })
})

describe('a power and the offences that it reaches', () => {
  const scoped = (scope: string | null, status: Status = 'met', requirement = 'pro-production') => [
    finding('CL', requirement, status, scope === null ? {} : { offenceScope: scope }),
  ]

  it.each([
    ['any offence', 'any offence', 'yes', []],
    ['any offence under investigation', 'any offence under investigation', 'yes', []],
    ['a list: whether the conduct is on it has to be read', 'listed offences of organised crime', 'partly', ['scope']],
    ['any offence, but for part of the means only', 'any offence; mobile telephony', 'partly', ['scope']],
    ['the offences of one statute', 'offences of Law 1636', 'partly', ['scope']],
    ['the record does not say', null, 'partly', ['scope-unknown']],
    ['the record has a placeholder', '-', 'partly', ['scope-unknown']],
  ])('%s', (_, scope, expected, limits) => {
    expect(ask(scoped(scope), 'content')).toMatchObject({ answer: expected, limits })
  })

  it('leaves what is less than a yes as it is', () => {
    expect(ask(scoped('listed offences', 'partial'), 'content')).toMatchObject({ answer: 'partly', limits: [] })
    expect(ask(scoped('listed offences', 'gap'), 'content').answer).toBe('no')
    expect(ask(scoped('any offence', 'unknown'), 'content').answer).toBe('unknown')
    expect(ask([], 'content')).toMatchObject({ answer: 'unknown', confidence: null })
  })

  it('interception that is met reaches production and distribution by its own test, whatever the list', () => {
    const listed = scoped('listed offences; 168, 170, 173', 'met', 'pro-interception')
    expect(ask(listed, 'interception', 'off-distribution').answer).toBe('yes')
    expect(ask(listed, 'interception', 'off-possession')).toMatchObject({ answer: 'partly', limits: ['scope'] })
  })

  it('interviews have no list of offences', () => {
    expect(ask([finding('CL', 'pro-interview', 'met')], 'interview').answer).toBe('yes')
  })

  it('shows what is beside without letting it decide', () => {
    const findings = [...scoped('any offence', 'met', 'pro-subscriber'), finding('CL', 'pro-emergency', 'gap')]
    const { answer, entries } = ask(findings, 'subscriber')
    expect(answer).toBe('yes')
    expect(entries.map(({ requirement, principal }) => `${requirement} ${principal}`)).toEqual([
      'pro-subscriber true',
      'pro-emergency false',
    ])
  })

  it('of every text on record, only these are any offence', () => {
    const texts = new Set(valuesOf('offenceScope', POWERS).map(({ text }) => text))
    const any = [...texts].filter((text) => readScope(finding('CL', 'x', 'met', { offenceScope: text })) === 'any')
    expect(any.sort()).toMatchInlineSnapshot(`
      [
        "any",
        "any criminal matter, if indispensable",
        "any offence",
        "any offence under investigation",
      ]
    `)
    const all = new Set(valuesOf('offenceScope').map(({ text }) => text))
    const kept = [...all].filter((text) => readScope(finding('CL', 'x', 'met', { offenceScope: text })) === 'any')
    expect(kept.every((text) => text.startsWith('any') && !text.includes(';') && !text.includes('('))).toBe(true)
  })
})

describe('extradition in the requested country', () => {
  const law = (requirement: Conduct, min: number, max: number) =>
    finding(
      'CL',
      requirement,
      'met',
      {},
      {
        provisions: [provision('CL', requirement, [prison(min, max)], { from: null, to: null })],
      },
    )
  const laws = [law('off-distribution', 36, 60), law('off-possession', 18, 36), law('off-access', 12, 24)]
  const of = (status: Status, conduct: Conduct, more: Finding[] = laws) =>
    ask([finding('CL', 'coo-extradition', status), ...more], 'extradition', conduct)

  it.each([
    ['both tested offences pass: distribution', 'met', 'off-distribution', 'yes'],
    ['both pass: possession', 'met', 'off-possession', 'yes'],
    ['only distribution passes: distribution', 'partial', 'off-distribution', 'yes'],
    ['only distribution passes: possession', 'partial', 'off-possession', 'partly'],
    ['neither passes: distribution', 'gap', 'off-distribution', 'no'],
    ['not known', 'unknown', 'off-distribution', 'unknown'],
    ['an offence lighter than the tested ones', 'met', 'off-access', 'partly'],
    ['another offence where neither passes: nothing follows', 'gap', 'off-access', 'unknown'],
  ] as const)('%s', (_, status, conduct, expected) => {
    expect(of(status, conduct).answer).toBe(expected)
  })

  it('takes in an offence whose terms are no lighter than those of one that passes', () => {
    expect(of('met', 'off-production', [...laws, law('off-production', 60, 120)]).answer).toBe('yes')
    expect(of('met', 'off-production', [...laws, law('off-production', 24, 36)]).answer).toBe('yes')
    expect(of('partial', 'off-production', [...laws, law('off-production', 24, 36)])).toMatchObject({
      answer: 'partly',
      limits: ['not-tested'],
    })
  })

  it('is as sure as the tested offence that another is held against, and its own', () => {
    const [distribution, ...others] = laws
    const weak = distribution === undefined ? [] : [{ ...distribution, confidence: 'recall' as const }, ...others]
    const heavier = law('off-production', 60, 120)
    expect(of('met', 'off-production', [...weak, heavier])).toMatchObject({ answer: 'yes', confidence: 'recall' })
    expect(of('met', 'off-distribution', weak)).toMatchObject({ answer: 'yes', confidence: 'primary' })
  })

  it('holds no offence against the tested ones whose own term may be missing from the record', () => {
    const bare = provision('CL', 'bare', [], { from: null, to: null })
    const untied = provision('CL', 'other', [prison(60, 120)], { from: null, to: null })
    const answerOn = (provisions: Finding['provisions']) =>
      of('met', 'off-csec', [...laws, finding('CL', 'off-csec', 'met', {}, { provisions })]).answer
    expect(answerOn([untied])).toBe('yes')
    expect(answerOn([untied, bare])).toBe('partly')
  })
})

describe('a joint team', () => {
  const basis = (country: string, status: Status, instrument: string) =>
    finding(country, 'coo-jit', status, { instrument })

  it.each([
    [
      'both under the MERCOSUR agreement',
      'met',
      'Acuerdo Marco MERCOSUR',
      'met',
      'MERCOSUR Framework Agreement',
      'yes',
    ],
    ['each with a basis of its own', 'met', 'Acuerdo Marco MERCOSUR', 'met', 'Ley 11/2003', 'partly'],
    ['one for organised crime only', 'met', 'Acuerdo Marco MERCOSUR', 'partial', 'UNTOC art. 19', 'partly'],
    ['one with no basis', 'met', 'Acuerdo Marco MERCOSUR', 'gap', '-', 'no'],
    ['of one it is not known', 'met', 'Acuerdo Marco MERCOSUR', 'unknown', '-', 'unknown'],
  ] as const)('%s', (_, one, first, other, second, expected) => {
    const { answer, entries } = ask([basis('AR', one, first), basis('CL', other, second)], 'joint-team')
    expect(answer).toBe(expected)
    expect(entries.map(({ country }) => country)).toEqual(['CL', 'AR'])
  })
})
