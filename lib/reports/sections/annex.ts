import type { Provision, Source } from '../../law/schema'
import { semicolon } from '../../platform/i18n/names'
import { type Block, cell, paragraph, type Row, type Run, webAddress } from '../document'
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
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: t('conclusions.annex.provisions') },
    paragraph(t('conclusions.annex.provisionsText', { count: count(provisions), day: words.day(data.day) })),
  ]
  // A table a country: one of thousands of rows takes many times longer to set.
  for (const { code, name } of data.countries) {
    const own = ofCountry(provisions, code, byArticle)
    if (own.length === 0) continue
    blocks.push(
      { kind: 'heading', level: 3, text: name },
      {
        kind: 'table',
        caption: t('text.pair', {
          name,
          value: t('conclusions.annex.provisionsTable', { day: words.day(data.day) }),
        }),
        columns: [
          { title: t('conclusions.columns.article'), kind: 'text', width: 54 },
          { title: t('conclusions.columns.summary'), kind: 'text', width: 146 },
          { title: t('conclusions.columns.period'), kind: 'text', width: 40 },
        ],
        rows: own.map(provisionRow),
      },
    )
  }
  blocks.push(
    { kind: 'heading', level: 2, text: t('conclusions.annex.sources') },
    paragraph(t('conclusions.annex.sourcesText', { count: count(sources) })),
  )
  for (const { code, name } of data.countries) {
    const own = ofCountry(sources, code, bySource)
    if (own.length > 0)
      blocks.push({ kind: 'heading', level: 3, text: name }, { kind: 'list', items: own.map(sourceItem) })
  }
  return [{ orientation: 'landscape', blocks }]

  function provisionRow({ instrument, article, summary, period, penalties }: Provision): Row {
    const said = penalties.flatMap((penalty, index): Run[] => [
      index === 0 ? { text: ` ${t('conclusions.annex.penalties')} `, strong: true } : { text: semicolon(words.locale) },
      ...(penalty.conduct === null ? [] : [words.text(penalty.conduct), { text: ': ' }]),
      { text: `${t(`law.penaltyKinds.${penalty.kind}`)}, ${words.range(penalty)}` },
      ...(penalty.note === null ? [] : [{ text: ' (' }, words.text(penalty.note), { text: ')' }]),
    ])
    return {
      cells: [
        cell(`${instrument.title}: ${words.article(article)}`),
        { runs: [words.text(summary), ...said] },
        cell(words.provisionPeriod(period)),
      ],
    }
  }

  function sourceItem({ title, url, publisher, kind, publishedOn }: Source): Run[] {
    const href = webAddress(url)
    const facts = [
      publisher,
      t(`law.sourceKinds.${kind}`),
      publishedOn === null ? t('law.noDate') : words.day(publishedOn),
    ].filter(Boolean)
    return [href === undefined ? { text: title } : { text: title, href }, { text: `. ${facts.join(', ')}.` }]
  }
}

// By code, not by the reader's language: the same on every machine.
function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
