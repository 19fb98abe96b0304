import { CHANGE_KINDS, type Change } from '../../comparison/change-schema'
import { type Block, cell, paragraph, type Row, text } from '../document'
import { type Builder, capital, statusCell } from './shared'

/** What changed between the first date and the day, with the law that changed it. */
export const buildChanges: Builder = (data, words) => {
  const { t, number } = words
  if (data.since === null) return [{ orientation: 'portrait', blocks: [paragraph(t('conclusions.changes.none'))] }]
  const days = { since: words.day(data.since), day: words.day(data.day) }
  const blocks: Block[] = [
    paragraph(t('conclusions.changes.lead', { count: data.changes.length, ...days })),
    {
      kind: 'list',
      items: CHANGE_KINDS.map((kind) => [
        text(
          `${t(`conclusions.changes.kind.${kind}`)}: ${number(data.changes.filter((change) => change.kind === kind).length)}`,
        ),
      ]),
    },
    paragraph(t('conclusions.changes.minor', { count: data.minorChanges })),
  ]
  if (data.changes.length > 0)
    blocks.push({
      kind: 'table',
      caption: t('conclusions.changes.table', days),
      columns: [
        { title: t('conclusions.columns.day'), kind: 'text', width: 24 },
        { title: t('conclusions.columns.requirement'), kind: 'text', width: 40 },
        { title: t('conclusions.columns.was'), kind: 'status', width: 18 },
        { title: t('conclusions.columns.is'), kind: 'status', width: 18 },
        { title: t('conclusions.columns.by'), kind: 'text', width: 50 },
      ],
      rows: data.countries.flatMap(({ code, name }): Row[] => {
        const own = data.changes.filter(({ country }) => country === code)
        return own.length === 0 ? [] : [{ group: name }, ...own.map((change) => ({ cells: cellsOf(change) }))]
      }),
    })
  return [{ orientation: 'landscape', blocks }]

  function cellsOf({ day, requirement, was, is, laws, facts }: Change) {
    const title = data.titles.get(requirement)
    const law = laws.map(({ instrument }) => instrument.title)
    const why = law.length > 0 ? law.join('; ') : facts.length > 0 ? t('conclusions.changes.treaty') : '–'
    return [
      cell(capital(words.day(day))),
      title === undefined ? cell(requirement) : cell(words.text(title)),
      statusCell(was?.status ?? 'unknown', words),
      statusCell(is?.status ?? 'unknown', words),
      cell(why),
    ]
  }
}
