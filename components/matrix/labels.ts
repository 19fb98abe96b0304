import type { Confidence, Status } from '@/lib/law/schema'
import type { Cell } from '@/lib/matrix/schema'
import type messages from '@/lib/platform/i18n/messages/es.json'

/** The grid's words in the reader's language, and the days it names, written out by the server. */
export type GridLabels = (typeof messages)['matrix']['grid'] & {
  sinceDay: Record<string, string>
}

/** Puts values into the `{places}` of a text without plurals. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** A cell in words: "Chile, conservación rápida: cumplido desde el 21 de junio de 2024, fuente primaria; antes: laguna". */
export function describeCell(country: string, title: string, cell: Cell, labels: GridLabels): string {
  const words: Record<Status | Confidence, string> = labels
  const of = (value: string) => fill(labels.pair, { name: `${country}, ${title}`, value })
  if (cell.confidence === null) return of(`${labels.unknown}, ${labels.notRecorded}`)
  const since = cell.from === null ? '' : ` ${labels.sinceDay[cell.from] ?? cell.from}`
  const was = cell.was === null ? '' : `; ${fill(labels.was, { status: words[cell.was] })}`
  return of(`${words[cell.status]}${since}, ${words[cell.confidence]}${was}`)
}
