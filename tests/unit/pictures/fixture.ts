import fc from 'fast-check'
import { STATUSES } from '@/lib/law/schema'
import type { StatusTable } from '@/lib/pictures/schema'

const COUNTRIES = ['AR', 'BO', 'BR', 'CL', 'CR', 'EC', 'GT']

/** Any table of statuses of up to seven countries and nine requirements. */
export const tables: fc.Arbitrary<StatusTable> = fc
  .tuple(fc.integer({ min: 1, max: COUNTRIES.length }), fc.integer({ min: 0, max: 9 }))
  .chain(([countries, requirements]) =>
    fc
      .array(fc.array(fc.constantFrom(...STATUSES), { minLength: requirements, maxLength: requirements }), {
        minLength: countries,
        maxLength: countries,
      })
      .map((statuses) => ({
        countries: COUNTRIES.slice(0, countries),
        requirements: Array.from({ length: requirements }, (_, index) => `r${index + 1}`),
        statuses,
      })),
  )

/** A table with its countries, or its requirements, in another order. */
export function reorder(table: StatusTable, rows: readonly number[], columns: readonly number[]): StatusTable {
  return {
    countries: rows.map((row) => table.countries[row] ?? ''),
    requirements: columns.map((column) => table.requirements[column] ?? ''),
    statuses: rows.map((row) => columns.map((column) => table.statuses[row]?.[column] ?? 'unknown')),
  }
}

export const shuffled = (length: number): fc.Arbitrary<number[]> => {
  const all = Array.from({ length }, (_, index) => index)
  return fc.shuffledSubarray(all, { minLength: length, maxLength: length })
}

/** A table and another order of it. */
export const reordered = tables.chain((table) =>
  fc
    .tuple(shuffled(table.countries.length), shuffled(table.requirements.length))
    .map(([rows, columns]) => ({ table, other: reorder(table, rows, columns) })),
)

/** The table with one more requirement, of which nothing is known anywhere. */
export function withUnknown(table: StatusTable): StatusTable {
  return {
    ...table,
    requirements: [...table.requirements, 'more'],
    statuses: table.statuses.map((row) => [...row, 'unknown' as const]),
  }
}
