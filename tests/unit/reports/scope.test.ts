import { describe, expect, it } from 'vitest'
import { conclusionsSchema } from '@/lib/reports/request-schema'
import { SECTIONS } from '@/lib/reports/schema'
import { addressOf, emptinessOf, scopeOf } from '@/lib/reports/scope-rules'

const schema = conclusionsSchema({
  countries: ['AR', 'CL', 'ES'],
  areas: ['offence', 'procedure'],
  standards: ['budapest'],
})
const usual = { countries: ['AR', 'CL'], areas: ['offence', 'procedure'] }
const context = {
  today: '2026-11-21',
  locale: 'es',
  jurisdictions: [
    { code: 'AR', role: 'participant' },
    { code: 'CL', role: 'participant' },
    { code: 'ES', role: 'reference' },
  ],
  areas: [{ id: 'offence' }, { id: 'procedure' }],
  mayReadAll: false,
} as const
const scope = (query: Record<string, string>, more = {}) => scopeOf(schema.parse(query), { ...context, ...more })
const requirements = [
  { area: 'offence', references: [{ standard: 'budapest' }] },
  { area: 'procedure', references: [] },
]

describe('the scope of the conclusions', () => {
  it('is the twelve, everything, today, since the workshop unless the address says otherwise', () => {
    expect(scope({})).toEqual({
      day: '2026-11-21',
      since: '2017-10-23',
      ...usual,
      standard: null,
      sections: [...SECTIONS],
      register: 'published',
      language: 'es',
    })
  })

  it('is one however the lists are ordered, and its address gives the same again', () => {
    const one = scope({
      countries: 'ES,AR',
      sections: 'annex,summary',
      since: 'none',
      standard: 'budapest',
      date: '2020-01-01',
    })
    expect(one).toEqual(
      scope({ countries: 'AR,ES', sections: 'summary,annex', since: 'none', standard: 'budapest', date: '2020-01-01' }),
    )
    const address = new URL(addressOf(one, usual), 'http://x')
    expect(address.pathname).toBe('/es/conclusions')
    expect(scope(Object.fromEntries(address.searchParams))).toEqual(one)
    expect(addressOf(scope({}), usual)).toBe('/es/conclusions?date=2026-11-21&since=2017-10-23')
  })

  it('holds nothing where a list was left empty in the form, no requirement fits, or the days are turned round', () => {
    expect(emptinessOf(scope({}), requirements)).toBeNull()
    expect(emptinessOf(scope({ chosen: '1', countries: 'AR', areas: 'offence' }), requirements)).toBe('empty')
    expect(emptinessOf(scope({ areas: 'procedure', standard: 'budapest' }), requirements)).toBe('emptyStandard')
    expect(emptinessOf(scope({ date: '2018-01-01', since: '2019-01-01' }), requirements)).toBe('order')
  })

  it('compares with no first date on a day that is not after the workshop', () => {
    expect(scope({ date: '2017-10-23' }).since).toBeNull()
    expect(scope({ date: '2017-10-24' }).since).toBe('2017-10-23')
  })

  it('holds unpublished entries only for whoever may read them', () => {
    expect(scope({ register: 'all' }).register).toBe('published')
    expect(scope({ register: 'all' }, { mayReadAll: true }).register).toBe('all')
    expect(scope({}, { mayReadAll: true }).register).toBe('published')
  })

  it('refuses what there is not', () => {
    for (const bad of [
      { countries: 'XX' },
      { date: '2020-02-30' },
      { sections: 'all' },
      { standard: 'x' },
      { language: 'de' },
    ])
      expect(schema.safeParse(bad).success).toBe(false)
  })
})
