import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGE_BANDS, type AgeFit } from '@/lib/cooperation/age-rules'
import {
  changeBetween,
  drawUp,
  fitAnswer,
  missingFrom,
  preservationClocks,
  readFacts,
  requirementsOf,
  retentionClocks,
  summarise,
} from '@/lib/cooperation/case-rules'
import { type CaseFacts, caseSchema } from '@/lib/cooperation/case-schema'
import { ANSWERS, type Answer, type Conduct, MEASURE_REQUIREMENTS, type Measure } from '@/lib/cooperation/schema'
import type { Finding, Provision, Status } from '@/lib/law/schema'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'

const TODAY = '2026-11-21'
const COUNTRIES = ['AR', 'BR', 'CL', 'ES']
const parse = (query: Record<string, string>) => parseQuery(caseSchema(COUNTRIES), query)
const FULL = { facts: '2026-03-02', conduct: 'off-possession', suspect: 'AR' }

type Given = { country?: string; from?: string | null; to?: string | null; words?: Record<string, string> }

function finding(requirement: string, status: Status, given: Given = {}, provisions: Provision[] = []): Finding {
  const { country = 'CL', from = null, to = null, words = {} } = given
  return {
    id: `${country} ${requirement} ${from}`,
    country,
    requirement,
    period: { from, to },
    status,
    confidence: 'primary',
    rationale: { en: 'why' },
    attributes: Object.entries(words).map(([id, en]) => ({ id, title: {}, kind: 'text', value: { en } })),
    provisions,
    sources: [],
  }
}

function provision(id: string, from: string | null, to: string | null): Provision {
  const instrument = {
    country: 'CL',
    id: 'cp',
    title: 'CP',
    titleTranslated: null,
    kind: 'code',
    number: null,
  } as const
  return { country: 'CL', id, article: id, heading: null, period: { from, to }, instrument, summary: {}, penalties: [] }
}

describe('the address of a case', () => {
  it.each<[string, Record<string, string>, string[]]>([
    ['nothing', {}, ['facts', 'conduct', 'country']],
    ['countries carried from another page', { countries: 'CL', date: '2020-01-01' }, ['facts', 'conduct', 'country']],
    ['no day', { conduct: 'off-possession', victim: 'CL' }, ['facts']],
    ['no conduct', { facts: '2026-03-02', server: 'CL,BR' }, ['conduct']],
    ['no country', { facts: '2026-03-02', conduct: 'off-possession', age: '14' }, ['country']],
    ['a day that has not come', { ...FULL, facts: '2026-11-22' }, ['future']],
    ['today', { ...FULL, facts: TODAY }, []],
    ['all that is needed', FULL, []],
  ])('%s', (_, query, missing) => {
    expect(missingFrom(parse(query), TODAY)).toEqual(missing)
    expect(readFacts(parse(query), TODAY, COUNTRIES) === null).toBe(missing.length > 0)
  })

  it.each([
    ['facts', '2026-02-30', 'day'],
    ['facts', '1899-12-31', 'day'],
    ['date', 'abc', 'day'],
    ['conduct', 'off-definition', 'choice'],
    ['conduct', 'off-possession,x', 'choice'],
    [
      'conduct',
      'off-production,off-offering,off-distribution,off-exchange,off-sale,off-procurement,off-possession,off-access,off-live',
      'many',
    ],
    ['suspect', 'XX', 'choice'],
    ['victim', 'CL,cl', 'choice'],
    ['seat', 'US', 'choice'],
    ['server', 'AR;CL', 'choice'],
    ['payment', '1', 'choice'],
    ['age', '13', 'choice'],
    ['data', 'everything', 'choice'],
  ])('refuses %s=%s', (field, value, reason) => {
    try {
      parse({ ...FULL, [field]: value })
    } catch (error) {
      expect(error).toBeInstanceOf(Invalid)
      expect(error instanceof Invalid && error.faults).toEqual([{ field, value, reason }])
      return
    }
    expect.unreachable()
  })

  it('gathers the ties of each country, in the order of the page', () => {
    const query = parse({ ...FULL, suspect: 'ES,AR', victim: 'CL,AR', payment: 'AR', data: 'content,preservation' })
    expect(readFacts(query, TODAY, COUNTRIES)).toEqual({
      day: '2026-03-02',
      conducts: ['off-possession'],
      involved: [
        { country: 'AR', ties: ['suspect', 'victim', 'payment'] },
        { country: 'CL', ties: ['victim'] },
        { country: 'ES', ties: ['suspect'] },
      ],
      age: 'unknown',
      measures: ['preservation', 'content'],
    })
  })

  it('asks for the findings of every conduct and measure, once each', () => {
    const facts = readFacts(parse({ ...FULL, data: 'traffic,content' }), TODAY, COUNTRIES)
    const asked = facts === null ? [] : requirementsOf(facts)
    expect(new Set(asked).size).toBe(asked.length)
    const { principal, beside } = MEASURE_REQUIREMENTS.traffic
    expect(asked).toEqual(
      expect.arrayContaining(['off-possession', ...principal, ...beside, 'coo-budapest', 'coo-247']),
    )
  })
})

