import { describe, expect, it } from 'vitest'
import { type Column, factRows, tiedPenalties } from '@/lib/comparison/compare-facts-rules'
import type { AttributeName } from '@/lib/comparison/compare-schema'
import { withLawOf } from '@/lib/law/conduct-rules'
import type { AttributeValue, Finding, Penalty, Provision } from '@/lib/law/schema'
import type { OfficialText } from '@/lib/texts/schema'

const words = (en: string) => ({ es: en, en })

function provision(id: string, penalties: Penalty[] = []): Provision {
  return {
    country: 'AR',
    id,
    article: id,
    heading: null,
    period: { from: '2010-01-01', to: null },
    instrument: { country: 'AR', id: 'code', title: 'Código', titleTranslated: null, kind: 'code', number: null },
    summary: words('text'),
    penalties,
  }
}

function prison(conduct: string, min: number, max: number): Penalty {
  const months = { minMonths: min * 12, maxMonths: max * 12 }
  return { conduct: words(conduct), kind: 'prison', unit: 'years', min, max, ...months, note: null }
}

function finding(more: Partial<Finding> = {}): Finding {
  return {
    id: 'f',
    country: 'AR',
    requirement: 'off-possession',
    period: { from: '2018-05-02', to: null },
    status: 'met',
    confidence: 'primary',
    rationale: words('because'),
    attributes: [],
    provisions: [],
    sources: [],
    ...more,
  }
}

function column(found: Finding | null, more: Partial<Column> = {}): Column {
  const penalties = found === null ? null : tiedPenalties(found, '2026-11-21')
  return {
    country: found?.country ?? 'XX',
    finding: found,
    penalties,
    sources: found?.sources ?? [],
    texts: [],
    childAge: null,
    aggravations: null,
    ...more,
  }
}

function attribute(id: string, value: string): AttributeValue {
  return { id, title: words(id), kind: 'text', value: words(value) }
}

const NAMES: AttributeName[] = [
  { id: 'penalty', title: words('Penalty'), kind: 'penalty' },
  { id: 'authorisedBy', title: words('Who authorises'), kind: 'text' },
  { id: 'timeLimit', title: words('Time limit'), kind: 'text' },
  { id: 'body', title: words('Body'), kind: 'text' },
]

const read = {
  shown: ({ value }: AttributeValue) => (typeof value === 'string' ? value : (value.es ?? '')),
  english: ({ value }: AttributeValue) => (typeof value === 'string' ? value : (value.en ?? '')),
}
const rowsOf = (columns: Column[]) => factRows(columns, NAMES, read)
const named = (columns: Column[], name: string) =>
  rowsOf(columns).find(({ kind, attribute }) => (attribute?.id ?? kind) === name)

describe('the rows of a sheet', () => {
  it('have the official wording only where one country has it, each its own', () => {
    const text: OfficialText = {
      ...{ country: 'AR', provision: 'a', article: '1', label: 'Art. 1', body: 'Inventado.' },
      ...{ wording: 'consolidated', basis: null, origin: 'own', instrument: { id: 'l', title: 'Ley' } },
      ...{ versionOn: null, file: 'l.md', commit: 'c', repository: 'r', sourceUrl: null, licence: null },
      retrievedOn: '2026-12-01',
    }
    const without = column(finding())
    expect(named([without, without], 'wording')).toBeUndefined()
    expect(named([column(finding(), { texts: [text] }), without], 'wording')).toMatchObject({
      outcome: null,
      cells: [
        { isRecorded: true, mark: null },
        { isRecorded: false, mark: null },
      ],
    })
  })

  it('are those that a country has something in, in their order; the status stands even where nothing is recorded', () => {
    expect(rowsOf([column(null), column(null)]).map(({ kind }) => kind)).toEqual(['status'])
    const full = finding({
      provisions: [provision('1', [prison('possession', 1, 4)])],
      attributes: [attribute('timeLimit', '90 days')],
    })
    expect(rowsOf([column(full), column(null)]).map(({ kind, attribute }) => attribute?.id ?? kind)).toEqual([
      'status',
      'reason',
      'articles',
      'conduct',
      'timeLimit',
      'prison',
      'since',
      'confidence',
    ])
  })

  it('a country without a finding is not known in every row, never a difference', () => {
    const full = finding({ attributes: [attribute('authorisedBy', 'judge')] })
    for (const { outcome, cells } of rowsOf([column(full), column(null)])) {
      expect([null, 'unsettled']).toContain(outcome)
      expect(cells[1]?.isRecorded).toBe(false)
      expect(cells[1]?.mark).not.toBe('different')
    }
  })

  it('a stroke is shown as not recorded; a value that is not verified is shown, and takes no side', () => {
    const [judge, stroke, doubt] = ['judge', '-', 'not verified'].map((value) =>
      column(finding({ attributes: [attribute('authorisedBy', value)] })),
    )
    if (!judge || !stroke || !doubt) throw new Error('three columns')
    expect(named([judge, stroke, doubt], 'authorisedBy')).toMatchObject({
      outcome: 'unsettled',
      cells: [
        { isRecorded: true, mark: 'same' },
        { isRecorded: false, mark: 'unknown' },
        { isRecorded: true, mark: 'unknown' },
      ],
    })
  })

  it("what is each country's own is not compared", () => {
    const columns = ['PDI', 'PFA'].map((body) => column(finding({ attributes: [attribute('body', body)] })))
    for (const name of ['reason', 'body'])
      expect(named(columns, name)).toMatchObject({ outcome: null, cells: [{ mark: null }, { mark: null }] })
  })

  it('a beginning before the workshop is not recorded: two of them do not agree', () => {
    const old = column(finding({ period: { from: null, to: null } }))
    expect(named([old, old], 'since')?.outcome).toBe('unsettled')
    const since = column(finding())
    expect(named([since, since], 'since')?.outcome).toBe('agree')
  })
})

