import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReservations, touching } from '@/lib/cooperation/reservation-rules'
import { CONDUCTS, MEASURES, TREATIES, TREATY_REQUIREMENTS } from '@/lib/cooperation/schema'
import { articlesAtStake, CONDUCT_ARTICLES, servesRequest, treatiesBetween } from '@/lib/cooperation/treaty-rules'
import { STATUSES } from '@/lib/law/schema'
import { finding, findingsOn, framework, valuesOf } from './fixture'

const DAY = '2026-11-21'
const between = (requirement: string, one: Parameters<typeof finding>, other: Parameters<typeof finding>) =>
  treatiesBetween([finding(...one), finding(...other)], one[0], other[0], DAY).find(
    ({ treaty }) => `coo-${treaty}` === requirement,
  )

describe('whether a treaty is in force between two countries', () => {
  it.each([
    ['in force for both', 'coo-budapest', 'met', 'met', 'yes'],
    ['one only invited to accede', 'coo-budapest', 'met', 'partial', 'no'],
    ['one not a party', 'coo-budapest', 'met', 'gap', 'no'],
    ['of one it is not known', 'coo-budapest', 'met', 'unknown', 'unknown'],
    ['one not a party, of the other not known', 'coo-budapest', 'gap', 'unknown', 'no'],
    ['the protocol on the sale of children, in force for both', 'coo-opsc', 'met', 'met', 'yes'],
    ['both have an Ibero-American one in force: not known whether the same', 'coo-comjib', 'met', 'met', 'unknown'],
    ['one has only signed an Ibero-American one', 'coo-comjib', 'met', 'partial', 'no'],
    [
      'both ratified the Second Protocol, no day of entry into force recorded',
      'coo-budapest-2ap',
      'met',
      'met',
      'unknown',
    ],
    ['both ratified the UN Convention, no day recorded', 'coo-un-cybercrime', 'met', 'met', 'unknown'],
  ] as const)('%s', (_, requirement, one, other, expected) => {
    expect(between(requirement, ['AR', requirement, one], ['CL', requirement, other])?.inForce).toBe(expected)
  })

  it.each([
    ['in force for both before the day', '2025-01-01', 'yes', '2025-06-01'],
    ['in force for one only after the day', '2027-01-01', 'no', null],
  ])('the Second Protocol, %s', (_, day, expected, since) => {
    const found = between(
      'coo-budapest-2ap',
      ['AR', 'coo-budapest-2ap', 'met', { inForceOn: day }],
      ['CL', 'coo-budapest-2ap', 'met', { inForceOn: '2025-06-01' }],
    )
    expect(found).toMatchObject({ inForce: expected, since })
  })

  it('is not known, never no, where nothing is recorded', () => {
    expect(treatiesBetween([], 'AR', 'CL', DAY).map(({ inForce }) => inForce)).toEqual(TREATIES.map(() => 'unknown'))
  })

  it('is the same asked from either side', () => {
    const side = fc.constantFrom(...STATUSES)
    fc.assert(
      fc.property(fc.constantFrom(...TREATY_REQUIREMENTS), side, side, (requirement, one, other) => {
        const findings = [finding('AR', requirement, one), finding('CL', requirement, other)]
        const answers = (a: string, b: string) => treatiesBetween(findings, a, b, DAY).map(({ inForce }) => inForce)
        expect(answers('AR', 'CL')).toEqual(answers('CL', 'AR'))
      }),
    )
  })

  it('as the shipped dataset has it', () => {
    const inForce = (one: string, other: string, day: string) =>
      treatiesBetween(findingsOn(day), one, other, day)
        .filter((treaty) => treaty.inForce === 'yes')
        .map(({ treaty, since }) => `${treaty} ${since}`)
    expect(inForce('AR', 'CL', DAY)).toEqual(['budapest 2018-10-01', 'opsc 2003-10-25'])
    expect(inForce('AR', 'CL', '2017-10-23')).toEqual(['opsc 2003-10-25'])
    expect(inForce('BR', 'EC', DAY)).toEqual(['budapest 2025-04-01', 'opsc 2004-02-29'])
    expect(inForce('UY', 'PY', DAY)).toEqual(['opsc 2003-09-18'])
  })
})

