import { referencesIn } from './reference-rules'

/** A stretch of a text; `isHit`: it is what was looked for. */
export type Piece = { text: string; isHit: boolean }

/** What the database puts around what it found; it stands in no text of ours. */
export const MARK_START = '\uE000'
export const MARK_END = '\uE001'

type Range = { from: number; to: number }

/**
 * The original text in pieces. `marked` is the same text letter for letter, its accents and signs evened out, with
 * marks around what was found. Where the two don't run side by side nothing is marked rather than the wrong letters.
 * `numbers` are keys of laws and articles to mark as well.
 */
export function markText(text: string, marked: string, numbers: readonly string[] = []): Piece[] {
  const letters = [...text]
  const ranges = readMarks(marked, letters.length)
  for (const { index, length, key } of referencesIn(text))
    if (numbers.includes(key)) {
      const from = [...text.slice(0, index)].length
      ranges.push({ from, to: from + length })
    }
  const pieces: Piece[] = []
  let at = 0
  for (const { from, to } of merge(ranges)) {
    if (from > at) pieces.push({ text: letters.slice(at, from).join(''), isHit: false })
    pieces.push({ text: letters.slice(from, to).join(''), isHit: true })
    at = to
  }
  if (at < letters.length) pieces.push({ text: letters.slice(at).join(''), isHit: false })
  return pieces
}

export const hasHit = (pieces: readonly Piece[]) => pieces.some(({ isHit }) => isHit)

/** About `length` letters of the text, around where most was found; cut between words, with an ellipsis where cut. */
export function excerptOf(pieces: readonly Piece[], length = 240): Piece[] {
  const text = pieces.map(({ text }) => text).join('')
  if (text.length <= length * 1.15) return [...pieces]
  const starts: number[] = []
  let at = 0
  for (const piece of pieces) {
    if (piece.isHit) starts.push(at)
    at += piece.text.length
  }
  const within = (from: number) => starts.filter((start) => start >= from && start < from + length * 0.8).length
  let best = starts[0] ?? 0
  for (const start of starts) if (within(start) > within(best)) best = start
  let from = Math.max(0, Math.min(best - Math.floor(length / 5), text.length - length))
  if (from > 0) from = text.indexOf(' ', from) + 1
  let to = Math.min(text.length, from + length)
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + 1)
  const cut = slicePieces(pieces, from, to)
  if (from > 0) cut.unshift({ text: '… ', isHit: false })
  if (to < text.length) cut.push({ text: ' …', isHit: false })
  return cut
}

function slicePieces(pieces: readonly Piece[], from: number, to: number): Piece[] {
  const cut: Piece[] = []
  let at = 0
  for (const { text, isHit } of pieces) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, to - at))
    if (part !== '') cut.push({ text: part, isHit })
    at += text.length
  }
  return cut
}

function readMarks(marked: string, length: number): Range[] {
  const ranges: Range[] = []
  let at = 0
  let from = 0
  for (const letter of marked) {
    if (letter === MARK_START) from = at
    else if (letter === MARK_END) ranges.push({ from, to: at })
    else at += 1
  }
  return at === length ? ranges : []
}

/** In order; ranges that touch or overlap are one, and so are words with only a space between them. */
function merge(ranges: Range[]): Range[] {
  const merged: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else merged.push({ ...range })
  }
  return merged
}
