import { signName } from '@/components/law/sign'
import type { MatrixRow } from '@/lib/matrix/rows'
import { articlesShown } from '@/lib/matrix/rules'
import type { Cell, MatrixCountry } from '@/lib/matrix/schema'
import { formatView, type MatrixView } from '@/lib/matrix/view'
import { toggleFold } from './fold'
import { describeCell, fill, type GridLabels } from './labels'

/*
 * The cells as HTML. A thousand of them as React elements took two thirds of the time of a page and most of the
 * browser's start; as text they take a tenth (docs/decisions/003). Every value is escaped here, by `attribute` and
 * `content`, and nowhere else.
 */

/** What all the cells of a table share. */
export type CellContext = {
  view: MatrixView
  labels: GridLabels
  /** `/es` */
  base: string
  standards: Map<string, string>
  /** Where a pinned country's column stands, in pixels from the table's start. */
  pinnedAt: Map<string, number>
}

const HOSTILE = /[&<>"']/
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const content = (text: string) => (HOSTILE.test(text) ? escapeText(text) : text)
const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character)
const attribute = (text: string) => `"${content(text)}"`

/** A column between title and counts: the articles, or a country with its place in a row's cells. */
export type BetweenColumn = 'article' | { country: MatrixCountry; index: number }

/** What stands in a cell: a link to its page, named in full for those who do not see the sign. */
export function cellLinkHtml(
  cell: Cell,
  country: MatrixCountry,
  requirement: { id: string; title: string },
  { view, labels, base }: Omit<CellContext, 'standards' | 'pinnedAt'>,
): string {
  const sign = signName(cell.status, cell.confidence)
  const address = `${base}/matrix/${country.code}/${requirement.id}${view.date === undefined ? '' : `?date=${view.date}`}`
  const label = attribute(describeCell(country.name, requirement.title, cell, labels))
  const corner = cell.was === null ? '' : `<i class="${cell.was}"></i>`
  const law = cell.isLawChanged ? '<b></b>' : ''
  return (
    `<a class="${cell.status}${markClasses(cell)}" href=${attribute(address)} aria-label=${label} data-c="${country.code}">` +
    `<svg><use href="#${sign}"/></svg>${corner}${law}</a>`
  )
}

// A tick, a broken line, a flag; what nobody has reviewed or marked, the ordinary case, has none.
function markClasses({ review, isMarked }: Cell): string {
  return (review === undefined ? '' : ` ${review}`) + (isMarked ? ' marked' : '')
}

/** A row of the matrix, upright. */
export function rowHtml(row: MatrixRow, columns: BetweenColumn[], context: CellContext): string {
  const cells =
    row.kind === 'requirement' ? requirementRowHtml(row, columns, context) : sumRowHtml(row, columns, context)
  return `<tr class="${row.kind}">${cells}</tr>`
}

/** A requirement's row: its title, its articles, a cell a country, and the four counts. */
export function requirementRowHtml(
  row: MatrixRow & { kind: 'requirement' },
  columns: BetweenColumn[],
  context: CellContext,
): string {
  const { view, labels, base, standards } = context
  const { text, lang } = row.title
  const date = view.date === undefined ? '' : `?date=${view.date}`
  const langMark = base === `/${lang}` ? '' : ` lang=${attribute(lang)}`
  const langNote = langMark === '' ? '' : ` <small>(${content(lang)})</small>`
  const core = row.requirement.core ? `<abbr title=${attribute(labels.core1)}>•</abbr>` : ''
  const title =
    `<th scope="row" class="title"><a href=${attribute(`${base}/requirements/${row.id}${date}`)}${langMark}>` +
    `${content(text)}</a>${langNote}${core}</th>`
  const cells = columns.map((column) => {
    if (column === 'article') {
      const articles = articlesShown(row.requirement, view)
        .map(({ standard, article }) => `${article} ${standards.get(standard) ?? standard}`)
        .join('; ')
      return `<td class="article" title=${attribute(articles)}>${content(articles)}</td>`
    }
    const cell = row.cells[column.index]
    if (!cell) return ''
    const place = context.pinnedAt.get(column.country.code)
    const td = place === undefined ? '<td class="c">' : `<td class="c pinned" style="inset-inline-start:${place}px">`
    return `${td}${cellLinkHtml(cell, column.country, { id: row.id, title: text }, context)}</td>`
  })
  return `${title}${cells.join('')}${totalsHtml(row.counts)}`
}

/** The row of an area or a group: its name, which folds it, how many requirements it has, and each country's share. */
export function sumRowHtml(
  row: MatrixRow & { kind: 'area' | 'group' },
  columns: BetweenColumn[],
  { view, labels, pinnedAt }: CellContext,
): string {
  const isFolded = view.fold?.includes(row.id) ?? false
  const name = row.title.text
  const address = formatView({ ...view, ...toggleFold(view, row.id) }) || '?'
  const label = fill(isFolded ? labels.unfold : labels.fold, { name })
  const title =
    `<th scope="rowgroup" class="title"><a class="fold" href=${attribute(address)} data-fold="${row.id}" ` +
    `aria-expanded="${!isFolded}" aria-label=${attribute(label)}>${content(name)}</a></th>`
  const cells = columns.map((column) => {
    if (column === 'article') return `<td class="article size">${row.size}</td>`
    const counts = row.byCountry[column.index]
    if (!counts) return ''
    const known = counts.met + counts.partial + counts.gap
    const place = pinnedAt.get(column.country.code)
    const td = place === undefined ? '<td class="sum"' : `<td class="sum pinned" style="inset-inline-start:${place}px"`
    return `${td}>${counts.met}/${known}</td>`
  })
  return `${title}${cells.join('')}${totalsHtml(row.counts)}`
}

function totalsHtml(counts: MatrixRow['counts']): string {
  return (
    `<td class="total met">${counts.met}</td><td class="total partial">${counts.partial}</td>` +
    `<td class="total gap">${counts.gap}</td><td class="total unknown">${counts.unknown}</td>`
  )
}
