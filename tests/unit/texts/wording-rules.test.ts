import { describe, expect, it } from 'vitest'
import { matchInstrument, readLawNumber } from '@/lib/texts/instrument-rules'
import { readLaw } from '@/lib/texts/read-law'
import { planRows, type TextRow } from '@/lib/texts/report-rules'
import { licenceIn } from '@/lib/texts/repository'
import { chooseWording, readVersions } from '@/lib/texts/wording-rules'

const read = (body: string, front = '') => {
  const document = readLaw(`---\ntitle: Código\nidentifier: LEY-100\n${front}\n---\n${body}`)
  if (document === null) throw new Error('no front matter')
  return document
}
const commit = (authorDay: string, message = '') => ({ hash: authorDay.padEnd(40, '0'), authorDay, message })
const versionsOf = (...given: [day: string, body: string, message?: string, front?: string][]) =>
  readVersions(
    given.map(([day, body, message, front]) => ({ commit: commit(day, message), document: read(body, front) })),
  )
const lawsOf = (versions: ReturnType<typeof versionsOf>, more: Record<string, ReturnType<typeof versionsOf>> = {}) =>
  new Map(
    Object.entries({ code: versions, ...more }).map(([id, own]) => [
      id,
      { id, isCode: id === 'code', publishedOn: id === 'code' ? '1950-01-01' : '2010-01-01', versions: own },
    ]),
  )
const provision = { id: 'p', article: '5', instrument: 'code', from: null, to: null, amendedBy: [] as string[] }

describe('the number of a law', () => {
  it.each([
    ['Ley 11.179', { rank: 'law', number: '11179', year: null }],
    ['LEY-26388', { rank: 'law', number: '26388', year: null }],
    ['DEC-407-2022', { rank: 'decree', number: '407', year: '2022' }],
    ['LO 10/1995', { rank: 'organic-law', number: '10', year: '1995' }],
    ['Decreto 246/019', { rank: 'decree', number: '246', year: '2019' }],
    ['Decreto 17-73', { rank: 'decree', number: '17', year: '1973' }],
    ['Decreto Legislativo 142 de 1997', { rank: 'decree', number: '142', year: '1997' }],
    [
      'Ley Orgánica 10/1995, de 23 de noviembre, del Código Penal.',
      { rank: 'organic-law', number: '10', year: '1995' },
    ],
  ])('%s', (text, expected) => expect(readLawNumber(text)).toEqual(expected))
  it.each(['ETS 185', 'A/RES/54/263', 'RO Sup. 180', 'BOE-A-1995-25444'])('%s is none', (text) =>
    expect(readLawNumber(text)).toBeNull(),
  )
})

describe('finding an instrument', () => {
  const file = (path: string, more = {}) => ({
    path,
    title: null,
    shortTitle: null,
    identifier: null,
    publishedOn: null,
    ...more,
  })
  const code = { id: 'code', title: 'Código Penal', kind: 'code', number: 'Ley 11.179', publishedOn: '1921-11-03' }
  it('goes by its number, not by the title that an amending law bears', () => {
    const files = [
      file('a', { identifier: 'LEY-27436', title: 'CODIGO PENAL' }),
      file('b', { identifier: 'LEY-11179', title: 'CODIGO PENAL', publishedOn: '1921-11-03' }),
    ]
    expect(matchInstrument(code, files)).toEqual({ path: 'b', by: 'number' })
  })
  it('takes no law of the same number and another time', () => {
    const files = [file('b', { identifier: 'LEY-11179', publishedOn: '1990-01-01' })]
    expect(matchInstrument(code, files)).toEqual({ path: null, reason: 'noInstrument' })
  })
  it('takes no law of the nation for a province’s', () => {
    const own = { ...code, number: '8.386 (Salta)', publishedOn: null }
    expect(matchInstrument(own, [file('a', { identifier: 'LEY-8386' })])).toEqual({ path: null, reason: 'subnational' })
  })
  it('goes by the title where there is no number, and past what amends it', () => {
    const files = [
      file('a', { identifier: 'X-1', title: 'Ley que reforma el Código Penal Federal' }),
      file('b', { identifier: 'X-2', title: 'CÓDIGO PENAL FEDERAL' }),
    ]
    expect(matchInstrument({ ...code, title: 'Código Penal Federal', number: null }, files)).toEqual({
      path: 'b',
      by: 'title',
    })
  })
})

