import { type Cell, type CellValue, cellRef, readXlsx } from 'hucre/xlsx'
import { z } from 'zod'
import { restore } from '../exchange/neutral'
import { isLocale, type Locale } from '../platform/i18n/locales'
import { inspectWorkbook } from './inspect'
import {
  type CellFault,
  COLUMNS,
  type ColumnName,
  cellText,
  choiceOf,
  DAY_COLUMNS,
  type ReadRow,
  SHEETS,
  SHOWN_ONLY,
  type SheetName,
  VERSION,
  WorkbookRefused,
  type WorkbookWords,
} from './schema'
import { META_SHEET } from './write'

const MOST_ROWS = 20_000
const LONGEST_CELL = 20_000

export interface ReadWorkbook {
  country: string
  locale: Locale
  revision: string
  stamps: Record<string, string>
  rows: ReadRow[]
  faults: CellFault[]
}

/** Reads an uploaded workbook. What is wrong in a cell is a fault of it; a file that is none is refused (WorkbookRefused). */
export async function readCountryWorkbook(
  file: Uint8Array,
  wordsOf: (locale: Locale) => Promise<WorkbookWords>,
): Promise<ReadWorkbook> {
  const inspected = inspectWorkbook(file)
  const { sheets } = await readXlsx(inspected, { maxRows: MOST_ROWS }).catch(() => {
    throw new WorkbookRefused('notXlsx')
  })
  const meta = readMeta(sheets.find(({ name }) => name === META_SHEET)?.rows ?? [])
  const words = await wordsOf(meta.locale)
  const [rows, faults]: [ReadRow[], CellFault[]] = [[], []]
  for (const sheet of SHEETS) {
    const name = words.sheets[sheet]
    const found = sheets.find((one) => one.name === name)
    if (found === undefined) faults.push({ sheet: name, cell: 'A1', reason: 'noSheet' })
    else readSheet(sheet, name, found, words, rows, faults)
  }
  return { ...meta, rows, faults }
}

const metaSchema = z.object({
  version: z.literal(VERSION),
  country: z.string().regex(/^[A-Z]{2}$/),
  locale: z.string().refine(isLocale),
  revision: z.union([z.string(), z.number()]).transform(String),
})

function readMeta(rows: readonly CellValue[][]) {
  const entries = rows.flatMap(([key, value]) => (typeof key === 'string' ? [[key, value] as const] : []))
  const found = metaSchema.safeParse(Object.fromEntries(entries.slice(0, 4)))
  if (!found.success || !isLocale(found.data.locale)) throw new WorkbookRefused('version')
  const stamps = entries.slice(4).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value] as const] : []))
  return { ...found.data, locale: found.data.locale, stamps: Object.fromEntries(stamps) }
}

type Found = { rows: readonly CellValue[][]; cells?: ReadonlyMap<string, Cell> | undefined }

function readSheet(
  sheet: SheetName,
  name: string,
  found: Found,
  words: WorkbookWords,
  rows: ReadRow[],
  faults: CellFault[],
): void {
  const [head = [], ...body] = found.rows
  const columns = COLUMNS[sheet].flatMap((column): { column: ColumnName; at: number }[] => {
    const at = head.findIndex((cell) => typeof cell === 'string' && cell.trim() === words.columns[column])
    if (at >= 0) return [{ column, at }]
    if (!SHOWN_ONLY.has(column)) faults.push({ sheet: name, cell: 'A1', reason: `noColumn:${words.columns[column]}` })
    return []
  })
  body.forEach((values, index) => {
    if (values.every((value) => value === null || value === undefined || String(value).trim() === '')) return
    const cells: ReadRow['cells'] = {}
    for (const { column, at } of columns) {
      if (SHOWN_ONLY.has(column)) continue
      const cell = cellRef(index + 1, at)
      const fault = (reason: string) => void faults.push({ sheet: name, cell, reason })
      const known = found.cells?.get(`${index + 1},${at}`)
      if (known?.formula !== undefined || known?.type === 'formula') fault('formula')
      else if (known?.type === 'error') fault('error')
      else cells[column] = readCell(sheet, column, values[at] ?? null, words, fault)
    }
    rows.push({ sheet, row: index + 2, cells })
  })
}

function readCell(
  sheet: SheetName,
  column: ColumnName,
  value: CellValue,
  words: WorkbookWords,
  fault: (reason: string) => void,
): string {
  if (value === null) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  const text = typeof value === 'string' ? cellText(restore(value)) : String(value)
  if (text.length > LONGEST_CELL) fault('long')
  const choice = choiceOf(sheet, column)
  if (choice !== null && text !== '') {
    const code = Object.entries(words.choices[choice]).find(([key, word]) => word === text || key === text)?.[0]
    if (code === undefined) fault('choice')
    return code ?? text
  }
  if (DAY_COLUMNS.has(column) && text !== '' && !/^\d{4}-\d\d-\d\d$/.test(text)) fault('day')
  return text
}
