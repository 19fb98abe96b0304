import { diffArrays } from 'diff'
import type { Locale } from '@/lib/platform/i18n/locales'

export type Piece = { text: string; isChanged: boolean }

const segmenters = new Map<Locale, Intl.Segmenter>()

/**
 * Two wordings, word by word in the reading language's own words: what of the old one is gone, what of the new one is
 * new. The pieces of a side put together are its text again, to the letter.
 */
export function markDifferences(old: string, now: string, locale: Locale): { old: Piece[]; now: Piece[] } {
  const [left, right] = [wordsOf(old, locale), wordsOf(now, locale)]
  const sides: { old: Piece[]; now: Piece[] } = { old: [], now: [] }
  let [at, to] = [0, 0]
  for (const { added, removed, count } of diffArrays(left, right, { comparator: isSameWord })) {
    if (!added) {
      sides.old.push({ text: left.slice(at, at + count).join(''), isChanged: removed })
      at += count
    }
    if (!removed) {
      sides.now.push({ text: right.slice(to, to + count).join(''), isChanged: added })
      to += count
    }
  }
  return { old: joinPieces(sides.old), now: joinPieces(sides.now) }
}

// A space belongs to the word before it: else the spaces of two quite different sentences would count as kept.
function wordsOf(text: string, locale: Locale): string[] {
  const words: string[] = []
  for (const segment of segmentsOf(text, locale)) {
    const last = words.length - 1
    if (last >= 0 && segment.trim() === '') words[last] += segment
    else words.push(segment)
  }
  return words
}

function segmentsOf(text: string, locale: Locale): string[] {
  // An engine without it cuts at spaces and around punctuation.
  if (!('Segmenter' in Intl)) return text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: 'word' })
  segmenters.set(locale, segmenter)
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const isSameWord = (one: string, other: string) => one.trimEnd() === other.trimEnd()

// Punctuation alone between two changes is no sameness worth showing.
function joinPieces(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  pieces.forEach((piece, index) => {
    const isBetween = !piece.isChanged && !/[\p{L}\p{N}]/u.test(piece.text)
    const isChanged =
      piece.isChanged || (isBetween && joined.at(-1)?.isChanged === true && pieces[index + 1]?.isChanged === true)
    const last = joined.at(-1)
    if (last && last.isChanged === isChanged) last.text += piece.text
    else joined.push({ text: piece.text, isChanged })
  })
  return joined
}