describe('the day and the kind of a wording', () => {
  it('is the trailer’s where git could not hold it, else the author’s, else the publication', () => {
    const days = (day: string, message: string, front = '') => versionsOf([day, '', message, front])[0]?.day
    expect(days('1970-01-02', 'x\n\nSource-Date: 1921-11-03')).toBe('1921-11-03')
    expect(days('1923-05-06', 'x')).toBeNull()
    expect(days('2001-05-06', 'x')).toBe('2001-05-06')
    expect(days('1970-01-02', 'x', 'publication_date: 1921-11-03')).toBe('1921-11-03')
    expect(days('1970-01-02', 'x\n\nSource-Date: 1900-01-01', 'publication_date: 1972-08-23')).toBe('1972-08-23')
  })
  it('is original, consolidated or not known, and says by what', () => {
    const kind = (body: string, message?: string, front?: string) => {
      const [version] = versionsOf(['2001-01-01', body, message, front])
      return [version?.wording, version?.basis]
    }
    expect(kind('x')).toEqual(['unknown', null])
    expect(kind('*(Artículo sustituido por art. 1° de la Ley 2)*')).toEqual(['consolidated', 'notes'])
    expect(kind('x', '[bootstrap] versión original 2001')).toEqual(['original', 'message'])
    expect(kind('x', '', 'source: http://x.example/1/texact.htm')).toEqual(['consolidated', 'address'])
    expect(kind('x', '', 'wording: original')).toEqual(['original', 'stated'])
    expect(versionsOf(['2001-01-01', 'x'], ['2005-01-01', 'y'])[1]).toMatchObject({
      wording: 'consolidated',
      basis: 'history',
    })
  })
  it('keeps the day where a commit only sets the repository right', () => {
    const versions = versionsOf(['2001-01-01', 'x'], ['2026-06-01', 'y', '[fix-pipeline] accents'])
    expect(versions.map(({ day, document }) => [day, document.body])).toEqual([['2001-01-01', 'y']])
  })
})

describe('the wording of a provision', () => {
  const history = versionsOf(
    ['2001-01-01', '##### Artículo 5.- Antes.'],
    ['2012-01-01', '##### Artículo 5.- Antes.\n\n##### Artículo 6.- Otro.'],
    ['2018-05-02', '##### Artículo 5.- Después.\n\n##### Artículo 6.- Otro.'],
  )
  const textOf = (chosen: ReturnType<typeof chooseWording>) =>
    'reason' in chosen ? chosen.reason : chosen.articles[0]?.text

  it('is the one of its period', () => {
    expect(textOf(chooseWording({ ...provision, to: '2018-05-02' }, lawsOf(history)))).toBe('Antes.')
    const now = chooseWording({ ...provision, from: '2018-05-02' }, lawsOf(history))
    expect(now).toMatchObject({ origin: 'own', changedOn: '2018-05-02', articles: [{ text: 'Después.' }] })
  })
  it('is none of a period that the history does not reach', () => {
    const one = versionsOf(['2020-01-01', '##### Artículo 5.- Hoy.'])
    expect(textOf(chooseWording({ ...provision, to: '2018-05-02' }, lawsOf(one)))).toBe('noHistory')
  })
  it('is then taken from the law that gave it, not from the one that ended it', () => {
    const one = versionsOf(['2020-01-01', '##### Artículo 5.- Hoy.'])
    const law = versionsOf([
      '2010-01-01',
      '##### Art. 1.- Sustitúyese el artículo 5 por el siguiente:\n\n##### Artículo 5.- De 2010.',
    ])
    const closed = { ...provision, from: '2010-02-01', to: '2018-05-02', amendedBy: ['law'] }
    const chosen = chooseWording(closed, lawsOf(one, { law }))
    expect(chosen).toMatchObject({ origin: 'quoted', instrument: 'law', articles: [{ text: 'De 2010.' }] })
    expect(textOf(chooseWording({ ...closed, from: '2009-01-01' }, lawsOf(one, { law })))).toBe('noHistory')
  })
  it('is never the article of that number that a law quotes from another', () => {
    const law = versionsOf([
      '2001-01-01',
      '##### Art. 1.- Sustitúyese el artículo 5 del código por el siguiente:\n\n##### Artículo 5.- Ajeno.',
    ])
    expect(textOf(chooseWording(provision, lawsOf(law)))).toBe('missingArticle')
  })
  it('is not what an amending law quotes where the law itself has the article no more', () => {
    const law = versionsOf([
      '2010-01-01',
      '##### Art. 1.- Sustitúyese el artículo 5 por el siguiente:\n\n##### Artículo 5.- De 2010.',
    ])
    const one = versionsOf(['2020-01-01', '##### Artículo 6.- Otro.'])
    const open = { ...provision, from: '2010-02-01', amendedBy: ['law'] }
    expect(textOf(chooseWording(open, lawsOf(one, { law })))).toBe('missingArticle')
  })
  it('is not the original one of an article amended long after', () => {
    const one = versionsOf(['1990-01-01', '##### Artículo 5.- Antiguo.', 'versión original'])
    const later = { ...provision, from: '2018-05-02', amendedBy: ['other'] }
    expect(textOf(chooseWording(later, lawsOf(one)))).toBe('olderWording')
  })
  it('is none where two texts stand under one number', () => {
    const one = versionsOf(['2001-01-01', '##### Artículo 5.- Uno.\n\n##### Artículo 5.- Otro.'])
    expect(textOf(chooseWording(provision, lawsOf(one)))).toBe('manyArticles')
  })
})

