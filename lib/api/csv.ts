import { writeCsv } from '../exchange/csv'
import type { ListOperation } from './operation'
import { columnsOf, flatten } from './shape-rules'

/** Rows as CSV (RFC 4180): columns by their path, texts a column a language, lists as JSON in one cell. */
export function rowsAsCsv(operation: ListOperation, rows: readonly unknown[]): string {
  const { flat } = operation
  const columns = columnsOf(flat?.row ?? operation.row)
  const shown = flat === undefined ? rows : rows.flatMap((row) => flat.of(row))
  return writeCsv({
    name: operation.id,
    title: operation.id,
    columns: columns.map(({ key, kind }) => ({ key, title: key, kind })),
    rows: shown.map((row, index) => ({ id: String(index), values: flatten(columns, row) })),
  })
}
