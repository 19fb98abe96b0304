import { type Cell, cellRef, type DataValidation, rangeRef, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import type { Country, Framework } from '../dataset/schema'
import { neutralise } from '../exchange/neutral'
import { BODY_STYLE, FACE, HEAD_STYLE } from '../exchange/workbook-look'
import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { countryRows, stampRows } from './row-rules'
import {
  COLUMNS,
  type ColumnName,
  choiceOf,
  DAY_COLUMNS,
  NUMBER_COLUMNS,
  SHEETS,
  type SheetName,
  type SheetRow,
  VERSION,
  type WorkbookWords,
} from './schema'

/** The sheet that says what the file is; nobody sees it. */
export const META_SHEET = 'cotejo'
/** Room below what is there for what an expert adds. */
const ROOM = 500
const FIRST_DATE = '1900-03-01'
const WIDE: ReadonlySet<ColumnName> = new Set([
  'rationale',
  'summary',
  'value',
  'title',
  'conduct',
  'note',
  'requirementTitle',
])

/** A country's workbook, to be filled in: what stands here, drop-downs, and the framework's tests as notes. */
export async function writeCountryWorkbook(input: {
  country: Country
  framework: Framework
  revision: string
  locale: Locale
  words: WorkbookWords
  title: string
}): Promise<Uint8Array> {
  const { country, framework, revision, locale, words, title } = input
  const titles = new Map(framework.requirements.map(({ id, title: own }) => [id, pickText(own, locale).text]))
  const rows = countryRows(country, locale, titles)
  const lists = listsOf(country, framework)
  const stamps = stampRows(rows, country.country)
  return writeXlsx({
    sheets: [
      helpSheet(words),
      ...SHEETS.map((sheet) =>
        entrySheet(
          sheet,
          rows.filter((row) => row.sheet === sheet),
          { words, lists, framework, locale },
        ),
      ),
      {
        name: words.sheets.lists,
        veryHidden: true,
        rows: transpose([...lists.values()]),
      },
      {
        name: META_SHEET,
        veryHidden: true,
        rows: [
          ['version', VERSION],
          ['country', country.country],
          ['locale', locale],
          ['revision', revision],
          ...[...stamps].map(([key, stamp]) => [key, stamp]),
        ],
      },
    ],
    properties: { title, creator: 'Cotejo' },
    defaultFont: FACE,
  })
}

type Lists = ReadonlyMap<'requirement' | 'attribute', string[]>

function listsOf(_country: Country, framework: Framework): Lists {
  return new Map([
    ['requirement', framework.requirements.map(({ id }) => id)],
    ['attribute', framework.attributes.filter(({ kind }) => kind !== 'penalty').map(({ id }) => id)],
  ])
}

function transpose(columns: readonly string[][]): (string | null)[][] {
  const height = Math.max(...columns.map((column) => column.length))
  return Array.from({ length: height }, (_, row) => columns.map((column) => column[row] ?? null))
}

type SheetInput = { words: WorkbookWords; lists: Lists; framework: Framework; locale: Locale }

function entrySheet(
  sheet: SheetName,
  rows: readonly SheetRow[],
  { words, lists, framework, locale }: SheetInput,
): WriteSheet {
  const columns: readonly ColumnName[] = COLUMNS[sheet]
  const cells = new Map<string, Partial<Cell>>()
  columns.forEach((column, at) => {
    cells.set(`0,${at}`, { value: words.columns[column], type: 'string', style: HEAD_STYLE })
  })
  const tests = new Map(framework.requirements.map((requirement) => [requirement.id, requirement]))
  rows.forEach((row, index) => {
    columns.forEach((column, at) => {
      const cell = makeCell(sheet, column, row.cells[column] ?? '', words)
      if (sheet === 'findings' && column === 'requirement') {
        const test = tests.get(row.cells.requirement ?? '')
        if (test) {
          const part = (name: 'question' | 'met' | 'partial') =>
            `${words.note[name]}: ${pickText(test[name], locale).text}`
          cell.comment = { text: [part('question'), part('met'), part('partial')].join('\n\n') }
        }
      }
      cells.set(`${index + 1},${at}`, cell)
    })
  })
  const last = rows.length + ROOM
  return {
    name: words.sheets[sheet],
    rows: [columns.map(() => null), ...rows.map(() => columns.map(() => null))],
    cells,
    columns: columns.map((column) => ({ width: WIDE.has(column) ? 60 : 20 })),
    freezePane: { rows: 1, columns: 1 },
    autoFilter: { range: rangeRef(0, 0, rows.length, columns.length - 1) },
    dataValidations: columns.flatMap((column, at) =>
      validationOf(sheet, column, rangeRef(1, at, last, at), words, lists),
    ),
  }
}

function validationOf(
  sheet: SheetName,
  column: ColumnName,
  range: string,
  words: WorkbookWords,
  lists: Lists,
): DataValidation[] {
  const choice = choiceOf(sheet, column)
  const common = { type: 'list' as const, allowBlank: true, showErrorMessage: true, range }
  if (choice !== null) return [{ ...common, values: Object.values(words.choices[choice]) }]
  if (column !== 'requirement' && column !== 'attribute') return []
  const at = [...lists.keys()].indexOf(column)
  const end = lists.get(column)?.length ?? 1
  const [from, to] = [cellRef(0, at), cellRef(end - 1, at)].map((ref) => ref.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2'))
  return [{ ...common, formula1: `'${words.sheets.lists.replaceAll("'", "''")}'!${from}:${to}` }]
}

function makeCell(sheet: SheetName, column: ColumnName, text: string, words: WorkbookWords): Partial<Cell> {
  if (text === '') return { value: null, type: 'empty', style: BODY_STYLE }
  const choice = choiceOf(sheet, column)
  if (choice !== null) return { value: words.choices[choice][text] ?? text, type: 'string', style: BODY_STYLE }
  if (NUMBER_COLUMNS.has(column)) return { value: Number(text), type: 'number', style: BODY_STYLE }
  const isDay = DAY_COLUMNS.has(column) || column === 'value'
  if (isDay && text >= FIRST_DATE && /^\d{4}-\d\d-\d\d$/.test(text))
    return { value: new Date(`${text}T00:00:00Z`), type: 'date', style: { ...BODY_STYLE, numFmt: 'yyyy-mm-dd' } }
  return { value: neutralise(text).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'), type: 'string', style: BODY_STYLE }
}

function helpSheet({ sheets, help }: WorkbookWords): WriteSheet {
  return {
    name: sheets.help,
    rows: help.map(() => [null]),
    cells: new Map(
      help.map((text, row) => [
        `${row},0`,
        { value: text, type: 'string' as const, style: row === 0 ? HEAD_STYLE : BODY_STYLE },
      ]),
    ),
    columns: [{ width: 100 }],
  }
}
