// The numbers of articles as laws and this dataset write them: "128 bis", "241-A", "367 quáter", "17º.-", "588 ter a".
// A key is one spelling of each: lower case, no accents, letters behind a hyphen: "367 quater", "241-a", "588 ter-a".

/** The Latin of inserted articles, and the spellings that stand for the same place. */
const LATIN = new Map(
  [
    ['bis'],
    ['ter', 'tris'],
    ['quater', 'quarter'],
    ['quinquies', 'quinques', 'quinquis', 'quinter'],
    ['sexies', 'sexties'],
    ['septies', 'septimus'],
    ['octies', 'octavus'],
    ['nonies', 'novies'],
    ['decies'],
    ['undecies'],
    ['duodecies'],
  ].flatMap((spellings) => spellings.map((one) => [one, spellings[0] ?? one] as const)),
)
const LATIN_WORD = [...LATIN.keys()].join('|')

/** An article's own number at the start of a text, and how much of the text it takes. */
export type NumberRead = { key: string; length: number }

const LEADING = new RegExp(
  // The number with thousands' dots or a decimal; an ordinal mark; a letter; Latin; what follows the Latin.
  String.raw`^(\d{1,3}(?:\.\d{3})+(?!\d)|\d{1,5}(?:\.\d{1,2}(?![\d.]))?)\s?(?:[°ºª˚]|o(?=\s*[.°:–—-])|er(?=\s|\.))?` +
    '(?:-([a-z])(?![a-z0-9])|([a-z])(?![a-z0-9]))?' +
    String.raw`(?:[\s.-]{0,2}(${LATIN_WORD})(?![a-z]))?` +
    String.raw`(?:(?<=bis|ter|s)\s(?:([a-z])(?![a-z0-9.])|(\d{1,2})(?![\d.-]|\s?[-–]\s?\d)))?`,
)

/** Reads the number that a text begins with; null where it begins with none. */
export function readNumber(text: string): NumberRead | null {
  const plain = plainOf(text)
  const match = LEADING.exec(plain)
  if (!match?.[1]) return null
  const [whole, number, hyphened, glued, latin, letter, digit] = match
  const digits = /^\d{1,3}(\.\d{3})+$/.test(number) ? number.replaceAll('.', '') : number
  const parts = [String(digits).replace(/^0+(?=\d)/, '')]
  const own = hyphened ?? glued
  if (own !== undefined) parts[0] += `-${own}`
  if (latin !== undefined) parts.push(LATIN.get(latin) ?? latin)
  if (letter !== undefined) parts[parts.length - 1] += `-${letter}`
  if (digit !== undefined) parts.push(digit)
  return { key: parts.join(' '), length: whole.replace(/\.$/, '').length }
}

// Letter for letter as long as the text, so that places in one are places in the other.
function plainOf(text: string): string {
  return [...text]
    .map((letter) => {
      const bare = letter
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .toLowerCase()
      return bare.length === letter.length ? bare : letter
    })
    .join('')
}

/** An article that a provision names; `fallback` is the article where the key may also be one of its paragraphs. */
export type ArticleName = { key: string; fallback: string | null }
export type ArticleRange = { from: ArticleName; to: ArticleName }
export type Reference = {
  articles: (ArticleName | ArticleRange)[]
  /** Why nothing can be looked up: no article is named, the dataset doubts the number, or it lies in an annex. */
  fault: 'noArticle' | 'unverified' | 'annex' | null
}

const DOUBT = /\b(not|non?) (verified|read|checked)\b/
const ELSEWHERE = /\b(annex|anexo|appendix)\b/
// The article of what a law approves, not of the law.
const TREATY = /\((agreement|convention|treaty|convenio|acuerdo|tratado)\)/
// What names a part that is not an article.
const OTHER = /\b(ley|law|lei|decreto|decree|whole|framework|title|titles|chapter|art\.?|arts\.?)\b/