describe('reservations and declarations', () => {
  const read = (en: string) => readReservations({ en })
  const named = (en: string) => read(en).articles.map(({ article, as }) => `${article} ${as}`)

  // Every text of the dataset, so that a new one is looked at when it comes.
  it('are read of every text on record', () => {
    const found = valuesOf('reservations').map(({ where, text }) => {
      const { kind, articles } = read(text)
      return [
        where,
        kind,
        articles.map(({ article, as }) => (as === 'named' ? article : `${article} ${as}`)).join(', '),
      ]
    })
    const told = found.filter(([, kind]) => kind !== 'none')
    expect(told).toEqual([
      ['AR coo-budapest 2018-10-01', 'some', '6(1)(b), 9(1)(d), 9(2)(b), 9(2)(c), 22(1)(d), 29(4), 9(1)(e) withdrawn'],
      ['AR coo-opsc', 'some', ''],
      ['BR coo-budapest 2023-03-01', 'unknown', ''],
      ['CL coo-budapest', 'some', '4(2), 6(3), 9(4), 9(2)(b), 9(2)(c), 2, 3, 7, 24, 27, 35'],
      ['CR coo-budapest 2018-01-01', 'some', '10, 24, 9 open'],
      ['EC coo-budapest 2025-04-01', 'unknown', ''],
      ['ES coo-budapest', 'some', '9 free'],
      ['MX coo-budapest', 'unknown', ''],
      ['MX coo-budapest 2022-12-31', 'unknown', ''],
      ['SV coo-opsc', 'some', ''],
    ])
    expect(found.filter(([, kind]) => kind === 'none')).toHaveLength(found.length - told.length)
  })

  it.each([
    ['nothing recorded', '', 'unknown'],
    ['none', 'none', 'none'],
    ['none recorded', 'none recorded', 'none'],
    ['not established', 'not established', 'unknown'],
    ['none mentioned where one looked, the list itself not read', 'None mentioned; the list was not read.', 'unknown'],
    ['words', 'Does not apply 9(1)(d)', 'some'],
  ])('%s', (_, text, expected) => {
    expect(read(text).kind).toBe(expected)
  })

  it('name an article with its last point shared, a day not taken for one', () => {
    expect(named('9(2)(b) and (c) not applied since 30 July 2018')).toEqual(['9(2)(b) named', '9(2)(c) named'])
    expect(named('nationals under art. 28 of its Constitution')).toEqual([])
  })

  it('touch a request when they name an article of the conduct or of the measure', () => {
    const chile = read('Art. 4(2), 9(4) (9(2)(b) and (c) not applied); declarations on 24')
    const touched = (atStake: string[]) => touching(chile, atStake).map(({ article }) => article)
    expect(touched(articlesAtStake('budapest', ['off-possession'], 'preservation'))).toEqual([
      '9(4)',
      '9(2)(b)',
      '9(2)(c)',
    ])
    expect(touched(articlesAtStake('budapest', ['off-grooming'], 'extradition'))).toEqual(['24'])
    expect(touched(articlesAtStake('budapest', ['off-grooming'], 'interception'))).toEqual([])
    expect(touching(read('dual criminality kept under 29(4)'), ['29']).map(({ article }) => article)).toEqual(['29(4)'])
    expect(touching(read('declaration on 2'), ['29'])).toEqual([])
  })
})

describe('whether a treaty serves a request', () => {
  it.each([
    ['preservation under Budapest, for any offence', 'budapest', 'off-grooming', 'preservation', true],
    ['extradition under Budapest, for its own offences', 'budapest', 'off-possession', 'extradition', true],
    ['extradition under Budapest for another offence', 'budapest', 'off-grooming', 'extradition', false],
    ['assistance under the OPSC, for its own offences', 'opsc', 'off-distribution', 'content', true],
    ['assistance under the OPSC for simple possession', 'opsc', 'off-possession', 'content', false],
    [
      'extradition under the Second Protocol, which has no article on it',
      'budapest-2ap',
      'off-possession',
      'extradition',
      false,
    ],
    ['a joint team under the Second Protocol', 'budapest-2ap', 'off-grooming', 'joint-team', true],
    ['the Ibero-American texts, which are not read', 'comjib', 'off-distribution', 'content', false],
  ] as const)('%s', (_, treaty, conduct, measure, expected) => {
    expect(servesRequest(treaty, conduct, measure)).toBe(expected)
  })
})

describe('the treaties’ own articles on a conduct', () => {
  it.each(['budapest', 'opsc', 'un-cybercrime'] as const)('are those that the framework refers to: %s', (treaty) => {
    for (const conduct of CONDUCTS) {
      const references = framework.requirements.find(({ id }) => id === conduct)?.references ?? []
      const articles = references
        .filter(({ standard, article }) => standard === treaty && article !== '9(5)')
        .map(({ article }) => article)
      // The framework refers offering to Budapest alone; the protocol's art. 3(1)(c) says "offering" as well.
      // It refers sale to the UN Convention's financing alone; art. 14(1)(a) says "selling" as well.
      const more: Partial<Record<string, string>> = {
        'opsc off-offering': '3(1)(c)',
        'un-cybercrime off-sale': '14(1)(a)',
      }
      const expected = [...articles, more[`${treaty} ${conduct}`] ?? []].flat()
      expect([conduct, ...(CONDUCT_ARTICLES[treaty]?.[conduct] ?? [])].sort()).toEqual([conduct, ...expected].sort())
    }
  })

  it('name 9(4) only where something at stake can be reserved by it', () => {
    for (const measure of MEASURES) {
      expect(articlesAtStake('budapest', ['off-grooming'], measure)).not.toContain('9(4)')
      expect(articlesAtStake('budapest', ['off-possession'], measure)).toContain('9(4)')
    }
  })
})
