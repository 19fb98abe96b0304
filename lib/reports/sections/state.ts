import { STATUSES } from '../../law/schema'
import { type Block, cell, paragraph, SIGNS } from '../document'
import { type Builder, cellOf, countCells, countsFor, rowsByGroup, shareOfKnown } from './shared'

/** Each area in figures and its matrix: requirements down, countries across. */
export const buildState: Builder = (data, words) => {
  const { t } = words
  const blocks: Block[] = [
    paragraph(
      t('conclusions.state.key', {
        signs: words.list(STATUSES.map((status) => `${SIGNS[status]} ${words.status(status)}`)),
        countries: data.countries.map(({ code, name }) => `${code}: ${name}`).join('; '),
      }),
    ),
  ]
  for (const area of data.areas) {
    const requirements = data.requirements.filter((requirement) => requirement.area === area.id)
    if (requirements.length === 0) continue
    const counts = countsFor(data, data.countries, requirements)
    blocks.push(
      { kind: 'heading', level: 2, text: words.plain(area.title) },
      paragraph(
        t('conclusions.state.area', {
          requirements: requirements.length,
          share: shareOfKnown(counts, words),
          partial: words.number(counts.partial),
          gap: words.number(counts.gap),
          unknown: words.number(counts.unknown),
        }),
      ),
      {
        kind: 'table',
        caption: t('conclusions.state.matrix', { area: words.plain(area.title), day: words.day(data.day) }),
        dense: true,
        columns: [
          { title: t('conclusions.columns.requirement'), kind: 'text', width: 60 },
          ...data.countries.map(({ code }) => ({ title: code, kind: 'status' as const, width: 7 })),
          ...STATUSES.map((status) => ({ title: SIGNS[status], kind: 'number' as const, width: 6 })),
        ],
        rows: rowsByGroup(data, requirements, words, (requirement) => [
          {
            cells: [
              cell(words.text(requirement.title)),
              ...data.countries.map(({ code }) => ({ runs: [], status: cellOf(data, code, requirement.id).status })),
              ...countCells(countsFor(data, data.countries, [requirement]), words),
            ],
          },
        ]),
      },
    )
  }
  return [{ orientation: 'landscape', blocks }]
}
