import type { Localised } from '../platform/i18n/localised'
import type { Authority } from './procedure-schema'

// What can be read in the free texts of the dataset. The English text is read, since every value has one; the reader
// is shown the record's own words beside whatever is read here.

/** The English text of a recorded value; empty where it has none, and nothing is then read in it. */
export function englishOf(value: Localised | string | undefined): string {
  if (value === undefined) return ''
  return typeof value === 'string' ? value : (value.en ?? '')
}

// A dash; "none", alone or only with where it was looked for ("none set", "none in the articles"); "no rule; …",
// "no list found". Not "none for offences against a minor" and not "not less than one year": those say something.
const PLACEHOLDERS = [
  /^[-–—]?$/,
  /^none( (set|stated|found|specific|of its own|in .*))?$/,
  /^no (rule\b.*|.*\bfound)$/,
  /^not (found|stated|set|established|recorded|known|fixed in the article)\b/,
]
// Says of itself, anywhere in it, that nobody read or checked it: "Federal Police (not verified)".
const UNCHECKED = /\bnot (verified|read|re-read)\b/

/**
 * Whether an attribute's English text records a fact that another country could take as a model. "none", "-", "not
 * verified" and the like record nothing; neither does what says of itself that it was not read or verified.
 */
export function isRecorded(english: string): boolean {
  const text = english.trim().toLowerCase()
  return !UNCHECKED.test(text) && !PLACEHOLDERS.some((pattern) => pattern.test(text))
}

/** Whether the text says nothing that a reader could be shown, not even that there is none. */
export function isBlank(english: string): boolean {
  return /^[-–—]?$/.test(english.trim())
}

// Longer names first, so that "judicial police" is not cut short. In the twelve countries the Attorney General and the
// Public Ministry are the prosecution service (Ministerio Público, Fiscalía General).
const NAMES: readonly [RegExp, Authority][] = [
  [/^judicial police\b/, 'police'],
  [/^police\b/, 'police'],
  [/^((federal|supreme|criminal|control|federal control|organised crime) )?(judges?|courts?)\b/, 'judge'],
  [/^((head|specialised unit) of the )?prosecution( services?)?\b/, 'prosecutor'],
  [/^(prosecutors?|public ministry|attorney general)\b/, 'prosecutor'],
  [/^(internet )?(service )?providers?\b/, 'provider'],
  [/^(by )?law\b/, 'law'],
]
const NEXT = /^(?:,? (?:or|and) |, )/
const END = /^(?:$|[;,(]| \(| or | and | for )/

/**
 * Who orders, read at the beginning of the English text: "prosecutor or judicial police" are two, "judge, prosecution
 * service heard" is one. What comes after ";" or in brackets is not read; a text that begins otherwise ("competent
 * authority", "not verified") names nobody.
 */
export function authoritiesIn(english: string): Authority[] {
  let rest = english.trim().toLowerCase()
  const found: Authority[] = []
  for (;;) {
    const name = NAMES.flatMap(([pattern, authority]) => {
      const match = pattern.exec(rest)
      return match ? [{ authority, length: match[0].length }] : []
    })[0]
    if (name === undefined) return found
    const after = rest.slice(name.length)
    // The first name may be followed by anything; one that follows it only counts where it stands alone.
    if (found.length > 0 && !END.test(after)) return found
    if (!found.includes(name.authority)) found.push(name.authority)
    const next = NEXT.exec(after)
    if (next === null) return found
    rest = after.slice(next[0].length)
  }
}