describe('whether the facts are an offence, by status and by age', () => {
  const CASES: [answer: Answer, fit: AgeFit | null, result: Answer][] = [
    ['yes', null, 'yes'],
    ['yes', 'inside', 'yes'],
    ['yes', 'narrower', 'partly'],
    ['yes', 'depends', 'partly'],
    ['yes', 'outside', 'no'],
    ['yes', 'unknown', 'unknown'],
    ['partly', 'inside', 'partly'],
    ['partly', 'depends', 'partly'],
    ['partly', 'outside', 'no'],
    ['partly', 'unknown', 'unknown'],
    ['no', null, 'no'],
    ['unknown', null, 'unknown'],
  ]

  it.each(CASES)('%s, child %s: %s', (answer, fit, result) => {
    expect(fitAnswer(answer, fit, '14')).toBe(result)
  })

  it('says nothing of an age that nobody told', () => {
    for (const [answer] of CASES) expect(fitAnswer(answer, 'unknown', 'unknown')).toBe(answer)
  })

  it('never says more than the status does', () => {
    const order: Answer[] = ['no', 'unknown', 'partly', 'yes']
    const fits = fc.constantFrom<AgeFit | null>(null, 'inside', 'narrower', 'depends', 'outside', 'unknown')
    fc.assert(
      fc.property(fc.constantFrom(...ANSWERS), fits, fc.constantFrom(...AGE_BANDS), (answer, fit, band) => {
        const result = fitAnswer(answer, fit, band)
        expect(order.indexOf(result)).toBeLessThanOrEqual(order.indexOf(answer))
        if (answer !== 'yes') expect(result).not.toBe('yes')
      }),
    )
  })
})

describe('how the law changed after the facts', () => {
  const old = finding('off-possession', 'gap', { to: '2025-01-01' })
  const since = finding('off-possession', 'met', { from: '2025-01-01' })

  it('is told with the day and today’s status', () => {
    expect(changeBetween(old, since, '2024-06-01', TODAY)).toEqual({ kind: 'status', on: '2025-01-01', status: 'met' })
    const same = finding('off-possession', 'gap', { from: '2025-01-01' })
    expect(changeBetween(old, same, '2024-06-01', TODAY)).toEqual({ kind: 'law', on: '2025-01-01', status: 'gap' })
  })

  it('is nothing where the finding is the same and its provisions are', () => {
    expect(changeBetween(since, since, '2026-01-01', TODAY)).toBeNull()
    expect(changeBetween(null, null, '2016-01-01', TODAY)).toBeNull()
  })

  it('is seen in the provisions that a finding rests on', () => {
    const rests = finding('off-possession', 'met', {}, [
      provision('old', '2010-01-01', '2025-03-10'),
      provision('new', '2025-03-10', null),
    ])
    expect(changeBetween(rests, rests, '2024-06-01', TODAY)).toEqual({ kind: 'law', on: '2025-03-10', status: 'met' })
    expect(changeBetween(rests, rests, '2025-03-10', TODAY)).toBeNull()
    expect(changeBetween(rests, rests, '2025-03-09', '2025-03-10')?.kind).toBe('law')
    expect(changeBetween(rests, rests, '2025-03-08', '2025-03-09')).toBeNull()
  })

  it('is not claimed for a day of which nothing is recorded', () => {
    expect(changeBetween(null, since, '2016-01-01', TODAY)).toEqual({ kind: 'recorded', status: 'met' })
  })
})