/** Reads a provision's `article`: one number, lists, ranges ("42 to 46", "190-A to 190-E", "588 ter a-i"), asides. */
export function readReference(article: string): Reference {
  const plain = plainOf(article)
  if (DOUBT.test(plain)) return { articles: [], fault: 'unverified' }
  if (TREATY.test(plain)) return { articles: [], fault: 'annex' }
  const text = plain.replace(/\([^()]*\)/g, (aside) => ' '.repeat(aside.length)).split(/, with art/)[0] ?? ''
  if (ELSEWHERE.test(text)) return { articles: [], fault: 'annex' }
  const articles: Reference['articles'] = []
  for (const piece of text.split(/[,;]|\band\b|\by\b(?=\s*\d)|\be\b(?=\s*\d)/)) {
    const read = readPiece(piece.trim())
    if (read !== null) articles.push(read)
    else if (articles.length === 0 && OTHER.test(piece)) return { articles: [], fault: 'noArticle' }
  }
  return { articles, fault: articles.length === 0 ? 'noArticle' : null }
}

function readPiece(piece: string): ArticleName | ArticleRange | null {
  const first = readNumber(piece)
  if (first === null) return null
  const name = nameOf(first.key)
  const rest = piece.slice(first.length).trim()
  const range = /^(?:to|a|al|até|ate|through|-|–)\s*(?=\d)/.exec(rest)
  if (range) {
    const last = readNumber(rest.slice(range[0].length))
    // "189.2-3" and "282 bis 6-7" are paragraphs of one article.
    if (last === null || first.key.includes('.') || isBefore(last.key, first.key)) return name
    return { from: name, to: nameOf(last.key) }
  }
  const letters = /^[-–]\s*([a-z])(?![a-z])/.exec(rest)
  const begun = /-([a-z])$/.exec(first.key)
  if (letters?.[1] !== undefined && begun) {
    return { from: name, to: nameOf(first.key.replace(/-[a-z]$/, `-${letters[1]}`)) }
  }
  return name
}

function nameOf(key: string): ArticleName {
  const decimal = /^(\d+)\.\d+/.exec(key)
  if (decimal?.[1] !== undefined) return { key, fallback: decimal[1] }
  const behind = /^(.* [a-z]+)(?: \d+|-[a-z])$/.exec(key)
  return { key, fallback: behind?.[1] ?? null }
}

/** Whether an article's number is lower than another's: 128 < 128 bis < 128 ter < 128-A < 129. */
export function isBefore(one: string, other: string): boolean {
  const [a, b] = [rankOf(one), rankOf(other)]
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}

const ORDER = [...new Set(LATIN.values())]
function rankOf(key: string): number[] {
  const [number = '0', latin = '', digit = '0'] = key.split(' ')
  const [digits = '0', letter] = number.split('-')
  const [whole, decimal] = digits.split('.')
  const [word = '', behind] = latin.split('-')
  const place = (one: string | undefined) => (one === undefined ? 0 : one.charCodeAt(0) - 96)
  return [Number(whole), Number(decimal ?? 0), place(letter), ORDER.indexOf(word) + 1, place(behind), Number(digit)]
}

const MOST = 80

/** The articles of a document, in its order, that a reference names; and those it names that are not there. */
export function pickArticles<Article extends { key: string }>(reference: Reference, articles: readonly Article[]) {
  const byKey = new Map<string, Article>()
  for (const article of articles) if (!byKey.has(article.key)) byKey.set(article.key, article)
  const found = new Set<Article>()
  const missing: string[] = []
  const pick = ({ key, fallback }: ArticleName) => {
    const article = byKey.get(key) ?? (fallback === null ? undefined : byKey.get(fallback))
    if (article === undefined) missing.push(key)
    else found.add(article)
  }
  for (const named of reference.articles) {
    if (!('from' in named)) {
      pick(named)
      continue
    }
    const { from, to } = named
    const within = [...byKey.values()].filter(({ key }) => !isBefore(key, from.key) && !isBefore(to.key, key))
    // A range without its ends was not found: what lies between alone may belong to anything.
    if (
      within.length > MOST ||
      !within.some(({ key }) => key === from.key) ||
      !within.some(({ key }) => key === to.key)
    ) {
      missing.push(`${from.key}–${to.key}`)
    } else for (const article of within) found.add(article)
  }
  return { found: articles.filter((article) => found.has(article)), missing }
}
