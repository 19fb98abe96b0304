import { z } from 'zod'
import { STATUSES } from '../law/schema'

// A report as every renderer takes it: plain data that knows no format. It travels to the process that makes the file
// as JSON and is parsed there, so its types are Zod schemas.

const runSchema = z.object({
  text: z.string(),
  /** Where the text is in another language than the document. */
  lang: z.string().optional(),
  strong: z.boolean().optional(),
  emphasis: z.boolean().optional(),
  /** A whole http(s) address. */
  href: z.string().optional(),
})
/** A piece of text of one kind. Nothing in it is markup: renderers escape all of it. */
export type Run = z.infer<typeof runSchema>

const cellSchema = z.object({
  runs: z.array(runSchema),
  /** The cell's ground and sign; its word is then the sign's name in the legend. */
  status: z.enum(STATUSES).optional(),
})
export type Cell = z.infer<typeof cellSchema>

export const COLUMN_KINDS = ['text', 'number', 'status'] as const
const columnSchema = z.object({
  title: z.string(),
  kind: z.enum(COLUMN_KINDS),
  /** Share of the table's width, in any unit: only the proportions count. */
  width: z.number().positive(),
})
export type Column = z.infer<typeof columnSchema>

const rowSchema = z.union([
  /** A row that heads those below it, over all columns. */
  z.object({ group: z.string() }),
  z.object({ cells: z.array(cellSchema) }),
])
export type Row = z.infer<typeof rowSchema>

const tableSchema = z.object({
  kind: z.literal('table'),
  /** Without its number, which the renderer sets. */
  caption: z.string(),
  columns: z.array(columnSchema).min(1),
  rows: z.array(rowSchema),
  /** Set smaller, for many narrow columns. */
  dense: z.boolean().optional(),
})
export type TableBlock = z.infer<typeof tableSchema>

const figureSchema = z.object({
  kind: z.literal('figure'),
  caption: z.string(),
  /** What the figure shows, for whoever does not see it. */
  alt: z.string(),
  /** Drawn in its own units; without any reference to what lies outside. */
  svg: z.string(),
  width: z.number().positive(),
  height: z.number().positive(),
})
export type FigureBlock = z.infer<typeof figureSchema>

const blockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({
    kind: z.literal('paragraph'),
    runs: z.array(runSchema),
    /** `note`: set apart from what the database says, e.g. a word of the staff. */
    tone: z.literal('note').optional(),
  }),
  z.object({ kind: z.literal('list'), items: z.array(z.array(runSchema)) }),
  tableSchema,
  figureSchema,
])
export type Block = z.infer<typeof blockSchema>

export const ORIENTATIONS = ['portrait', 'landscape'] as const
const partSchema = z.object({ orientation: z.enum(ORIENTATIONS), blocks: z.array(blockSchema) })
/** Pages of one orientation. */
export type Part = z.infer<typeof partSchema>

const sectionSchema = z.object({ id: z.string(), title: z.string(), parts: z.array(partSchema) })
export type ReportSection = z.infer<typeof sectionSchema>

export const documentSchema = z.object({
  lang: z.string(),
  title: z.string(),
  subtitle: z.string(),
  /** Name and value: date, countries, revision, address … */
  facts: z.array(z.object({ name: z.string(), value: z.array(runSchema) })),
  /** Who the document is by. */
  publisher: z.string(),
  /** The last day the data speaks for, `YYYY-MM-DD`: the file's own date, so that equal inputs give equal bytes. */
  day: z.string(),
  /** What stands at the foot of every page beside its number. */
  footer: z.string(),
  sections: z.array(sectionSchema),
  words: z.object({
    contents: z.string(),
    table: z.string(),
    figure: z.string(),
    page: z.string(),
    status: z.record(z.enum(STATUSES), z.string()),
  }),
})
export type ReportDocument = z.infer<typeof documentSchema>

/** The sign of each status, as the pages draw it. */
export const SIGNS = { met: '✓', partial: '◐', gap: '✕', unknown: '?' } as const

export const FORMATS = ['docx', 'pdf', 'html', 'md'] as const
export type Format = (typeof FORMATS)[number]

export const text = (value: string): Run => ({ text: value })
export const strong = (value: string): Run => ({ text: value, strong: true })
export const paragraph = (...runs: (Run | string)[]): Block => ({
  kind: 'paragraph',
  runs: runs.map((run) => (typeof run === 'string' ? text(run) : run)),
})
export const cell = (...runs: (Run | string)[]): Cell => ({
  runs: runs.map((run) => (typeof run === 'string' ? text(run) : run)),
})

/** Only addresses of the web become links: an address from the data could be anything. */
export function webAddress(url: string | null | undefined): string | undefined {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined
  return new URL(url).href
}
