import { contains } from '../law/periods'
import type { Status } from '../law/schema'
import type { Matrix } from '../matrix/schema'
import type { PictureChoice, PictureRequirement, Span, StatusTable } from './schema'

/** The findings of each cell, found again by country and requirement. */
export type History = ReadonlyMap<string, readonly Span[]>

const keyOf = (country: string, requirement: string) => `${country} ${requirement}`

export function historyOf(spans: readonly Span[]): History {
  const history = new Map<string, Span[]>()
  for (const span of spans) {
    const key = keyOf(span.country, span.requirement)
    const cell = history.get(key)
    if (cell) cell.push(span)
    else history.set(key, [span])
  }
  return history
}

/** The statuses on a day; unknown where nothing is recorded for it. */
export function tableOn(
  history: History,
  countries: readonly string[],
  requirements: readonly string[],
  day: string,
): StatusTable {
  const statusOf = (country: string, requirement: string): Status =>
    history.get(keyOf(country, requirement))?.find(({ period }) => contains(period, day))?.status ?? 'unknown'
  return {
    countries,
    requirements,
    statuses: countries.map((country) => requirements.map((requirement) => statusOf(country, requirement))),
  }
}

/** The same of a matrix that was read already. */
export function tableOf(matrix: Matrix): StatusTable {
  return {
    countries: matrix.countries.map(({ code }) => code),
    requirements: matrix.requirements.map(({ id }) => id),
    statuses: matrix.countries.map((_, column) =>
      matrix.requirements.map(({ cells }) => cells[column]?.status ?? 'unknown'),
    ),
  }
}

/** What the table would be if some cells had another status; cells that it does not have are left out. */
export function assume(
  table: StatusTable,
  changes: readonly { country: string; requirement: string; status: Status }[],
): StatusTable {
  const assumed = new Map(changes.map(({ country, requirement, status }) => [keyOf(country, requirement), status]))
  return {
    ...table,
    statuses: table.countries.map((country, row) =>
      table.requirements.map(
        (requirement, column) => assumed.get(keyOf(country, requirement)) ?? table.statuses[row]?.[column] ?? 'unknown',
      ),
    ),
  }
}

/** The requirements that a picture's address asks for, in the framework's order. */
export function chooseRequirements<R extends PictureRequirement>(
  requirements: readonly R[],
  { area, standard, core }: Pick<PictureChoice, 'area' | 'standard' | 'core'>,
): R[] {
  return requirements.filter(
    (one) =>
      (area === undefined || one.area === area) &&
      (standard === undefined || one.standards.includes(standard)) &&
      (core === undefined || one.core),
  )
}
