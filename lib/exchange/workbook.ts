import { type Cell, type CellStyle, cellRef, measureValueWidth, rangeRef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { neutralise } from './neutral'
import { type ExchangeColumn, type ExchangeRow, type ExchangeTable, plainValue } from './table'
import { BODY_STYLE, FACE, HEAD_STYLE, LINK_COLOUR, STATUS_STYLES } from './workbook-look'

/** Excel's own limits; a file beyond them is called damaged. */
const LONGEST_TEXT = 32_767
const LONGEST_NAME = 31
const MOST_LINKS = 65_530

const NARROWEST = 8
const WIDEST = 60

/** The first day that a spreadsheet's calendar counts as everybody's does; earlier ones stay texts. */
const FIRST_DATE = '1900-03-01'

/**
 * A workbook with one sheet a table, in their order. Sheets lead to one another where a link's `to` names a row that
 * the workbook has, else to the link's page. No cell is a formula: texts are typed as such, and neutralised besides for
 * who saves the sheet as CSV.
 */
export async function writeWorkbook(
  tables: readonly ExchangeTable[],
  { title }: { title: string },
): Promise<Uint8Array> {
  const places = placeRows(tables)
  return writeXlsx({
    sheets: tables.map((table) => makeSheet(table, places)),
    properties: { title: legible(title), creator: 'Cotejo' },
    defaultFont: FACE,
  })
}

type Places = { sheets: Map<string, string>; rows: Map<string, number> }

function placeRows(tables: readonly ExchangeTable[]): Places {
  const sheets = new Map<string, string>()
  const rows = new Map<string, number>()
  const taken = new Set<string>()
  for (const { name, title, rows: members } of tables) {
    sheets.set(name, sheetName(title, taken))
    for (const [index, { id }] of members.entries()) rows.set(`${name} ${id}`, index + 1)
  }
  return { sheets, rows }
}

/** A sheet's name as spreadsheets take it, and unlike the others. */
function sheetName(title: string, taken: Set<string>): string {
  const clean = legible(title)
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[' ]+|(?<![' ])[' ]+$/g, '')
  for (let count = 1; ; count++) {
    const ending = count === 1 ? '' : ` ${count}`
    const name = `${(clean || 'Cotejo').slice(0, LONGEST_NAME - ending.length).trim()}${ending}`
    if (taken.has(name.toLowerCase())) continue
    taken.add(name.toLowerCase())
    return name
  }
}

function makeSheet(table: ExchangeTable, places: Places): WriteSheet {
  const { columns, rows, frozen = 1 } = table
  const cells = new Map<string, Partial<Cell>>()
  for (const [column, { title }] of columns.entries())
    cells.set(`0,${column}`, { value: textCell(title), type: 'string', style: HEAD_STYLE })
  let links = 0
  for (const [index, row] of rows.entries())
    for (const [column, definition] of columns.entries()) {
      const cell = makeCell(row, definition, places)
      if (cell.hyperlink !== undefined && ++links > MOST_LINKS) delete cell.hyperlink
      cells.set(`${index + 1},${column}`, cell)
    }
  return {
    name: places.sheets.get(table.name) ?? table.name,
    rows: [columns.map(() => null), ...rows.map(() => columns.map(() => null))],
    cells,
    columns: columns.map((column) => ({ width: widthOf(column, rows) })),
    freezePane: { rows: 1, columns: Math.min(frozen, columns.length) },
    ...(columns.length === 0 ? {} : { autoFilter: { range: rangeRef(0, 0, rows.length, columns.length - 1) } }),
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
  }
}

function makeCell(row: ExchangeRow, { key, kind }: ExchangeColumn, places: Places): Partial<Cell> {
  const value = row.values[key] ?? null
  const tone = row.tones?.[key]
  const ground = tone === undefined ? BODY_STYLE : STATUS_STYLES[tone]
  const link = typeof value === 'object' && value !== null ? value : row.links?.[key]
  const style: CellStyle =
    link === undefined ? ground : { ...ground, font: { color: LINK_COLOUR, ...ground.font, underline: true } }
  const hyperlink = link === undefined ? {} : { hyperlink: leadTo(link, places) }
  if (typeof value === 'object' && value !== null)
    return { value: textCell(value.text || value.href), type: 'string', style, ...hyperlink }
  const plain = plainValue(value)
  if (plain === null) return { value: null, type: 'empty', style: ground }
  if (typeof plain === 'number') return { value: plain, type: 'number', style, ...hyperlink }
  if (kind === 'date' && plain >= FIRST_DATE && /^\d{4}-\d{2}-\d{2}$/.test(plain))
    return { value: new Date(`${plain}T00:00:00Z`), type: 'date', style: { ...style, numFmt: 'yyyy-mm-dd' } }
  return { value: textCell(plain), type: 'string', style, ...hyperlink }
}

function leadTo({ href, to }: { href: string; to?: { sheet: string; row: string } }, { sheets, rows }: Places) {
  const sheet = to && sheets.get(to.sheet)
  const row = to && rows.get(`${to.sheet} ${to.row}`)
  if (sheet === undefined || row === undefined) return { target: href }
  return { target: '', location: `'${sheet.replaceAll("'", "''")}'!${cellRef(row, 0)}` }
}

function widthOf({ key, title, width }: ExchangeColumn, rows: readonly ExchangeRow[]): number {
  if (width !== undefined) return width
  let widest = measureValueWidth(title) + 3
  for (const { values } of rows) {
    const value = values[key]
    const shown = typeof value === 'object' && value !== null ? value.text || value.href : plainValue(value)
    if (shown !== null) widest = Math.max(widest, measureValueWidth(shown) + 2)
    if (widest >= WIDEST) return WIDEST
  }
  return Math.max(NARROWEST, Math.ceil(widest))
}

function textCell(text: string): string {
  const cell = escapeEscapes(legible(neutralise(text)))
  return cell.length <= LONGEST_TEXT ? cell : `${cell.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}

// XML has no half characters and no U+FFFE or U+FFFF; a file with one is called damaged.
function legible(text: string): string {
  return text.replace(
    /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g,
    '\uFFFD',
  )
}

// `_x0041_` is how the format writes what XML can't; a text that looks so must not be read as it.
function escapeEscapes(text: string): string {
  return text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
}
