import type { Provision, Source } from '../../law/schema'
import { type Block, cell, paragraph, type Row, webAddress } from '../document'
import { type Builder, sum } from './shared'

/** Every article that the findings rest on with its penalties, and every source, by country. */
export const buildAnnex: Builder = (data, words) => {
  const { t } = words
  const provisions = new Map<string, Map<string, Provision>>()
  const sources = new Map<string, Map<string, Source>>()
  for (const finding of data.findings) {
    const cited = provisions.get(finding.country) ?? new Map<string, Provision>()
    for (const provision of finding.provisions) cited.set(provision.id, provision)
    provisions.set(finding.country, cited)
    const read = sources.get(finding.country) ?? new Map<string, Source>()
    for (const source of finding.sources) read.set(source.id, source)
    sources.set(finding.country, read)
  }
  const ofCountry = <One>(index: Map<string, Map<string, One>>, code: string, before: (a: One, b: One) => number) =>
    [...(index.get(code)?.values() ?? [])].sort(before)
  const byArticle = (a: Provision, b: Provision) =>
    compareTexts(a.instrument.title, b.instrument.title) ||
    compareTexts(a.article, b.article) ||
    compareTexts(a.id, b.id)
  const bySource = (a: Source, b: Source) => compareTexts(a.title, b.title) || compareTexts(a.id, b.id)
  const count = (index: Map<string, Map<string, unknown>>) => sum([...index.values()].map(({ size }) => size))
  const rows = <One>(
    index: Map<string, Map<string, One>>,
    before: (a: One, b: One) => number,
    rowsOf: (one: One) => Row[],
  ) =>
    data.countries.flatMap(({ code, name }): Row[] => {
      const own = ofCountry(index, code, before).flatMap(rowsOf)
      return own.length === 0 ? [] : [{ group: name }, ...own]
    })
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: t('conclusions.annex.provisions') },
    paragraph(t('conclusions.annex.provisionsText', { count: count(provisions), day: words.day(data.day) })),
    {
      kind: 'table',
      caption: t('conclusions.annex.provisions'),
      columns: [
        { title: t('conclusions.columns.instrument'), kind: 'text', width: 60 },
        { title: t('conclusions.columns.article'), kind: 'text', width: 24 },
        { title: t('conclusions.columns.summary'), kind: 'text', width: 110 },
        { title: t('conclusions.columns.period'), kind: 'text', width: 40 },
      ],
      rows: rows(provisions, byArticle, ({ instrument, article, summary, period }) => [
        {
          cells: [
            cell(instrument.title),
            cell(words.article(article)),
            cell(words.text(summary)),
            cell(words.provisionPeriod(period)),
          ],
        },
      ]),
    },
    { kind: 'heading', level: 2, text: t('conclusions.annex.penalties') },
    paragraph(t('conclusions.annex.penaltiesText')),
    {
      kind: 'table',
      caption: t('conclusions.annex.penalties'),
      columns: [
        { title: t('conclusions.columns.instrument'), kind: 'text', width: 60 },
        { title: t('conclusions.columns.article'), kind: 'text', width: 24 },
        { title: t('conclusions.columns.conduct'), kind: 'text', width: 80 },
        { title: t('conclusions.columns.penalty'), kind: 'text', width: 70 },
      ],
      rows: rows(provisions, byArticle, ({ instrument, article, penalties }) =>
        penalties.map((penalty) => ({
          cells: [
            cell(instrument.title),
            cell(words.article(article)),
            penalty.conduct === null ? cell('–') : cell(words.text(penalty.conduct)),
            cell(
              t('text.pair', { name: t(`law.penaltyKinds.${penalty.kind}`), value: words.range(penalty) }),
              ...(penalty.note === null ? [] : ['. ', words.text(penalty.note)]),
            ),
          ],
        })),
      ),
    },
    { kind: 'heading', level: 2, text: t('conclusions.annex.sources') },
    paragraph(t('conclusions.annex.sourcesText', { count: count(sources) })),
    {
      kind: 'table',
      caption: t('conclusions.annex.sources'),
      columns: [
        { title: t('conclusions.columns.source'), kind: 'text', width: 100 },
        { title: t('conclusions.columns.publisher'), kind: 'text', width: 60 },
        { title: t('conclusions.columns.kind'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.date'), kind: 'text', width: 34 },
      ],
      rows: rows(sources, bySource, ({ title, url, publisher, kind, publishedOn }) => {
        const href = webAddress(url)
        return [
          {
            cells: [
              cell(href === undefined ? title : { text: title, href }),
              cell(publisher ?? '–'),
              cell(t(`law.sourceKinds.${kind}`)),
              cell(publishedOn === null ? t('law.noDate') : words.day(publishedOn)),
            ],
          },
        ]
      }),
    },
  ]
  return [{ orientation: 'landscape', blocks }]
}

// By code, not by the reader's language: the same on every machine.
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
