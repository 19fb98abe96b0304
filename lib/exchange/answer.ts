import { writeCsv } from './csv'
import { type Format, fileName, MEDIA_TYPES } from './format'
import { writeJson } from './json'
import type { ExchangeTable } from './table'
import { writeWorkbook } from './workbook'

type AnswerOptions = {
  /** The file's name without its ending: what is shown, of which day, in which language. */
  name: string
  /** Further sheets of a workbook; the other formats hold the one table. */
  sheets?: readonly ExchangeTable[]
}

/** A table as a file to keep. CSV carries the mark by which Excel knows its encoding. */
export async function answerTable(table: ExchangeTable, format: Format, options: AnswerOptions): Promise<Response> {
  return new Response(await encode(table, format, options), {
    headers: {
      'content-type': MEDIA_TYPES[format],
      'content-disposition': `attachment; filename="${fileName(options.name, format)}"`,
    },
  })
}

async function encode(table: ExchangeTable, format: Format, { sheets = [] }: AnswerOptions): Promise<BodyInit> {
  if (format === 'csv') return writeCsv(table, { bom: true })
  if (format === 'json') return writeJson(table)
  const workbook = await writeWorkbook([table, ...sheets], { title: table.title })
  return new Uint8Array(workbook)
}
