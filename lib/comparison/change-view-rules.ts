import { WORKSHOP_DAY } from '../law/periods'
import type { Role } from '../law/schema'
import { CHANGE_KINDS, type Change, type ChangeKind, type ChangeView, type ProvisionChange } from './change-schema'

/** The days compared: what changed on the days of `(from, to]`. */
export type Window = { from: string; to: string }

type Known = {
  today: string
  jurisdictions: readonly { code: string; role: Role }[]
  requirements: readonly { id: string; area: string }[]
}

/**
 * What the address asks for. Where it does not say: from the workshop to the day that the reader looks at, the
 * workshop's countries, every requirement. `country` is this page's own choice, before those that travel along.
 */
export function viewOf(choice: ChangeView['choice'], { today, jurisdictions, requirements }: Known): ChangeView {
  const participants = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
  return {
    from: choice.from ?? WORKSHOP_DAY,
    to: choice.to ?? choice.date ?? today,
    countries: choice.country === undefined ? (choice.countries ?? participants) : [choice.country],
    requirements: requirements
      .filter(({ area }) => choice.area === undefined || area === choice.area)
      .map(({ id }) => id)
      .filter((id) => choice.requirement?.includes(id) ?? true),
    choice,
  }
}

export const isForward = ({ from, to }: Window) => from < to

/** The part of the window that lies in a year. */
export function yearOf({ from, to }: Window, year: number): Window {
  const [first, last] = [`${year - 1}-12-31`, `${year}-12-31`]
  return { from: from > first ? from : first, to: to < last ? to : last }
}

/** A year before a day; 28 February for the 29th. */
export function yearBefore(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4).replace('02-29', '02-28')}`
}

// Beyond this the columns of a window of centuries would be empty but for a few.
const MOST_YEARS = 15

/** The years of the strip: all of the window, or of a long one those from the first change to the last. */
export function yearsOf({ from, to }: Window, changes: readonly Change[]): number[] {
  const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const all = range(Number(from.slice(0, 4)), Number(to.slice(0, 4)))
  if (all.length <= MOST_YEARS) return all
  const years = changes.map(({ day }) => Number(day.slice(0, 4)))
  return years.length === 0 ? [] : range(Math.min(...years), Math.max(...years))
}

/** How many changes a country has in each of the years. */
export function countByYear(changes: readonly Change[], years: readonly number[]): number[] {
  return years.map((year) => changes.filter(({ day }) => Number(day.slice(0, 4)) === year).length)
}

/** The step of a tint for a count: none is 0, the largest 4. */
export function stepOf(count: number, largest: number): 0 | 1 | 2 | 3 | 4 {
  if (count === 0 || largest === 0) return 0
  const share = count / largest
  if (share <= 0.15) return 1
  if (share <= 0.4) return 2
  return share <= 0.7 ? 3 : 4
}

export function countKinds(changes: readonly Change[]): Record<ChangeKind, number> {
  const count = (kind: ChangeKind) => changes.filter((change) => change.kind === kind).length
  const [better, worse, known, lost, law] = CHANGE_KINDS.map(count)
  return { better: better ?? 0, worse: worse ?? 0, known: known ?? 0, lost: lost ?? 0, law: law ?? 0 }
}

// What a slow line takes well: above it only one country's or one requirement's articles are shown in full.
const MOST_WITH_TEXTS = 40

/** Whether the reasons and the articles' texts are shown beside the changes. */
export function showsTexts(changes: readonly Change[]): boolean {
  if (changes.length <= MOST_WITH_TEXTS) return true
  return hasOne(changes.map(({ country }) => country)) || hasOne(changes.map(({ requirement }) => requirement))
}

const hasOne = (values: readonly string[]) => new Set(values).size === 1

/** Changes of one country on one day by the same laws. */
export type Reform = { country: string; day: string; changes: Change[] }

/** The changes of one country, told apart by day and laws, the days in order. */
export function reformsOf(changes: readonly Change[]): Reform[] {
  const reforms = new Map<string, Reform>()
  for (const change of changes) {
    const { country, day, laws, facts } = change
    // Two facts of a day (two treaties signed) are two reforms; articles of one law are one.
    const cause =
      laws
        .map(({ instrument, basis }) => `${instrument.id} ${basis}`)
        .sort()
        .join() || (facts.length > 0 ? change.requirement : '')
    const key = `${country} ${day} ${cause}`
    const known = reforms.get(key)
    if (known) known.changes.push(change)
    else reforms.set(key, { country, day, changes: [change] })
  }
  return [...reforms.values()].sort((a, b) => a.day.localeCompare(b.day))
}

/** An article that changed on a day. */
export type ArticleChange = { country: string; day: string; article: ProvisionChange }

/** The articles that were amended, begin or end with some changes, each once a day, in the changes' order. */
export function articlesChanged(changes: readonly Change[]): ArticleChange[] {
  const found = new Map<string, ArticleChange>()
  for (const { country, day, provisions } of changes)
    for (const article of provisions) {
      if (article.kind === 'cited' || article.kind === 'dropped') continue
      const key = `${country} ${day} ${article.old?.id ?? ''} ${article.now?.id ?? ''}`
      if (!found.has(key)) found.set(key, { country, day, article })
    }
  // An article that begins or ends for one finding may be an amended one for another, which says more.
  const amended = new Set(
    [...found.values()].flatMap(({ country, day, article: { kind, old, now } }) =>
      kind === 'amended' ? [`${country} ${day} ${old?.id}`, `${country} ${day} ${now?.id}`] : [],
    ),
  )
  return [...found.values()].filter(
    ({ country, day, article: { kind, old, now } }) =>
      kind === 'amended' || !amended.has(`${country} ${day} ${(old ?? now)?.id}`),
  )
}

/** Groups in an order given, those without changes left out. */
export function groupBy<Key extends 'country' | 'requirement'>(
  changes: readonly Change[],
  key: Key,
  order: readonly string[],
): { id: string; changes: Change[] }[] {
  return order
    .map((id) => ({ id, changes: changes.filter((change) => change[key] === id) }))
    .filter((group) => group.changes.length > 0)
}
