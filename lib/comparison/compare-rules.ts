import { readAgeLimit } from '../cooperation/age-rules'
import type { Status } from '../law/schema'
import type { CompareView } from './compare-schema'
import type { PrisonRange } from './penalty-rules'

/*
 * What "agree" and "differ" mean when one fact is read across countries. What is not known, or not known for certain,
 * takes no side: it neither agrees nor differs, and a row that holds it never counts as one in which all agree.
 * Texts are compared as worded, not as meant: two wordings of one rule count as different, which a reader sees at
 * once, whereas a likeness guessed here would hide a difference.
 */

/** A fact in a form that two countries can be compared by; null where it is not known. */
export type Comparable = string | null

/**
 * `agree`: every country's fact is known and all are the same. `differ`: at least two that are known are not.
 * `unsettled`: what is known is the same, but some of it, or all, is not known.
 */
export type Outcome = 'agree' | 'differ' | 'unsettled'

/** Of one cell: `different` from the others, `unknown`, or `same` (nothing to mark). */
export type Mark = 'same' | 'different' | 'unknown'

/**
 * A row's outcome and the mark of each of its cells. Where they differ, what most countries share is left unmarked and
 * what departs from it is marked; where no value has more countries behind it than every other, all are marked.
 */
export function compareValues(values: readonly Comparable[]): { outcome: Outcome; marks: Mark[] } {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  const common = counts.size > 1 ? mostCommon(counts) : null
  const marks = values.map((value): Mark => {
    if (value === null) return 'unknown'
    return counts.size > 1 && value !== common ? 'different' : 'same'
  })
  if (counts.size > 1) return { outcome: 'differ', marks }
  const areAllKnown = values.length > 1 && values.every((value) => value !== null)
  return { outcome: areAllKnown ? 'agree' : 'unsettled', marks }
}

function mostCommon(counts: ReadonlyMap<string, number>): string | null {
  const most = Math.max(...counts.values())
  const leaders = [...counts].filter(([, count]) => count === most)
  return leaders.length === 1 ? (leaders[0]?.[0] ?? null) : null
}

/** A text without what makes no difference: case, the width and number of spaces, punctuation at its ends. */
export function normaliseText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:·…"'“”‘’«»–—-]+|(?<![\s.,;:·…"'“”‘’«»–—-])[\s.,;:·…"'“”‘’«»–—-]+$/g, '')
}

// "not stated", "not found; mobile lines only", "none recorded", "no list found": the record looked and has nothing.
const NOTHING_FOUND = /^(not (stated|found)\b|none (found|recorded|stated|in the text (read|seen))\b|no [\w ]*\bfound$)/
// Anywhere in it: something of the value itself was not verified.
const NOT_VERIFIED =
  /\bnot (yet )?(re-)?(verified|read)\b|\b(not|never) (established|checked|confirmed|known)\b|\bfrom (recall|memory)\b|\(recall\)/

/**
 * Whether a recorded value says that the fact is not known, wholly or in part. The dataset's values are free text, and
 * this reads their English. "none", "no", "not set", "not applicable" and the like are facts and stay known.
 */
export function isNotKnown(english: string): boolean {
  const text = normaliseText(english)
  return text === '' || NOTHING_FOUND.test(text) || NOT_VERIFIED.test(text)
}

/** Whether a value is only a stroke: nothing is recorded under it, and it is shown as such. */
export function isBlank(text: string): boolean {
  return normaliseText(text) === ''
}

/** A recorded text, as the reader sees it, for comparison. `english` is the same value in English. */
export function comparableText(shown: string, english: string): Comparable {
  return isNotKnown(english) ? null : normaliseText(shown)
}

/**
 * An age limit by the years it sets: "18" and "under 18" are one rule. A further limit in it keeps it apart ("18
 * (grooming 16)"), and words that set no age that can be read are compared as worded.
 */
export function comparableAge(shown: string, english: string): Comparable {
  if (isNotKnown(english)) return null
  const limit = readAgeLimit(english)
  if (limit === null) return normaliseText(shown)
  return limit.other === null ? `< ${limit.below}` : `< ${limit.below}, ${limit.other}: ${normaliseText(shown)}`
}

export function comparableStatus(status: Status | null): Comparable {
  return status === 'unknown' ? null : status
}

/**
 * Prison terms as the set of their ranges in months, in whatever order the articles have them. Nothing is said where
 * an end is not known, nor where the rows are `all` those of the articles, some of them for other conduct.
 */
export function comparablePrison(ranges: readonly PrisonRange[], basis: 'named' | 'all'): Comparable {
  if (ranges.length === 0 || basis === 'all') return null
  if (ranges.some(({ min, max }) => min === null || max === null)) return null
  return [...new Set(ranges.map(({ min, max }) => `${min}-${max}`))].sort().join(' ')
}

/** The countries as columns: pinned ones first, in the order of `pin`. A pin of a country that is not shown is nothing. */
export function placeColumns({ countries, pin }: Pick<CompareView, 'countries' | 'pin'>): string[] {
  const pinned = pin.filter((code) => countries.includes(code))
  return [...pinned, ...countries.filter((code) => !pinned.includes(code))]
}

type Columns = Pick<CompareView, 'countries' | 'pin'>

/** The columns with one of them a step to the left (-1) or right (1); null where it can't: pinned ones stay among themselves. */
export function moveColumn(columns: Columns, code: string, step: -1 | 1): Columns | null {
  const placed = placeColumns(columns)
  const from = placed.indexOf(code)
  const other = placed[from + step]
  if (from < 0 || other === undefined || columns.pin.includes(code) !== columns.pin.includes(other)) return null
  const countries = placed.map((one) => (one === code ? other : one === other ? code : one))
  return { countries, pin: countries.filter((one) => columns.pin.includes(one)) }
}

/** What the address asks for: its requirements in its order, then those of its groups in the framework's, each once. */
export function chosenRequirements(
  { requirements = [], groups = [] }: { requirements?: readonly string[]; groups?: readonly string[] },
  framework: readonly { id: string; group: string }[],
): string[] {
  const ofGroups = framework.filter(({ group }) => groups.includes(group)).map(({ id }) => id)
  return [...new Set([...requirements, ...ofGroups])]
}

/** Whether every word of what a reader searches for is in the text, accents and case ignored. */
export function hasWords(text: string, search: string): boolean {
  const inside = fold(text)
  return fold(search)
    .split(/\s+/)
    .every((word) => inside.includes(word))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