describe('the clocks', () => {
  const kept = (status: Status, period: string) => finding('pro-retention', status, { words: { period } })

  it('of retention run from the day of the facts', () => {
    const [clock] = retentionClocks(kept('met', 'one year'), '2026-03-02', TODAY)
    expect(clock).toMatchObject({ ends: '2027-03-02', daysLeft: 101 })
    expect(retentionClocks(kept('met', '12 months'), '2025-03-02', TODAY)[0]).toMatchObject({ daysLeft: -264 })
  })

  it.each<[Status, string]>([
    ['unknown', '24 months'],
    ['gap', 'one year'],
    ['met', 'not stated'],
    ['partial', 'not found'],
  ])('of a duty that is %s (“%s”) are none', (status, period) => {
    expect(retentionClocks(kept(status, period), '2026-03-02', TODAY)).toEqual([])
  })

  it('of a duty of which nothing is recorded are none', () => {
    expect(retentionClocks(null, '2016-01-01', TODAY)).toEqual([])
    expect(preservationClocks(null, TODAY)).toEqual([])
  })

  it('of an order run from today', () => {
    const order = (status: Status, timeLimit: string) =>
      preservationClocks(finding('pro-preservation', status, { words: { timeLimit } }), TODAY)
    expect(order('met', '90 days, once renewable to 180')[0]).toMatchObject({
      ends: '2027-02-19',
      longestEnds: '2027-05-20',
    })
    expect(order('partial', '60 days to apply to the court')[0]).toMatchObject({
      ends: '2027-01-20',
      longestEnds: null,
    })
    expect(order('unknown', '90 days')).toEqual([])
    expect(order('gap', 'none')).toEqual([])
  })
})

