import { type ChartWords, isUntied, type PenaltyChart } from '@/components/penalties/chart'
import { prisonRange } from '@/lib/comparison/penalty-rules'
import type { CountryPenalties } from '@/lib/comparison/penalty-schema'
import { type Answer, reaches } from '@/lib/comparison/penalty-threshold-rules'
import type { ExchangeRow, ExchangeTable, ExchangeValue } from '@/lib/exchange/table'
import type { ConductPenalty } from '@/lib/law/conduct-rules'
import type { ExchangeWords } from './words'

/** What each threshold's column is called, and what it answers. */
type ThresholdWords = {
  name: (letter: string, months: number) => string
  answer: (answer: Answer) => string
  untied: string
}

/** The penalties of one conduct: a row a penalty, or what stands instead of one. */
export function conductTable(
  chart: PenaltyChart,
  chartWords: ChartWords,
  thresholds: ThresholdWords,
  words: ExchangeWords,
): ExchangeTable {
  const { requirement, entries, marks } = chart
  const rowOf = (entry: CountryPenalties, row: ConductPenalty | null, index: number): ExchangeRow => {
    const { country, finding } = entry
    const status = finding?.status ?? 'unknown'
    const range = row === null ? null : prisonRange(row.penalty)
    const values: Record<string, ExchangeValue> = {
      country: words.nameOf(country),
      countryCode: country,
      status: words.status(status),
      statusCode: status,
      confidence: words.confidence(finding?.confidence),
      period: finding === null ? '' : words.law.findingPeriod(finding.period),
      article: row?.provision.article ?? words.lines((finding?.provisions ?? []).map(({ article }) => article)),
      instrument: row?.provision.instrument.title ?? '',
      conduct: words.text(row?.penalty.conduct),
      penaltyKind: row === null ? '' : words.terms(`penaltyKinds.${row.penalty.kind}`),
      range: row === null ? '' : words.law.range(row.penalty),
      months: row === null ? '' : words.law.months(row.penalty),
      minMonths: row?.penalty.minMonths ?? null,
      maxMonths: row?.penalty.maxMonths ?? null,
      note: words.lines([
        row === null ? (chartWords.noteOf(entry) ?? '') : words.text(row.penalty.note),
        isUntied(entry) ? thresholds.untied : '',
      ]),
      page: words.page(`/matrix/${country}/${requirement.id}`),
    }
    for (const { letter, months } of marks)
      values[`reaches:${letter}`] = range === null ? '' : thresholds.answer(reaches(range, months))
    const provision = row?.provision
    return {
      id: `${country} ${index}`,
      values,
      tones: { status },
      links:
        provision === undefined ? {} : { article: { href: words.address(`/provisions/${country}/${provision.id}`) } },
    }
  }
  const rows = entries.flatMap((entry) => {
    const penalties: (ConductPenalty | null)[] = [...entry.prison, ...entry.others]
    // What stands instead of prison terms has a row of its own, as on the page.
    const all = chartWords.noteOf(entry) === null ? penalties : [null, ...penalties]
    return all.map((row, index) => rowOf(entry, row, index))
  })
  return {
    name: 'conduct',
    title: words.t('sheets.conduct'),
    columns: words.columns('conduct', () =>
      marks.map(({ letter, months }) => ({ code: letter, name: thresholds.name(letter, months) })),
    ),
    rows,
  }
}
