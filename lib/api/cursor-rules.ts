import { z } from 'zod'

/*
 * A cursor says after which row a list goes on: the row's place in the list's own order, not a count of rows. So rows
 * that come or go meanwhile move nothing: every row that was there all the time is given once.
 */

const cursorSchema = z.tuple([z.string(), z.string()])

/** `operation`: which list it is for; `place`: the last row's. */
export function writeCursor(operation: string, place: string): string {
  return toBase64Url(JSON.stringify([operation, place]))
}

/** The place; null for a text that is no cursor of this list. */
export function readCursor(operation: string, cursor: string): string | null {
  try {
    const [of, place] = cursorSchema.parse(JSON.parse(fromBase64Url(cursor)))
    // One cursor has one spelling: what was made up otherwise is none.
    return of === operation && writeCursor(of, place) === cursor && !place.includes('\0') ? place : null
  } catch {
    return null
  }
}

function toBase64Url(text: string): string {
  const bytes = new TextEncoder().encode(text)
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): string {
  if (!/^[\w-]*$/.test(text)) throw new Error('not base64url')
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)))
}

export type Rows<Row> = { rows: Row[]; next: string | null }

/** A page of a list that is in memory whole. `placeOf` gives each row a place of its own; places compare as texts. */
export function pageOf<Row>(
  all: readonly Row[],
  placeOf: (row: Row) => string,
  { after, limit }: { after: string | null; limit: number },
): Rows<Row> {
  const placed = all.map((row) => ({ row, place: placeOf(row) }))
  placed.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
  const left = after === null ? placed : placed.filter(({ place }) => place > after)
  return cut(left, limit)
}

/** A page of rows that were asked for with one more than its limit. */
export function cut<Row>(placed: readonly { row: Row; place: string }[], limit: number): Rows<Row> {
  const page = placed.slice(0, limit)
  const next = placed.length > limit ? (page.at(-1)?.place ?? null) : null
  return { rows: page.map(({ row }) => row), next }
}

/** A number that compares as a text. */
export const padded = (number: number) => String(number).padStart(8, '0')
