/** A number by which laws are named, as it stands in a text. */
export type Reference = {
  /** Where it stands. */
  index: number
  length: number
  /** Its one way of being written: 128, 128bis, 241a, 27436, 407/2022, 189.1. */
  key: string
  /** What it may also be filed under: the law without its year, the article without its paragraph. */
  broader: string[]
  /** Nothing but a law is written like this: 27.436, 407/2022, 241-A, 128 bis. A bare 14 may be an age. */
  isLawlike: boolean
}

const SUFFIXES = 'bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies'
const NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}_])(\\d{1,3}(?:\\.\\d{3})+(?!\\d)|\\d+)` +
    `(?:[ -]?(${SUFFIXES})(?![\\p{L}\\p{N}_])|-?([a-z])(?![\\p{L}\\p{N}_])|([/-])(\\d{1,4})(?![\\p{L}\\p{N}_])|\\.(\\d{1,2})(?![\\p{L}\\p{N}_]))?`,
  'gu',
)

/**
 * The numbers of articles and laws in a text, however they are written: "art. 241-A", "241 A" and "241a" are 241a;
 * "27.436" is 27436; "367 quáter" is 367quater; "8.069/1990" is 8069/1990, filed under 8069 too; "189.1" is 189.1,
 * filed under 189 too; "226-227" is 226/227, filed under both. The database's search_references() reads the same.
 */
export function referencesIn(text: string): Reference[] {
  const letters = foldLetters(text.replace(/[ºª°]/g, ' ').replace(/(\d) ([A-Z])(?![\p{L}\p{N}_])/gu, '$1-$2'))
  return [...letters.matchAll(NUMBER)].map((match) => {
    const [whole, first = '', suffix, letter, joint, second, paragraph] = match
    const main = readNumber(first)
    const other = second === undefined ? undefined : readNumber(second)
    const rest =
      suffix ?? letter ?? (other === undefined ? undefined : `/${other}`) ?? (paragraph ? `.${paragraph}` : '')
    const broader: string[] = []
    if (joint !== undefined || paragraph !== undefined) broader.push(main)
    if (joint === '-' && other !== undefined) broader.push(other)
    const isYear = joint === '/' && (second?.length ?? 0) > 1
    return {
      index: match.index,
      length: whole.length,
      key: main + rest,
      broader,
      isLawlike: first.includes('.') || suffix !== undefined || letter !== undefined || isYear,
    }
  })
}

/** Every key of a text, each once: what the database files it under. */
export function keysIn(text: string): string[] {
  return [...new Set(referencesIn(text).flatMap(({ key, broader }) => [key, ...broader]))].sort()
}

/** Letters without accents, in lower case, one for one: what stands at a place stands there in the original. */
export function foldLetters(text: string): string {
  return [...text]
    .map((letter) => {
      if (letter <= '\u007f') return letter.toLowerCase()
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
      return plain.length === letter.length ? plain : letter
    })
    .join('')
}

function readNumber(digits: string): string {
  return digits.replaceAll('.', '').replace(/^0+/, '') || '0'
}
