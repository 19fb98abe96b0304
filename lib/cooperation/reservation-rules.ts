import type { Localised } from '../platform/i18n/localised'

/** What a sentence says of an article that it names. */
export type NamedArticle = {
  /** As the record writes it: `9(1)(d)`, `29(4)`, `24`. */
  article: string
  /** `open`: the text says that it does not know; `free`: that nothing is reserved there; `withdrawn`: no longer. */
  as: 'named' | 'withdrawn' | 'free' | 'open'
}

export type Reservations = {
  /** `none`: the record knows of none. `some`: it has words on them. `unknown`: nothing recorded, or not read. */
  kind: 'none' | 'some' | 'unknown'
  words: Localised | null
  articles: NamedArticle[]
}

const NONE = /^none( recorded| found)?\.?$/i
const NOT_READ = /\b(not|never) (been )?(read|verified|established|found|checked)\b/i
const DAY = /\b\d{1,2} [A-Z][a-z]+ \d{4}\b|\b\d{4}\b/g
const OTHER_LAW = /\barts?\. \d+ of (its|the) (Constitution|Code|law)\b/gi
const ARTICLE = /\b(\d{1,2})((?:\([0-9a-z]{1,3}\))*)((?:,? and \([0-9a-z]{1,3}\))*)/g

/** Reads the English text of a country's reservations and declarations; what it can't read is not known. */
export function readReservations(words: Localised | null): Reservations {
  const text = (words?.en ?? '').trim()
  if (text === '') return { kind: 'unknown', words, articles: [] }
  if (NONE.test(text)) return { kind: 'none', words, articles: [] }
  const articles = text.split(/;\s*|(?<!\barts?)\.\s+/i).flatMap(readClause)
  const unread = articles.length === 0 && (NOT_READ.test(text) || /^none\b/i.test(text))
  return { kind: unread ? 'unknown' : 'some', words, articles }
}

function readClause(clause: string): NamedArticle[] {
  const as = NOT_READ.test(clause)
    ? 'open'
    : /\bwithdrawn\b/i.test(clause)
      ? 'withdrawn'
      : /^none\b/i.test(clause)
        ? 'free'
        : 'named'
  const found = clause.replace(DAY, ' ').replace(OTHER_LAW, ' ').matchAll(ARTICLE)
  return [...found].flatMap(([, number = '', points = '', more = '']) => {
    // "9(2)(b) and (c)": the second shares all but the last point of the first.
    const stem = number + points.replace(/\([0-9a-z]+\)$/, '')
    const others = [...more.matchAll(/\([0-9a-z]+\)/g)].map(([point]) => stem + point)
    return [number + points, ...others].map((article) => ({ article, as }) satisfies NamedArticle)
  })
}

/** The articles named that are at stake: the same, a part of one of them, or the whole that one of them is part of. */
export function touching({ articles }: Reservations, atStake: readonly string[]): NamedArticle[] {
  return articles.filter(({ article }) => atStake.some((one) => isWithin(one, article) || isWithin(article, one)))
}

// 9(1)(d) is within 9(1) and 9; 29 is not within 2.
function isWithin(part: string, whole: string): boolean {
  return part === whole || part.startsWith(`${whole}(`)
}
