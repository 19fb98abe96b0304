import { type Finding, STATUSES, type Status } from '../../law/schema'
import { type Counts, countKnown, countStatuses } from '../../matrix/rules'
import { semicolon } from '../../platform/i18n/names'
import type { Block, Cell, Column, Row } from '../document'
import type { ReportCell, ReportData, ReportRequirement } from '../schema'
import type { Words } from '../words'

/** A section without its frame: what stands on its pages. */
export type Builder = (data: ReportData, words: Words) => { orientation: 'portrait' | 'landscape'; blocks: Block[] }[]

export const NOT_RECORDED: ReportCell = { status: 'unknown', confidence: null, from: null, was: null }

export const cellOf = (data: ReportData, country: string, requirement: string): ReportCell =>
  data.cells.get(`${country} ${requirement}`) ?? NOT_RECORDED

export function countsFor(
  data: ReportData,
  countries: readonly { code: string }[],
  requirements: readonly { id: string }[],
): Counts {
  return countStatuses(countries.flatMap(({ code }) => requirements.map(({ id }) => cellOf(data, code, id))))
}

/** "28 of 40", of those known; how many are not known always stands beside it. */
export function shareOfKnown(counts: Counts, { t, number, percent }: Words): string {
  const known = countKnown(counts)
  if (known === 0) return '–'
  return t('conclusions.shareOf', {
    met: number(counts.met),
    known: number(known),
    share: percent(counts.met / known),
  })
}

/** Numbers of the four statuses as cells, in the order of STATUSES. */
export const countCells = (counts: Counts, { number }: Words): Cell[] =>
  STATUSES.map((status) => ({ runs: [{ text: number(counts[status]) }] }))

export const statusColumns = ({ t }: Words, width: number): Column[] =>
  STATUSES.map((status) => ({ title: capital(t(`statusPlural.${status}`)), kind: 'number', width }))

export const statusCell = (status: Status, { status: name }: Words): Cell => ({
  runs: [{ text: name(status) }],
  status,
})

/** Articles under the instruments that they stand in: "Código Penal: 128, 131". A dash where there is none. */
export function citations(
  provisions: readonly { article: string; instrument: string }[],
  { article: inWords, locale }: Words,
): string {
  const byInstrument = new Map<string, string[]>()
  for (const { article, instrument } of provisions) {
    const articles = byInstrument.get(instrument) ?? []
    if (!articles.includes(inWords(article))) articles.push(inWords(article))
    byInstrument.set(instrument, articles)
  }
  return [...byInstrument].map(([title, articles]) => `${title}: ${articles.join(', ')}`).join(semicolon(locale)) || '–'
}

/** Requirements under their areas and groups, as rows of a table. */
export function rowsByGroup(
  data: ReportData,
  requirements: readonly ReportRequirement[],
  words: Words,
  rowsOf: (requirement: ReportRequirement) => Row[],
): Row[] {
  return data.areas.flatMap((area) =>
    area.groups.flatMap((group) => {
      const members = requirements.filter((one) => one.area === area.id && one.group === group.id)
      const rows = members.flatMap(rowsOf)
      return rows.length === 0 ? [] : [{ group: words.plain(group.title) }, ...rows]
    }),
  )
}

export const indexFindings = (findings: readonly Finding[]): Map<string, Finding> =>
  new Map(findings.map((finding) => [`${finding.country} ${finding.requirement}`, finding]))

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
