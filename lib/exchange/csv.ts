import { neutralise } from './neutral'
import { type ExchangeTable, plainValue } from './table'

/** Excel takes a file without this mark for one in the machine's old encoding. */
const BYTE_ORDER_MARK = '\uFEFF'

/**
 * A table as RFC 4180 has it: commas, CRLF, a header, quotes where needed. Texts that a spreadsheet would run as
 * formulas are neutralised (see neutral.ts); numbers stay numbers, with a point. A link is its address.
 */
export function writeCsv({ columns, rows }: ExchangeTable, { bom = false }: { bom?: boolean } = {}): string {
  const lines = [
    columns.map(({ title }) => csvCell(title)),
    ...rows.map(({ values }) => columns.map(({ key }) => csvCell(plainValue(values[key])))),
  ]
  return `${bom ? BYTE_ORDER_MARK : ''}${lines.map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = neutralise(value)
  // Blanks at the ends are quoted too: some readers cut them off otherwise.
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
