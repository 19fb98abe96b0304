import type { InstrumentToMatch } from './schema'

/** A file as the repository's index tells of it. */
export type FileEntry = {
  path: string
  title: string | null
  shortTitle: string | null
  identifier: string | null
  publishedOn: string | null
}

export type InstrumentMatch =
  | { path: string; by: 'number' | 'title' }
  | { path: null; reason: 'noInstrument' | 'manyInstruments' | 'subnational' }

type LawNumber = { rank: string; number: string; year: string | null }

const RANKS: [RegExp, string][] = [
  [/^(decreto[- ]le[yi]|dl|decree[- ]law)$/, 'decree-law'],
  [/^(decreto legislativo|real decreto|rd|decreto supremo|decreto|decree|dec|dnu|ds)$/, 'decree'],
  [/^(ley organica|lo|organic law)$/, 'organic-law'],
  [/^(lei complementar|lc)$/, 'complementary-law'],
  [/^(ley|lei|law|loi)$/, 'law'],
  [/^(resolucion|resolucao|res|acuerdo)$/, 'resolution'],
]
const NUMBER = /^(\d{1,3}(?:\.\d{3})+|\d+)(?: ?[-/] ?(\d{2,4})|,? de (\d{4}))?(?:-[a-z])?$/
const NUMBER_WORDS = new Set(['n', 'n.', 'no', 'no.', 'n°', 'nº', 'n.°', 'n.º', 'num', 'num.'])

/** A law's number as a dataset, an identifier or a title writes it: "Ley 11.179", "DEC-407-2022", "LO 10/1995". */
export function readLawNumber(text: string, kind?: string): LawNumber | null {
  const plain = plainText(text.replace(/\([^()]*\)/g, ' ')).trim()
  return readPlain(plain, kind) ?? readPlain(plain.split(/[,;:«"]/, 1)[0]?.trim() ?? '', kind)
}

function readPlain(plain: string, kind: string | undefined): LawNumber | null {
  const at = plain.search(/\d/)
  const match = at < 0 ? null : NUMBER.exec(plain.slice(at))
  if (!match?.[1]) return null
  const [, digits, short, long] = match
  const words = plain.slice(0, at).split(/[ -]/).filter(Boolean)
  if (NUMBER_WORDS.has(words.at(-1) ?? '')) words.pop()
  const word = words.join(' ')
  const rank = word === '' ? rankOfKind(kind) : RANKS.find(([pattern]) => pattern.test(word))?.[1]
  if (rank === undefined) return null
  return { rank, number: digits.replaceAll('.', '').replace(/^0+/, ''), year: fullYear(long ?? short) }
}

function rankOfKind(kind: string | undefined): string | undefined {
  if (kind === 'decree' || kind === 'resolution') return kind
  return kind === 'law' || kind === 'code' || kind === 'treaty' ? 'law' : undefined
}

// "Decreto 17-73" and "Decreto 246/019" say 1973 and 2019.
function fullYear(year: string | undefined): string | null {
  if (year === undefined) return null
  if (year.length === 3) return `2${year}`
  return year.length === 2 ? `${Number(year) > 40 ? '19' : '20'}${year}` : year
}

// A number with a place behind it is a province's: the nation has a law of the same number.
const PLACE = /\(\s*\p{Lu}[\p{L}. ]*\)\s*$/u
// A law that says that it amends a code is not that code.
const AMENDING = /\b(modific|reform|derog|sustitu|alter[ae]|incorpor|adicion|modifies|amend)/

/** The one file that is the instrument, by its number where both have one, else by its title. */
export function matchInstrument(instrument: InstrumentToMatch, files: readonly FileEntry[]): InstrumentMatch {
  const { number, title, kind } = instrument
  if (number !== null && PLACE.test(number)) return { path: null, reason: 'subnational' }
  const own = (number === null ? null : readLawNumber(number, kind)) ?? readLawNumber(title, kind)
  const numbered = files.map((file) => ({ file, number: numberOf(file) }))
  if (own !== null) {
    const same = numbered.filter(
      ({ file, number }) => number !== null && isSameNumber(own, number) && isPlausible(file),
    )
    const exact = same.filter(({ file }) => file.publishedOn !== null && file.publishedOn === instrument.publishedOn)
    const chosen = same.length > 1 && exact.length > 0 ? exact : same
    if (chosen.length === 1 && chosen[0]) return { path: chosen[0].file.path, by: 'number' }
    if (chosen.length > 1) return { path: null, reason: 'manyInstruments' }
  }
  const wanted = titleWords(title)
  const isAmending = AMENDING.test(plainText(title))
  const titled = numbered.filter(({ file, number }) => {
    // Two numbers that differ are two laws, whatever their titles.
    if (own !== null && number !== null) return false
    if (!isPlausible(file)) return false
    return [file.title, file.shortTitle].some(
      (one) =>
        one !== null && AMENDING.test(plainText(one)) === isAmending && isSameTitle(wanted, titleWords(one), kind),
    )
  })
  if (titled.length === 1 && titled[0]) return { path: titled[0].file.path, by: 'title' }
  return { path: null, reason: titled.length > 1 ? 'manyInstruments' : 'noInstrument' }

  // The same number again decades later, or of another body.
  function isPlausible(file: FileEntry): boolean {
    if (file.publishedOn === null || instrument.publishedOn === null) return true
    return Math.abs(Date.parse(file.publishedOn) - Date.parse(instrument.publishedOn)) < 400 * 86_400_000
  }
}

function numberOf({ identifier, title }: FileEntry): LawNumber | null {
  return (identifier === null ? null : readLawNumber(identifier)) ?? (title === null ? null : readLawNumber(title))
}

function isSameNumber(one: LawNumber, other: LawNumber): boolean {
  const isSameYear = one.year === null || other.year === null || one.year === other.year
  return one.rank === other.rank && one.number === other.number && isSameYear
}

const SMALL = new Set([
  'de',
  'del',
  'la',
  'las',
  'el',
  'los',
  'y',
  'e',
  'en',
  'a',
  'al',
  'da',
  'do',
  'das',
  'dos',
  'the',
  'of',
])

function titleWords(title: string): string[] {
  return plainText(title.replace(/\([^()]*\)/g, ' '))
    .split(/[^a-z]+/)
    .filter((word) => word.length > 1 && !SMALL.has(word))
}

function isSameTitle(one: readonly string[], other: readonly string[], kind: string): boolean {
  if (one.length < 2 || other.length < 2) return false
  if (one.join(' ') === other.join(' ')) return true
  // "Ley Orgánica 10/1995, de 23 de noviembre, del Código Penal."
  if (kind === 'code' && other.length > one.length && other.slice(-one.length).join(' ') === one.join(' ')) return true
  const [a, b] = [new Set(one), new Set(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= 4 && shared / (a.size + b.size - shared) >= 0.8
}

function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
}
