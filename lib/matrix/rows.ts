import type { Text } from '../platform/i18n/localised'
import { addCounts, type Counts, cellsFor, countStatuses } from './rules'
import type { Cell, Matrix, MatrixCountry, MatrixRequirement } from './schema'

/** A line of the matrix: an area with its groups, a group with its requirements, or a requirement. */
export type MatrixRow = {
  id: string
  title: Text
  /** Over all the countries shown. */
  counts: Counts
  subRows: MatrixRow[]
} & (
  | { kind: 'area' | 'group'; byCountry: Counts[]; size: number }
  | { kind: 'requirement'; requirement: MatrixRequirement; cells: Cell[] }
)

/** The requirements under their groups and areas, in the framework's order; what is empty is left out. */
export function buildRows(matrix: Matrix, requirements: MatrixRequirement[], countries: MatrixCountry[]): MatrixRow[] {
  const rowOf = (requirement: MatrixRequirement): MatrixRow => {
    const cells = cellsFor(matrix, requirement, countries)
    const { id, title } = requirement
    return { kind: 'requirement', id, title, requirement, cells, counts: countStatuses(cells), subRows: [] }
  }
  return matrix.areas.flatMap((area) => {
    const groups = area.groups.flatMap((group) => {
      const members = requirements.filter((requirement) => requirement.group === group.id)
      return members.length === 0 ? [] : [sumRow('group', group.id, group.title, members.map(rowOf), countries)]
    })
    return groups.length === 0 ? [] : [sumRow('area', area.id, area.title, groups, countries)]
  })
}

/** One country's counts over all the areas given. */
export function sumOfCountry(areas: MatrixRow[], column: number): Counts {
  return addCounts(
    areas.map((row) => (row.kind === 'requirement' ? countStatuses([]) : (row.byCountry[column] ?? countStatuses([])))),
  )
}

function sumRow(
  kind: 'area' | 'group',
  id: string,
  title: Text,
  subRows: MatrixRow[],
  countries: MatrixCountry[],
): MatrixRow {
  const byCountry = countries.map((_, column) =>
    addCounts(
      subRows.map((row) =>
        row.kind === 'requirement'
          ? countStatuses(row.cells.slice(column, column + 1))
          : (row.byCountry[column] ?? countStatuses([])),
      ),
    ),
  )
  const size = subRows.reduce((sum, row) => sum + (row.kind === 'requirement' ? 1 : row.size), 0)
  return { kind, id, title, subRows, byCountry, size, counts: addCounts(subRows.map(({ counts }) => counts)) }
}
