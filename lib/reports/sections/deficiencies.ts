import { type Block, cell, paragraph, type Row } from '../document'
import type { RegisterDeficiency, ReportData } from '../schema'
import type { Words } from '../words'
import { type Builder, cellOf, sum } from './shared'

const KINDS = ['legislative', 'organisational'] as const
const SEVERITIES = ['high', 'medium', 'low'] as const

/** What the register has, what the law lacks in figures, and what the compilers propose to mark. */
export const buildDeficiencies: Builder = (data, words) => {
  const { t, number } = words
  const { deficiencies, candidates } = data.entries
  const blocks: Block[] = [
    paragraph(t('conclusions.deficiencies.lead', { count: deficiencies.length })),
    paragraph(t(data.register === 'all' ? 'conclusions.deficiencies.all' : 'conclusions.deficiencies.published')),
    { kind: 'heading', level: 2, text: t('conclusions.deficiencies.gaps') },
    paragraph(t('conclusions.deficiencies.gapsText')),
    {
      kind: 'table',
      caption: t('conclusions.deficiencies.gapsTable', { day: words.day(data.day) }),
      columns: [
        { title: t('conclusions.columns.country'), kind: 'text', width: 40 },
        ...KINDS.flatMap((kind) =>
          (['gap', 'partial', 'unknown'] as const).map((status) => ({
            title: `${t(`conclusions.deficiencies.kind.${kind}`)}: ${t(`statusPlural.${status}`)}`,
            kind: 'number' as const,
            width: 22,
          })),
        ),
      ],
      rows: data.countries.map(({ code, name }) => ({
        cells: [
          cell(name),
          ...KINDS.flatMap((kind) =>
            (['gap', 'partial', 'unknown'] as const).map((status) => cell(number(countOf(data, code, kind, status)))),
          ),
        ],
      })),
    },
  ]
  for (const kind of KINDS) {
    const own = deficiencies.filter((one) => one.kind === kind)
    blocks.push({ kind: 'heading', level: 2, text: t(`conclusions.deficiencies.of.${kind}`) })
    if (own.length === 0) blocks.push(paragraph(t('conclusions.deficiencies.none')))
    else
      blocks.push({
        kind: 'table',
        caption: t(`conclusions.deficiencies.of.${kind}`),
        columns: [
          { title: t('conclusions.columns.entry'), kind: 'text', width: 14 },
          { title: t('conclusions.columns.requirement'), kind: 'text', width: 44 },
          { title: t('conclusions.columns.deficiency'), kind: 'text', width: 100 },
          { title: t('conclusions.columns.severity'), kind: 'text', width: 24 },
          { title: t('conclusions.columns.state'), kind: 'text', width: 30 },
        ],
        rows: byCountry(data, own, (one) => deficiencyRow(one, data, words)),
      })
  }
  const proposed = candidates.filter(({ requirement }) => data.titles.has(requirement))
  if (proposed.length > 0)
    blocks.push(
      { kind: 'heading', level: 2, text: t('conclusions.deficiencies.candidates') },
      paragraph(t('conclusions.deficiencies.candidatesText', { count: proposed.length })),
      {
        kind: 'table',
        caption: t('conclusions.deficiencies.candidates'),
        columns: [
          { title: t('conclusions.columns.deficiency'), kind: 'text', width: 90 },
          { title: t('conclusions.columns.kind'), kind: 'text', width: 26 },
          { title: t('conclusions.columns.severity'), kind: 'text', width: 24 },
          { title: t('conclusions.columns.proposal'), kind: 'text', width: 80 },
        ],
        rows: byCountry(data, proposed, (one) => ({
          cells: [
            cell({ ...words.text(one.title), strong: true }, '. ', words.text(one.description)),
            cell(t(`conclusions.deficiencies.kind.${one.kind}`)),
            cell(t(`countries.severities.${one.severity}`)),
            cell(words.text(one.proposedMeasure)),
          ],
        })),
      },
    )
  return [{ orientation: 'landscape', blocks }]
}

/** An area is legislative or organisational, and so is what is lacking in it. */
function countOf(data: ReportData, country: string, kind: string, status: 'gap' | 'partial' | 'unknown'): number {
  const areas = data.areas.filter((area) => area.kind === kind).map(({ id }) => id)
  return sum(
    data.requirements
      .filter(({ area }) => areas.includes(area))
      .map(({ id }) => (cellOf(data, country, id).status === status ? 1 : 0)),
  )
}

function deficiencyRow(one: RegisterDeficiency, data: ReportData, words: Words): Row {
  const { t } = words
  const title = data.titles.get(one.requirement)
  return {
    cells: [
      cell(`D-${one.number}`),
      title === undefined ? cell(one.requirement) : cell(words.text(title)),
      cell({ ...words.text(one.title), strong: true }, '. ', words.text(one.description)),
      cell(t(`countries.severities.${one.severity}`)),
      cell(
        t(`conclusions.deficiencies.status.${one.status}`) +
          (one.isPublished ? '' : ` (${t('conclusions.notPublished')})`),
      ),
    ],
  }
}

/** The gravest first within a country. */
function byCountry<One extends { country: string; severity: (typeof SEVERITIES)[number] }>(
  data: ReportData,
  entries: readonly One[],
  rowOf: (one: One) => Row,
): Row[] {
  return data.countries.flatMap(({ code, name }): Row[] => {
    const own = entries
      .filter(({ country }) => country === code)
      .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
    return own.length === 0 ? [] : [{ group: name }, ...own.map(rowOf)]
  })
}
