import { type Block, cell, paragraph, type Row } from '../document'
import type { RegisterMeasure } from '../schema'
import { type Builder, statusCell } from './shared'

/** The measures as a roadmap: by the year they are due, those without a date last; then what they are to bring. */
export const buildMeasures: Builder = (data, words) => {
  const { t } = words
  const measures = [...data.entries.measures].sort(
    (a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') || a.number - b.number,
  )
  const blocks: Block[] = [
    paragraph(t('conclusions.measures.lead', { count: measures.length })),
    paragraph(t(data.register === 'all' ? 'conclusions.deficiencies.all' : 'conclusions.deficiencies.published')),
  ]
  if (measures.length === 0) return [{ orientation: 'landscape', blocks }]
  const years = [...new Set(measures.map(({ dueOn }) => dueOn?.slice(0, 4) ?? null))]
  blocks.push({
    kind: 'table',
    caption: t('conclusions.measures.roadmap'),
    columns: [
      { title: t('conclusions.columns.entry'), kind: 'text', width: 14 },
      { title: t('conclusions.columns.measure'), kind: 'text', width: 90 },
      { title: t('conclusions.columns.countries'), kind: 'text', width: 34 },
      { title: t('conclusions.columns.responsible'), kind: 'text', width: 36 },
      { title: t('conclusions.columns.dates'), kind: 'text', width: 36 },
      { title: t('conclusions.columns.state'), kind: 'text', width: 28 },
      { title: t('conclusions.columns.resolves'), kind: 'text', width: 28 },
    ],
    rows: years.flatMap((year): Row[] => [
      { group: year === null ? t('conclusions.measures.undated') : t('conclusions.measures.dueIn', { year }) },
      ...measures.filter(({ dueOn }) => (dueOn?.slice(0, 4) ?? null) === year).map((one) => ({ cells: cellsOf(one) })),
    ]),
  })
  const effects = measures.flatMap(({ number, effects }) =>
    effects
      .filter(({ country, requirement }) => data.cells.has(`${country} ${requirement}`))
      .map((effect) => ({ number, ...effect })),
  )
  if (effects.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: t('conclusions.measures.effects') },
      paragraph(t('conclusions.measures.effectsText')),
      {
        kind: 'table',
        caption: t('conclusions.measures.effects'),
        columns: [
          { title: t('conclusions.columns.entry'), kind: 'text', width: 16 },
          { title: t('conclusions.columns.country'), kind: 'text', width: 36 },
          { title: t('conclusions.columns.requirement'), kind: 'text', width: 70 },
          { title: t('conclusions.columns.today'), kind: 'status', width: 26 },
          { title: t('conclusions.columns.expected'), kind: 'status', width: 26 },
        ],
        rows: effects.map(({ number, country, requirement, status }) => {
          const title = data.titles.get(requirement)
          return {
            cells: [
              cell(`M-${number}`),
              cell(words.country(country)),
              title === undefined ? cell(requirement) : cell(words.text(title)),
              statusCell(data.cells.get(`${country} ${requirement}`)?.status ?? 'unknown', words),
              statusCell(status, words),
            ],
          }
        }),
      },
    )
  return [{ orientation: 'landscape', blocks }]

  function cellsOf(one: RegisterMeasure) {
    const dates = [
      one.startOn === null ? '' : t('conclusions.measures.start', { day: words.day(one.startOn) }),
      one.dueOn === null ? '' : t('conclusions.measures.due', { day: words.day(one.dueOn) }),
    ].filter(Boolean)
    const models = one.models.map(
      ({ country, article, instrument }) => `${words.country(country)}, ${instrument}: ${words.article(article)}`,
    )
    return [
      cell(`M-${one.number}`),
      cell(
        { ...words.text(one.title), strong: true },
        ` (${t(`conclusions.measures.kind.${one.kind}`)}; ${t(`conclusions.measures.priority.${one.priority}`)}). `,
        words.text(one.description),
        models.length === 0 ? '' : ` ${t('conclusions.measures.models', { list: models.join('; ') })}`,
      ),
      cell(one.countries.map(words.country).join(', ') || '–'),
      cell([one.responsibleBody, one.partner].filter(Boolean).join('; ') || '–'),
      cell(dates.join('; ') || '–'),
      cell(
        t(`conclusions.measures.status.${one.status}`) + (one.isPublished ? '' : ` (${t('conclusions.notPublished')})`),
      ),
      cell(one.deficiencies.map((number) => `D-${number}`).join(', ') || '–'),
    ]
  }
}