describe('what an import writes', () => {
  const row = { provisionId: 'p', article: '5', body: 'Nuevo.', changedOn: null, isOpen: true } as TextRow
  const stored = { id: '1', provisionId: 'p', article: '5', body: 'Viejo.' }
  it('is nothing where the text stands already', () => {
    expect(planRows([{ ...stored, body: 'Nuevo.' }], [row], '2026-01-01')).toEqual({
      superseded: [],
      added: [],
      kept: 1,
      repealed: [],
    })
  })
  it('is a change of the law where another text stood, in a period that is open', () => {
    expect(planRows([stored], [row], '2026-01-01')).toEqual({
      superseded: ['1'],
      added: [{ row, isChange: true, before: '1' }],
      kept: 0,
      repealed: [],
    })
    const ended = { ...row, isOpen: false }
    expect(planRows([stored], [ended], '2026-01-01').added).toEqual([{ row: ended, isChange: false, before: '1' }])
  })
  it('is no change of the law where only spaces or signs differ', () => {
    const spaced = { ...stored, body: 'nue vo' }
    expect(planRows([spaced], [row], '2026-01-01')).toEqual({
      superseded: ['1'],
      added: [{ row, isChange: false, before: '1' }],
      kept: 0,
      repealed: [],
    })
  })
  it('is one at the first import too where the law changed after the country was compiled', () => {
    const changed = { ...row, changedOn: '2026-06-01' }
    expect(planRows([], [changed], '2026-01-01').added).toEqual([{ row: changed, isChange: true, before: null }])
    expect(planRows([], [changed], '2026-07-01').added).toEqual([{ row: changed, isChange: false, before: null }])
  })
  it('is a repeal where the law’s file is there without the article', () => {
    expect(planRows([stored], [], '2026-01-01', new Set(['p\n5'])).repealed).toEqual(['1'])
    expect(planRows([stored], [], '2026-01-01').repealed).toEqual([])
  })
  it('takes away what is no longer there', () => expect(planRows([stored], [], '2026-01-01').superseded).toEqual(['1']))
})

describe('the licence', () => {
  it('is that of the texts, not of the programs', () => {
    expect(licenceIn('The pipeline software is MIT.\n\n- **Datos**: CC-BY 4.0 (atribución)')).toBe(
      'Datos: CC-BY 4.0 (atribución)',
    )
  })
  it('is none where none is named', () => expect(licenceIn('All we know.')).toBeNull())
})
