import { bestPractice } from '../../comparison/procedure-best-rules'
import { addCounts, type Counts } from '../../matrix/rules'
import { type Block, cell, paragraph, type Row, text } from '../document'
import { drawBars } from '../figure'
import { type Builder, countCells, countsFor, shareOfKnown, statusColumns, sum } from './shared'

/** How many requirements the list of the most frequent gaps names. */
const MOST_FREQUENT = 10

/** The scope and its totals, each country's counts, and where gaps are most frequent. */
export const buildSummary: Builder = (data, words) => {
  const { t, number } = words
  const rows = data.countries.map((country) => ({
    country,
    counts: countsFor(data, [country], data.requirements),
    core: countsFor(
      data,
      [country],
      data.requirements.filter((requirement) => requirement.core),
    ),
    changed: [...data.cells].filter(([key, { was }]) => key.startsWith(`${country.code} `) && was !== null).length,
  }))
  const total = addCounts(rows.map(({ counts }) => counts))
  const blocks: Block[] = [
    paragraph(
      t('conclusions.summary.scope', {
        requirements: data.requirements.length,
        countries: data.countries.length,
        cells: number(data.requirements.length * data.countries.length),
        day: words.day(data.day),
      }),
    ),
    paragraph(t('conclusions.summary.totals', figures(total, words.number))),
    {
      kind: 'figure',
      caption: t('conclusions.summary.figure', { day: words.day(data.day) }),
      alt: t('conclusions.summary.figureAlt', {
        list: rows
          .map(({ country, counts }) => t('text.pair', { name: country.name, value: countsText(counts) }))
          .join('; '),
      }),
      ...drawBars(
        rows.map(({ country, counts }) => ({ name: country.name, counts })),
        {
          met: t('statusPlural.met'),
          partial: t('statusPlural.partial'),
          gap: t('statusPlural.gap'),
          unknown: t('statusPlural.unknown'),
        },
      ),
    },
    {
      kind: 'table',
      caption: t('conclusions.summary.byCountry', { day: words.day(data.day) }),
      columns: [
        { title: t('conclusions.columns.country'), kind: 'text', width: 24 },
        ...statusColumns(words, 25),
        { title: t('conclusions.columns.share'), kind: 'text', width: 24 },
        { title: t('conclusions.columns.coreShare'), kind: 'text', width: 24 },
        ...(data.since === null
          ? []
          : [{ title: t('conclusions.columns.changed'), kind: 'number' as const, width: 20 }]),
      ],
      rows: [
        ...rows.map(
          ({ country, counts, core, changed }): Row => ({
            cells: [
              cell(country.name),
              ...countCells(counts, words),
              cell(shareOfKnown(counts, words)),
              cell(shareOfKnown(core, words)),
              ...(data.since === null ? [] : [cell(number(changed))]),
            ],
          }),
        ),
        {
          cells: [
            cell({ text: t('conclusions.total'), strong: true }),
            ...countCells(total, words),
            cell(shareOfKnown(total, words)),
            cell(shareOfKnown(addCounts(rows.map(({ core }) => core)), words)),
            ...(data.since === null ? [] : [cell(number(sum(rows.map(({ changed }) => changed))))]),
          ],
        },
      ],
    },
  ]
  const gaps = data.requirements
    .map((requirement) => ({ requirement, counts: countsFor(data, data.countries, [requirement]) }))
    .filter(({ counts }) => counts.gap > 0)
    .sort((a, b) => b.counts.gap - a.counts.gap)
    .slice(0, MOST_FREQUENT)
  blocks.push({ kind: 'heading', level: 2, text: t('conclusions.summary.frequent') })
  if (gaps.length === 0) blocks.push(paragraph(t('conclusions.summary.noGaps')))
  else
    blocks.push({
      kind: 'list',
      items: gaps.map(({ requirement, counts }) => [
        words.text(requirement.title),
        text(
          `: ${t('conclusions.summary.gapIn', { gaps: counts.gap, unknown: counts.unknown, total: data.countries.length })}`,
        ),
      ]),
    })
  const best = data.requirements.filter(
    ({ id }) =>
      countsFor(data, data.countries, [{ id }]).gap > 0 &&
      bestPractice(
        data.practices.filter(({ requirement }) => requirement === id),
        [],
      ).length > 0,
  )
  if (best.length > 0) blocks.push(paragraph(t('conclusions.summary.models', { count: best.length })))
  return [{ orientation: 'portrait', blocks }]

  function countsText(counts: Counts): string {
    return t('conclusions.summary.counts', figures(counts, words.number))
  }
}

function figures({ met, partial, gap, unknown }: Counts, number: (value: number) => string) {
  return {
    met: number(met),
    partial: number(partial),
    gap: number(gap),
    unknown: number(unknown),
    known: number(met + partial + gap),
    all: number(met + partial + gap + unknown),
  }
}
