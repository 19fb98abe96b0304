import type { ColumnKey } from '@/lib/exchange/plans'
import type { ExchangeRow, ExchangeTable, ExchangeValue } from '@/lib/exchange/table'
import type { Status } from '@/lib/law/schema'
import { buildRows, type MatrixRow } from '@/lib/matrix/rows'
import { articlesShown, cellsFor, countStatuses, selectCountries, selectRequirements } from '@/lib/matrix/rules'
import type { Matrix, MatrixRequirement } from '@/lib/matrix/schema'
import { type MatrixView, sinceOf } from '@/lib/matrix/view'
import { cellId } from './law-sheets'
import { type ExchangeWords, frameworkArticles } from './words'

/** The requirements and countries that a view shows, in its order. */
export function shownOf(matrix: Matrix, view: MatrixView) {
  const countries = selectCountries(matrix, view)
  const rows = buildRows(matrix, selectRequirements(matrix, view, countries), countries)
  // As the grid has them: with most gaps first, on every level.
  const inOrder = (some: MatrixRow[]) =>
    view.sort === 'gaps' ? [...some].sort((a, b) => b.counts.gap - a.counts.gap) : some
  const flatten = (some: MatrixRow[]): MatrixRequirement[] =>
    inOrder(some).flatMap((row) => (row.kind === 'requirement' ? [row.requirement] : flatten(row.subRows)))
  const requirements = flatten(rows)
  return { countries, requirements }
}

/** The matrix as a view shows it: a row a requirement, a column a country; each cell leads to its finding. */
export function matrixTable(matrix: Matrix, view: MatrixView, words: ExchangeWords): ExchangeTable {
  const { countries, requirements } = shownOf(matrix, view)
  const standards = new Map(matrix.standards.map(({ id, short }) => [id, short]))
  const areas = new Map(matrix.areas.map(({ id, title }) => [id, title.text]))
  const groups = new Map(matrix.areas.flatMap(({ groups }) => groups.map(({ id, title }) => [id, title.text] as const)))
  const isCompared = sinceOf(view) !== null
  const isLawChanged = requirements.some((one) => cellsFor(matrix, one, countries).some((cell) => cell.isLawChanged))
  const isShown = (key: ColumnKey) => (key === 'was' ? isCompared : key !== 'lawChanged' || isLawChanged)
  const rowOf = (requirement: MatrixRequirement): ExchangeRow => {
    const cells = cellsFor(matrix, requirement, countries)
    const { met, partial, gap, unknown } = countStatuses(cells)
    const values: Record<string, ExchangeValue> = {
      area: areas.get(requirement.area) ?? requirement.area,
      group: groups.get(requirement.group) ?? requirement.group,
      requirement: requirement.title.text,
      requirementId: requirement.id,
      core: words.yes(requirement.core),
      article: frameworkArticles(articlesShown(requirement, view), standards, words),
      articles: frameworkArticles(requirement.articles, standards, words),
      met,
      partial,
      gap,
      unknown,
      page: words.page(`/requirements/${requirement.id}`),
    }
    const tones: Record<string, Status> = {}
    const links: ExchangeRow['links'] = {}
    for (const [index, { code }] of countries.entries()) {
      const cell = cells[index]
      if (cell === undefined) continue
      values[`status:${code}`] = words.status(cell.status)
      values[`statusCode:${code}`] = cell.status
      values[`confidence:${code}`] = words.confidence(cell.confidence)
      values[`since:${code}`] = cell.from
      values[`was:${code}`] = cell.was === null ? '' : words.status(cell.was)
      values[`marked:${code}`] = cell.isMarked ? words.t('yes') : ''
      values[`lawChanged:${code}`] = cell.isLawChanged ? words.t('yes') : ''
      tones[`status:${code}`] = cell.status
      if (cell.was !== null) tones[`was:${code}`] = cell.was
      links[`status:${code}`] = {
        href: words.address(`/matrix/${code}/${requirement.id}`),
        to: { sheet: 'findings', row: cellId(code, requirement.id) },
      }
    }
    return { id: requirement.id, values, tones, links }
  }
  return {
    name: 'matrix',
    title: words.t('sheets.matrix'),
    frozen: 3,
    columns: words.columns('matrix', (key) => (isShown(key) ? countries : [])),
    rows: requirements.map(rowOf),
  }
}