describe('the sheet', () => {
  const facts: CaseFacts = {
    day: '2023-01-10',
    conducts: ['off-possession', 'off-grooming', 'off-sextortion'],
    involved: [
      { country: 'AR', ties: ['suspect'] },
      { country: 'CL', ties: ['victim', 'server'] },
    ],
    age: '14',
    measures: ['preservation', 'traffic'],
  }
  const then = [
    finding('off-possession', 'met'),
    finding('off-child-age', 'met', { words: { ageLimit: '18' } }),
    finding('off-grooming', 'partial', { words: { victimAgeLimit: 'under 14' } }),
    finding('off-sextortion', 'met'),
    finding('pro-retention', 'met', { to: '2023-06-15', words: { period: 'not less than one year' } }),
    finding('pro-preservation', 'gap', { to: '2024-06-21' }),
  ]
  const now = [
    ...then.slice(0, 4),
    finding('pro-retention', 'met', { from: '2023-06-15', words: { period: '12 + 12 months' } }),
    finding('pro-preservation', 'met', {
      from: '2024-06-21',
      words: { timeLimit: '90 days', offenceScope: 'any offence' },
    }),
    finding('pro-production', 'partial'),
  ]
  const sheet = drawUp(facts, then, now, TODAY)
  const [argentina, chile] = sheet.countries

  it('has a country for each involved and every pair once', () => {
    expect(sheet.countries.map(({ country, ties }) => [country, ties])).toEqual([
      ['AR', ['suspect']],
      ['CL', ['victim', 'server']],
    ])
    expect(sheet.pairs.map(({ countries }) => countries)).toEqual([['AR', 'CL']])
    expect(sheet.pairs[0]?.treaties.every(({ inForce }) => inForce === 'unknown')).toBe(true)
  })

  it('knows nothing of what is not recorded', () => {
    expect(argentina?.offences.map(({ answer }) => answer)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(argentina?.measures.map(({ answer }) => answer)).toEqual(['unknown', 'unknown'])
    expect(argentina?.nearest).toBeNull()
  })

  it('takes the age of the material for the material, the victim’s for grooming, and none for the rest', () => {
    expect(chile?.offences.map(({ conduct, answer, age }) => [conduct, answer, age?.fit ?? null])).toEqual([
      ['off-possession', 'yes', 'inside'],
      ['off-grooming', 'no', 'outside'],
      ['off-sextortion', 'yes', null],
    ])
  })

  it.each<[Status, string, Answer]>([
    ['met', '18 (grooming 16)', 'yes'],
    ['met', '18 (12 for art. 241-D only)', 'yes'],
    ['partial', '18 (16 for possession)', 'partly'],
  ])(
    'a lower limit beside that of the material is of another offence where all of it is met: %s, %s',
    (status, ageLimit, expected) => {
      const found = [finding('off-possession', 'met'), finding('off-child-age', status, { words: { ageLimit } })]
      const [offence] = drawUp({ ...facts, age: '16' }, found, found, TODAY).countries[1]?.offences ?? []
      expect([offence?.age?.fit, offence?.answer]).toEqual([expected === 'yes' ? 'inside' : 'narrower', expected])
    },
  )

  it('counts retention by the law of the facts and orders by today’s', () => {
    expect(chile?.retention.clocks).toMatchObject([{ ends: '2024-01-10', term: { isMinimum: true } }])
    expect(chile?.retention.change).toEqual({ kind: 'law', on: '2023-06-15', status: 'met' })
    expect(chile?.preservation.clocks).toMatchObject([{ ends: '2027-02-19' }])
  })

  it('answers for powers by today’s law and shows that of the facts where it was another', () => {
    expect(chile?.measures).toEqual([
      { measure: 'preservation', answer: 'yes', confidence: 'primary' },
      { measure: 'traffic', answer: 'partly', confidence: 'primary' },
    ])
    const preservation = chile?.powers.find(({ requirement }) => requirement === 'pro-preservation')
    expect(preservation?.change).toEqual({ kind: 'status', on: '2024-06-21', status: 'met' })
    expect(preservation?.measures).toEqual(['preservation'])
  })

  it('names the clock that ends first of those still running, never the first of two stages', () => {
    const at = (day: string, period: string) => {
      const found = [finding('pro-retention', 'met', { words: { period } })]
      const one = { ...facts, day, involved: [{ country: 'CL', ties: ['server' as const] }] }
      return drawUp(one, found, found, TODAY).countries[0]?.nearest?.ends ?? null
    }
    const brazil = '1 year (connection); 6 months (applications)'
    expect(at('2026-06-01', brazil)).toBe('2026-12-01')
    expect(at('2026-05-21', brazil)).toBe('2026-11-21')
    expect(at('2026-05-20', brazil)).toBe('2027-05-20')
    expect(at('2024-05-20', brazil)).toBe('2025-05-20')
    expect(at('2026-03-02', '12 + 12 months')).toBe('2028-03-02')
    expect(at('2026-03-02', 'none')).toBeNull()
  })
})

describe('the power for a measure', () => {
  const answerOn = (measure: Measure, findings: Finding[], conducts: Conduct[] = ['off-grooming']) => {
    const facts: CaseFacts = {
      day: '2026-03-02',
      conducts,
      involved: [{ country: 'CL', ties: ['server'] }],
      age: 'unknown',
      measures: [measure],
    }
    return drawUp(facts, findings, findings, TODAY).countries[0]?.measures[0]?.answer
  }
  const power = (requirement: string, status: Status, offenceScope: string) =>
    finding(requirement, status, { words: { offenceScope } })

  it('is whole only where it reaches any offence', () => {
    expect(answerOn('subscriber', [power('pro-subscriber', 'met', 'any offence')])).toBe('yes')
    expect(answerOn('subscriber', [power('pro-subscriber', 'met', 'a list of offences')])).toBe('partly')
    expect(answerOn('subscriber', [power('pro-subscriber', 'met', 'not verified')])).toBe('partly')
    expect(answerOn('preservation', [power('pro-preservation', 'met', 'any offence')])).toBe('yes')
    expect(answerOn('preservation', [power('pro-preservation', 'met', 'offences of Law 1636')])).toBe('partly')
    expect(answerOn('preservation', [power('pro-preservation', 'gap', 'none')])).toBe('no')
    expect(answerOn('preservation', [])).toBe('unknown')
  })

  it('to extradite is not said to be lacking for a conduct that was not tested', () => {
    expect(answerOn('extradition', [finding('coo-extradition', 'gap')])).toBe('unknown')
    expect(answerOn('extradition', [finding('coo-extradition', 'met')], ['off-possession'])).toBe('yes')
    expect(answerOn('extradition', [finding('coo-extradition', 'met')])).toBe('partly')
  })

  it.each<[Answer[], Answer]>([
    [['yes', 'yes'], 'yes'],
    [['no', 'no'], 'no'],
    [['yes', 'no'], 'partly'],
    [['partly', 'unknown'], 'partly'],
    [['no', 'unknown'], 'unknown'],
    [[], 'unknown'],
  ])('for conducts answered %j is %s', (answers, result) => {
    expect(summarise(answers)).toBe(result)
  })
})
