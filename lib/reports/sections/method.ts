import { CONFIDENCES, STATUSES } from '../../law/schema'
import { type Block, cell, paragraph, strong, text } from '../document'
import { type Builder, capital, cellOf } from './shared'

/** What was measured with what, and what the words of the report mean. */
export const buildMethod: Builder = (data, words) => {
  const { t, number } = words
  const cells = data.countries.flatMap(({ code }) => data.requirements.map(({ id }) => cellOf(data, code, id)))
  const usedStandards = data.standards.filter(({ id }) =>
    data.requirements.some(({ references }) => references.some(({ standard }) => standard === id)),
  )
  const sources = new Map(
    data.findings.flatMap(({ country, sources }) => sources.map((source) => [`${country} ${source.id}`, source])),
  )
  const kinds = (['official', 'treaty_body', 'academic', 'press', 'other'] as const)
    .map((kind) => ({ kind, count: [...sources.values()].filter((source) => source.kind === kind).length }))
    .filter(({ count }) => count > 0)
  const blocks: Block[] = [
    { kind: 'heading', level: 2, text: t('conclusions.method.framework') },
    paragraph(
      t('conclusions.method.frameworkText', {
        requirements: data.requirements.length,
        core: data.requirements.filter(({ core }) => core).length,
        areas: data.areas.length,
      }),
    ),
    {
      kind: 'table',
      caption: t('conclusions.method.standards'),
      columns: [
        { title: t('conclusions.columns.standard'), kind: 'text', width: 60 },
        { title: t('conclusions.columns.number'), kind: 'text', width: 20 },
        { title: t('conclusions.columns.adopted'), kind: 'text', width: 25 },
        { title: t('conclusions.columns.requirements'), kind: 'number', width: 20 },
      ],
      rows: usedStandards.map((standard) => ({
        cells: [
          cell(words.text(standard.title)),
          cell(standard.number ?? '–'),
          cell(standard.adoptedOn === null ? '–' : words.day(standard.adoptedOn)),
          cell(
            number(
              data.requirements.filter(({ references }) => references.some((one) => one.standard === standard.id))
                .length,
            ),
          ),
        ],
      })),
    },
    { kind: 'heading', level: 2, text: t('conclusions.method.statuses') },
    {
      kind: 'list',
      items: STATUSES.map((status) => [
        strong(capital(words.status(status))),
        text(`: ${t(`conclusions.method.status.${status}`)}`),
      ]),
    },
    paragraph(t('conclusions.method.unknown')),
    { kind: 'heading', level: 2, text: t('conclusions.method.confidence') },
    {
      kind: 'table',
      caption: t('conclusions.method.confidenceTable'),
      columns: [
        { title: t('conclusions.columns.confidence'), kind: 'text', width: 30 },
        { title: t('conclusions.columns.meaning'), kind: 'text', width: 70 },
        { title: t('conclusions.columns.findings'), kind: 'number', width: 27 },
      ],
      rows: [...CONFIDENCES, null].map((confidence) => ({
        cells: [
          cell(capital(t(`confidence.${confidence ?? 'none'}`))),
          cell(confidence === null ? t('conclusions.method.noRecord') : t(`confidence.${confidence}Long`)),
          cell(number(cells.filter((one) => one.confidence === confidence).length)),
        ],
      })),
    },
    { kind: 'heading', level: 2, text: t('conclusions.method.date') },
    paragraph(t('conclusions.method.dateText', { day: words.day(data.day) })),
    paragraph(
      data.since === null
        ? t('conclusions.method.noSince')
        : t('conclusions.method.sinceText', { since: words.day(data.since), day: words.day(data.day) }),
    ),
    { kind: 'heading', level: 2, text: t('conclusions.method.sources') },
    paragraph(
      t('conclusions.method.sourcesText', {
        count: sources.size,
        kinds: words.list(kinds.map(({ kind, count }) => `${t(`law.sourceKinds.${kind}`)} (${number(count)})`)) || '–',
      }),
    ),
    {
      kind: 'list',
      items: data.countries.map(({ name, compiledOn }) => [
        text(`${name}: ${t('countries.compiledOn', { day: words.day(compiledOn) })}`),
      ]),
    },
    paragraph(t('conclusions.method.caution', { revision: data.revision })),
  ]
  return [{ orientation: 'portrait', blocks }]
}