describe('the penalties of a conduct', () => {
  const article = provision('128', [prison('production', 3, 6), prison('simple possession', 1, 2)])

  it("are the rows that name it, and the article's others are left out", () => {
    const tied = tiedPenalties(finding({ provisions: [article] }), '2026-11-21')
    expect(tied?.basis).toBe('named')
    expect(tied?.penalties.map(({ penalty }) => penalty.conduct?.en)).toEqual(['simple possession'])
  })

  it('where no row names it: all of an offence, none of a gap or of what is not known', () => {
    const production = provision('128', [prison('production', 3, 6)])
    const of = (status: Finding['status']) => tiedPenalties(finding({ status, provisions: [production] }), '2026-11-21')
    expect(of('met')?.basis).toBe('all')
    expect(of('partial')?.basis).toBe('all')
    expect(of('gap')).toBeNull()
    expect(of('unknown')).toBeNull()
  })

  it('and the articles are those in force on the day: neither a wording that ended nor one to come', () => {
    const wording = (id: string, from: string | null, to: string | null) => ({
      ...provision(id, [prison('possession', 1, 4)]),
      period: { from, to },
    })
    const cited = [wording('old', null, '2018-08-24'), wording('new', '2018-08-24', null), wording('other', null, null)]
    const on = (day: string) => withLawOf(day, finding({ provisions: cited })).provisions.map(({ id }) => id)
    expect(on('2018-08-23')).toEqual(['old', 'other'])
    expect(on('2018-08-24')).toEqual(['new', 'other'])
  })

  it('of no offence are none, though the article says that its penalty is for all of its conducts', () => {
    const all = provision('2', [prison('all conducts', 1, 4)])
    const of = (status: Finding['status']) => tiedPenalties(finding({ status, provisions: [all] }), '2026-11-21')
    expect(of('met')?.basis).toBe('named')
    expect(of('gap')).toBeNull()
    expect(of('unknown')).toBeNull()
  })

  it('agree by their months; rows that are not tied to the conduct are not compared', () => {
    const years = column(finding({ provisions: [provision('a', [prison('possession', 1, 4)])] }))
    const other = column(finding({ provisions: [provision('b', [prison('possession or storage', 1, 4)])] }))
    const graver = column(finding({ provisions: [provision('c', [prison('possession', 1, 5)])] }))
    const untied = column(finding({ provisions: [provision('d', [prison('production', 1, 4)])] }))
    expect(named([years, other], 'prison')?.outcome).toBe('agree')
    expect(named([years, graver], 'prison')?.outcome).toBe('differ')
    expect(named([years, untied], 'prison')).toMatchObject({ outcome: 'unsettled', cells: [{}, { mark: 'unknown' }] })
  })
})
