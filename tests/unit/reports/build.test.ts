import { describe, expect, it } from 'vitest'
import { makeReportData, wordsFor } from '@/lib/cli/bench/synthetic-report'
import { LOCALES } from '@/lib/platform/i18n/locales'
import { buildDocument } from '@/lib/reports/build'
import type { Block, ReportDocument, TableBlock } from '@/lib/reports/document'
import { measureSections } from '@/lib/reports/measure-rules'
import { SECTIONS } from '@/lib/reports/schema'

const blocksOf = (document: ReportDocument, id: string): Block[] =>
  document.sections.find((section) => section.id === id)?.parts.flatMap(({ blocks }) => blocks) ?? []
const tablesOf = (document: ReportDocument, id: string) =>
  blocksOf(document, id).filter((block): block is TableBlock => block.kind === 'table')
const textsOf = (block: Block) => (block.kind === 'paragraph' ? block.runs.map(({ text }) => text).join('') : '')
const rowsOf = (table: TableBlock | undefined) =>
  (table?.rows ?? []).flatMap((row) =>
    'cells' in row ? [row.cells.map(({ runs }) => runs.map(({ text }) => text).join(''))] : [],
  )

describe('the conclusions', () => {
  it.each(LOCALES)('have every section in its order, with words for all of it (%s)', async (locale) => {
    const document = await buildDocument(makeReportData(3, 8, locale), wordsFor(locale))
    expect(document.sections.map(({ id }) => id)).toEqual([...SECTIONS])
    expect(document.lang).toBe(locale)
    for (const section of document.sections) expect(section.parts.flatMap(({ blocks }) => blocks)).not.toEqual([])
    // Every row has a cell for every column.
    for (const table of SECTIONS.flatMap((id) => tablesOf(document, id)))
      for (const row of table.rows) if ('cells' in row) expect(row.cells).toHaveLength(table.columns.length)
  })

  it('have only the sections asked for', async () => {
    const document = await buildDocument({ ...makeReportData(), sections: ['state', 'annex'] }, wordsFor('es'))
    expect(document.sections.map(({ id }) => id)).toEqual(['state', 'annex'])
  })

  it('never count what is unknown: counts are those of the cells, shares of those known', async () => {
    const data = makeReportData(3, 8)
    const document = await buildDocument(data, wordsFor('en'))
    const [table] = tablesOf(document, 'summary')
    for (const { code, name } of data.countries) {
      const statuses = data.requirements.map(({ id }) => data.cells.get(`${code} ${id}`)?.status)
      const count = (status: string) => statuses.filter((one) => one === status).length
      const row = rowsOf(table).find(([first]) => first === name)
      expect(row?.slice(1, 5)).toEqual(['met', 'partial', 'gap', 'unknown'].map((status) => String(count(status))))
      const known = statuses.length - count('unknown')
      expect(row?.[5]).toBe(`${count('met')} of ${known} (${Math.round((count('met') / known) * 100)}%)`)
    }
  })

  it('show a cell without a record as unknown, not as a gap', async () => {
    const data = makeReportData(2, 4)
    const [country, requirement] = [data.countries[0]?.code, data.requirements[0]?.id]
    data.cells.delete(`${country} ${requirement}`)
    const document = await buildDocument({ ...data, findings: [] }, wordsFor('es'))
    const [matrix] = tablesOf(document, 'state')
    const first = matrix?.rows.find((row) => 'cells' in row)
    expect(first && 'cells' in first ? first.cells[1]?.status : undefined).toBe('unknown')
  })

  it('name a model provision where a country lacks one and another has it, and say so where none has', async () => {
    const data = makeReportData(4, 8)
    const words = wordsFor('es')
    const texts = blocksOf(await buildDocument(data, words), 'procedure').map(textsOf)
    expect(
      texts.some((text) => text.includes('La mejor práctica registrada ese día: ') && text.includes('Código Penal')),
    ).toBe(true)
    const none = { ...data, practices: data.practices.map((one) => ({ ...one, status: 'gap' as const })) }
    const lacking = blocksOf(await buildDocument(none, words), 'procedure').map(textsOf)
    expect(lacking.some((text) => text.includes('La mejor práctica'))).toBe(false)
    expect(lacking.filter((text) => text.includes('Ningún país registrado la cumple'))).toHaveLength(8)
  })

  it('set the staff’s words apart, as text, before the rest of their section', async () => {
    const data = makeReportData()
    data.entries.notes = [
      { section: 'introduction', version: 2, body: { es: 'Uno.\n\nDos <b>.' } },
      { section: 'state', version: 1, body: { en: 'A comment' } },
    ]
    const document = await buildDocument(data, wordsFor('es'))
    expect(blocksOf(document, 'introduction')).toEqual([
      { kind: 'paragraph', tone: 'note', runs: [{ text: 'Uno.' }] },
      { kind: 'paragraph', tone: 'note', runs: [{ text: 'Dos <b>.' }] },
    ])
    expect(blocksOf(document, 'state')[0]).toEqual({
      kind: 'paragraph',
      tone: 'note',
      runs: [{ text: 'A comment', lang: 'en' }],
    })
  })

  it('list deficiencies and measures of the register, the gravest first, by due date', async () => {
    const data = makeReportData(2, 4)
    const [one, two] = data.countries.map(({ code }) => code)
    if (one === undefined || two === undefined) throw new Error('two countries')
    const deficiency = {
      country: one,
      requirement: 'req-1',
      kind: 'legislative',
      title: { es: 'Falta' },
      description: { es: 'No está.' },
      status: 'confirmed',
      isPublished: true,
    } as const
    data.entries.deficiencies = [
      { ...deficiency, number: 1, severity: 'low' },
      { ...deficiency, number: 2, severity: 'high' },
    ]
    const measure = {
      kind: 'training',
      title: { es: 'Formar' },
      description: { es: 'Un curso.' },
      responsibleBody: 'Fiscalía',
      partner: null,
      priority: 'high',
      startOn: null,
      status: 'agreed',
      isPublished: true,
      countries: [one],
      deficiencies: [2],
      models: [],
    } as const
    data.entries.measures = [
      { ...measure, countries: [one], deficiencies: [2], models: [], number: 1, dueOn: null, effects: [] },
      {
        ...measure,
        countries: [one],
        deficiencies: [2],
        models: [],
        number: 2,
        dueOn: '2027-03-01',
        effects: [
          { country: one, requirement: 'req-1', status: 'met' },
          { country: 'ZZ', requirement: 'req-1', status: 'met' },
        ],
      },
    ]
    const document = await buildDocument(data, wordsFor('es'))
    expect(
      tablesOf(document, 'deficiencies')
        .flatMap(rowsOf)
        .map(([entry]) => entry)
        .filter((entry) => entry?.startsWith('D-')),
    ).toEqual(['D-2', 'D-1'])
    const [roadmap, effects] = tablesOf(document, 'measures')
    expect(roadmap?.rows.map((row) => ('group' in row ? row.group : row.cells[0]?.runs[0]?.text))).toEqual([
      'Para 2027',
      'M-2',
      'Sin fecha límite',
      'M-1',
    ])
    // Of a country outside the report nothing is known here: it is not called unknown.
    expect(rowsOf(effects)).toHaveLength(1)
  })

  it('stop between two sections when the reader leaves', async () => {
    const leaving = new AbortController()
    const words = wordsFor('es')
    const t: typeof words.t = Object.assign((...args: Parameters<typeof words.t>) => {
      if (args[0] === 'conclusions.section.changes') leaving.abort()
      return words.t(...args)
    }, words.t)
    await expect(buildDocument(makeReportData(), { ...words, t }, leaving.signal)).rejects.toThrow(/abort/i)
  })

  it('are measured by what they hold', async () => {
    const document = await buildDocument({ ...makeReportData(3, 8), sections: ['state'] }, wordsFor('es'))
    const [size] = measureSections(document)
    expect(size).toMatchObject({ id: 'state', tables: 4, rows: 8 })
    expect(size?.words).toBeGreaterThan(20)
  })
})
