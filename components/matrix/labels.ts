import type { Confidence, Status } from '@/lib/law/schema'
import type { Cell } from '@/lib/matrix/schema'
import type register from '@/lib/platform/i18n/messages/es/register.json'
import type review from '@/lib/platform/i18n/messages/es/review.json'
import type texts from '@/lib/platform/i18n/messages/es/texts.json'
import type messages from '@/lib/platform/i18n/messages/es.json'

/** The grid's words in the reader's language, and the days it names, written out by the server. */
export type GridLabels = (typeof messages)['matrix']['grid'] &
  (typeof review)['grid'] &
  (typeof register)['grid'] &
  (typeof texts)['grid'] & {
    sinceDay: Record<string, string>
  }

/** Puts values into the `{places}` of a text without plurals. */
export function fill(text: string, values: Record<string, string | number>): string {
  let parts = cut.get(text)
  if (parts === undefined) {
    // Words and the names of places, in turn. A page fills the same few texts a thousand times.
    parts = text.split(/\{(\w+)\}/)
    cut.set(text, parts)
  }
  let filled = ''
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? ''
    filled += index % 2 === 0 ? part : (values[part] ?? `{${part}}`)
  }
  return filled
}

const cut = new Map<string, string[]>()

/** A cell in words: "Chile, conservación rápida: cumplido desde el 21 de junio de 2024, fuente primaria; antes: laguna". */
export function describeCell(country: string, title: string, cell: Cell, labels: GridLabels): string {
  const words: Record<Status | Confidence, string> = labels
  const of = (value: string) => fill(labels.pair, { name: `${country}, ${title}`, value })
  if (cell.confidence === null)
    return of(`${labels.unknown}, ${labels.notRecorded}${cell.isMarked ? `; ${labels.marked}` : ''}`)
  const since = cell.from === null ? '' : ` ${labels.sinceDay[cell.from] ?? cell.from}`
  const was = cell.was === null ? '' : `; ${fill(labels.was, { status: words[cell.was] })}`
  const review = cell.review === undefined ? '' : `; ${labels[cell.review]}`
  const marked = cell.isMarked ? `; ${labels.marked}` : ''
  const law = cell.isLawChanged ? `; ${labels.lawChanged}` : ''
  return of(`${words[cell.status]}${since}, ${words[cell.confidence]}${was}${review}${marked}${law}`)
}
