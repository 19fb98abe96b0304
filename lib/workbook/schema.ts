import { z } from 'zod'

/*
 * A country's workbook: a sheet a kind of entry, a column a field, texts in one language. The row model here is all
 * text; writing and reading a file only set it in cells.
 */

export const SHEETS = ['findings', 'facts', 'provisions', 'penalties', 'instruments', 'sources'] as const
export type SheetName = (typeof SHEETS)[number]

export const COLUMNS = {
  findings: [
    ...(['requirement', 'requirementTitle', 'from', 'to', 'status', 'confidence', 'rationale', 'provisions'] as const),
    'sources',
  ],
  facts: ['requirement', 'from', 'attribute', 'value'],
  provisions: [
    ...(['id', 'instrument', 'article', 'heading', 'inForceFrom', 'inForceTo', 'amendedBy', 'summary'] as const),
    'sources',
  ],
  penalties: ['provision', 'conduct', 'kind', 'unit', 'min', 'max', 'note'],
  instruments: [
    ...(['id', 'title', 'titleTranslated', 'kind', 'number', 'publishedOn', 'inForceOn', 'url', 'sources'] as const),
  ],
  sources: ['id', 'title', 'publisher', 'url', 'kind', 'publishedOn'],
} as const satisfies Record<SheetName, readonly string[]>

export type ColumnName = (typeof COLUMNS)[SheetName][number]

/** Only for the reader's eye: not read back. */
export const SHOWN_ONLY: ReadonlySet<ColumnName> = new Set(['requirementTitle'])
export const DAY_COLUMNS: ReadonlySet<ColumnName> = new Set([
  'from',
  'to',
  'inForceFrom',
  'inForceTo',
  'publishedOn',
  'inForceOn',
])
export const NUMBER_COLUMNS: ReadonlySet<ColumnName> = new Set(['min', 'max'])

export const CHOICES = {
  status: ['met', 'partial', 'gap', 'unknown'],
  confidence: ['primary', 'secondary', 'recall'],
  sourceKind: ['official', 'treaty-body', 'academic', 'press', 'other'],
  instrumentKind: ['code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol'],
  penaltyKind: ['prison', 'fine', 'disqualification', 'other'],
  unit: ['months', 'years', 'days-fine', 'units-fine'],
} as const
export type ChoiceName = keyof typeof CHOICES

export function choiceOf(sheet: SheetName, column: ColumnName): ChoiceName | null {
  if (column === 'status' || column === 'confidence' || column === 'unit') return column
  if (column !== 'kind') return null
  if (sheet === 'sources') return 'sourceKind'
  return sheet === 'instruments' ? 'instrumentKind' : 'penaltyKind'
}

/** The words of a workbook in its language: what a template is written with and read by. */
export interface WorkbookWords {
  sheets: Record<SheetName | 'help' | 'lists', string>
  columns: Record<ColumnName, string>
  choices: Record<ChoiceName, Record<string, string>>
  help: string[]
  /** What stands before the framework's tests in a note. */
  note: { question: string; met: string; partial: string }
}

export interface SheetRow {
  sheet: SheetName
  /** By column; an empty cell is an empty text. */
  cells: Partial<Record<ColumnName, string>>
}

/** A row as it was read: which row of its sheet, counted as a spreadsheet does. */
export interface ReadRow extends SheetRow {
  row: number
}

export const VERSION = 1

/** A text as a spreadsheet gives it back. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim()
}

export const cellFaultSchema = z.object({ sheet: z.string(), cell: z.string(), reason: z.string() })
/** `reason`: a key of messages `data.workbook.cellFault`, or a sentence of the dataset's rules. */
export type CellFault = z.infer<typeof cellFaultSchema>

export const REFUSALS = ['size', 'notXlsx', 'macros', 'external', 'bomb', 'encrypted', 'country', 'version'] as const
export type Refusal = (typeof REFUSALS)[number]

/** A file that is not looked at any further. */
export class WorkbookRefused extends Error {
  constructor(readonly why: Refusal) {
    super(`the workbook was refused: ${why}`)
  }
}

/** What is kept of an upload. */
export const uploadSchema = z.object({
  locale: z.string(),
  revision: z.string(),
  /** By unit: the stamp of its rows in the template. */
  stamps: z.record(z.string(), z.string()),
  rows: z.array(
    z.object({
      sheet: z.enum(SHEETS),
      row: z.int(),
      cells: z.record(z.string(), z.string()),
    }),
  ),
  faults: z.array(cellFaultSchema),
})
export type Upload = z.infer<typeof uploadSchema>
