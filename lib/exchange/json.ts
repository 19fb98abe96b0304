import { type ExchangeTable, plainValue } from './table'

/** A table for programs: what its columns are, and a row each by column key; a link is its address. */
export function writeJson({ name, title, columns, rows }: ExchangeTable): string {
  return JSON.stringify({
    name,
    title,
    columns: columns.map(({ key, title, kind }) => ({ key, title, kind })),
    rows: rows.map(({ values }) => Object.fromEntries(columns.map(({ key }) => [key, plainValue(values[key])]))),
  })
}
