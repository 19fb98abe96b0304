import { STATUSES, type Status } from '../law/schema'
import type { Cell, Matrix, MatrixCountry, MatrixRequirement } from './schema'
import type { MatrixView } from './view'

/** How many cells have each status. */
export type Counts = Record<Status, number>

export function countStatuses(cells: Iterable<Pick<Cell, 'status'>>): Counts {
  const counts: Counts = { met: 0, partial: 0, gap: 0, unknown: 0 }
  for (const { status } of cells) counts[status] += 1
  return counts
}

/** Cells whose status is known. A share is always of these: what is unknown is neither a gap nor met. */
export function countKnown(counts: Counts): number {
  return counts.met + counts.partial + counts.gap
}

export function addCounts(all: Iterable<Counts>): Counts {
  const sum = countStatuses([])
  for (const counts of all) for (const status of STATUSES) sum[status] += counts[status]
  return sum
}

/** The twelve of the workshop unless the view names others; in the view's order, pinned ones first. */
export function selectCountries(matrix: Matrix, view: MatrixView): MatrixCountry[] {
  const byCode = new Map(matrix.countries.map((country) => [country.code, country]))
  const chosen = view.countries
    ? [...new Set(view.countries)].flatMap((code) => byCode.get(code) ?? [])
    : matrix.countries.filter(({ role }) => role === 'participant')
  if (view.columns === 'gaps') {
    const gaps = new Map(chosen.map(({ code }) => [code, countGapsOfCountry(matrix, view, code)]))
    // Sorting is stable: countries with equally many gaps stay in the order they had.
    chosen.sort((a, b) => (gaps.get(b.code) ?? 0) - (gaps.get(a.code) ?? 0))
  }
  const pinned = view.pin ?? []
  return [
    ...pinned.flatMap((code) => chosen.find((country) => country.code === code) ?? []),
    ...chosen.filter(({ code }) => !pinned.includes(code)),
  ]
}

function countGapsOfCountry(matrix: Matrix, view: MatrixView, code: string): number {
  const column = matrix.countries.findIndex((country) => country.code === code)
  const rows = selectRequirements(matrix, view, matrix.countries)
  return rows.filter(({ cells }) => cells[column]?.status === 'gap').length
}

/** The cells of a requirement for the countries given, in their order. */
export function cellsFor(matrix: Matrix, requirement: MatrixRequirement, countries: MatrixCountry[]): Cell[] {
  const columns = new Map(matrix.countries.map(({ code }, index) => [code, index]))
  return countries.flatMap(({ code }) => requirement.cells[columns.get(code) ?? -1] ?? [])
}

/**
 * The requirements that pass every filter. A filter on status, confidence, review, change or law keeps a requirement where
 * at least one of `countries` has such a cell: one cell that fits all of them, not one for each.
 */
export function selectRequirements(matrix: Matrix, view: MatrixView, countries: MatrixCountry[]): MatrixRequirement[] {
  const words = fold(view.q ?? '')
    .split(/\s+/)
    .filter(Boolean)
  const isCellAsked =
    view.status !== undefined ||
    view.confidence !== undefined ||
    view.review !== undefined ||
    view.changed === true ||
    view.marked === true ||
    view.law === 'changed'
  return matrix.requirements.filter((requirement) => {
    if (view.area !== undefined && requirement.area !== view.area) return false
    if (view.group !== undefined && requirement.group !== view.group) return false
    if (view.core && !requirement.core) return false
    if (view.standard !== undefined && !requirement.articles.some(({ standard }) => standard === view.standard))
      return false
    const title = fold(`${requirement.title.text} ${requirement.id}`)
    if (!words.every((word) => title.includes(word))) return false
    if (!isCellAsked) return true
    return cellsFor(matrix, requirement, countries).some(
      (cell) =>
        (view.status === undefined || cell.status === view.status) &&
        (view.confidence === undefined || cell.confidence === view.confidence) &&
        (view.review === undefined || reviewOf(cell) === view.review) &&
        (!view.changed || cell.was !== null) &&
        (!view.marked || cell.isMarked === true) &&
        (view.law === undefined || cell.isLawChanged === true),
    )
  })
}

// Where nothing is recorded there is nothing to review.
function reviewOf(cell: Cell) {
  return cell.confidence === null ? null : (cell.review ?? 'unreviewed')
}

// Upper and lower case and accents do not count when a reader looks for a word.
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

/** The articles that the view's standard has for a requirement, else its first article in any standard. */
export function articlesShown(
  requirement: MatrixRequirement,
  view: MatrixView,
): { standard: string; article: string }[] {
  if (view.standard === undefined) return requirement.articles.slice(0, 1)
  return requirement.articles.filter(({ standard }) => standard === view.standard)
}

/** All the countries: those of `codes` first and in that order, the others after them as they were. */
export function sortedLike(countries: readonly MatrixCountry[], codes: readonly string[]): MatrixCountry[] {
  const place = (code: string) => (codes.includes(code) ? codes.indexOf(code) : codes.length)
  return [...countries].sort((a, b) => place(a.code) - place(b.code))
}
