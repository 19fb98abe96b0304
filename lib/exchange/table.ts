import type { Status } from '../law/schema'
import { type Fault, Invalid } from '../platform/errors'

/*
 * A table as it leaves Cotejo: plain data that every format (CSV, JSON, XLSX) is made from. Texts are in the reader's
 * language, days `YYYY-MM-DD`, addresses whole.
 */

export const COLUMN_KINDS = ['text', 'number', 'date', 'link'] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

/** A way to a page, and in a workbook to the row `row` of the sheet `sheet` where it has them. */
export type ExchangeLink = { text: string; href: string; to?: { sheet: string; row: string } }

/** null: nothing recorded. A column of kind `text` holds texts, `number` numbers, `date` days, `link` links. */
export type ExchangeValue = string | number | ExchangeLink | null

export type ExchangeColumn = {
  key: string
  title: string
  kind: ColumnKind
  /** Not on the screen: left out unless the reader asks for it. What the screen shows is never left out. */
  isExtra?: true
  /** Columns that are asked for together under this name, as the same fact of twelve countries is. */
  family?: { key: string; title: string }
  /** Readers of spreadsheets turn it to this width, in characters; otherwise it follows what it holds. */
  width?: number
}

export type ExchangeRow = {
  /** One of its table's; other sheets lead to the row by it. */
  id: string
  /** By column key; a column without a value is empty. */
  values: Record<string, ExchangeValue>
  /** The status whose colours a cell has, by column key. */
  tones?: Record<string, Status>
  /** Where a cell leads, by column key: a text cell that is a link besides. */
  links?: Record<string, Omit<ExchangeLink, 'text'>>
}

export type ExchangeTable = {
  /** Part of the file's name, and what links between sheets call it: lower-case ASCII letters, digits, hyphens. */
  name: string
  title: string
  columns: ExchangeColumn[]
  rows: ExchangeRow[]
  /** How many first columns stay where they are while the others move. */
  frozen?: number
}

/** What a reader chooses a column by. */
export function choiceOf({ key, title, family }: ExchangeColumn): { key: string; title: string } {
  return family ?? { key, title }
}

/** The choices of a table's columns in their order, each once; `isExtra` ones may be left out. */
export function choicesOf(columns: readonly ExchangeColumn[]): { key: string; title: string; isExtra: boolean }[] {
  const choices = new Map<string, { key: string; title: string; isExtra: boolean }>()
  for (const column of columns) {
    const choice = choiceOf(column)
    if (!choices.has(choice.key)) choices.set(choice.key, { ...choice, isExtra: column.isExtra === true })
  }
  return [...choices.values()]
}

/**
 * The table with the columns that the screen shows and those asked for. Throws Invalid where one asked for is none of
 * the table's.
 */
export function pickColumns(table: ExchangeTable, asked: readonly string[]): ExchangeTable {
  const known = new Set(table.columns.map((column) => choiceOf(column).key))
  const unknown = asked.find((key) => !known.has(key))
  if (unknown !== undefined) {
    const fault: Fault = { field: 'extra', value: unknown, reason: 'choice' }
    throw new Invalid([fault])
  }
  const columns = table.columns.filter((column) => !column.isExtra || asked.includes(choiceOf(column).key))
  return { ...table, columns }
}

/** A cell as plain text, a number or nothing: a link is its address. */
export function plainValue(value: ExchangeValue | undefined): string | number | null {
  if (value === undefined || value === null || value === '') return null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return typeof value === 'string' ? value : value.href
}
