import type { FeedEntry, Standing } from '../feeds/schema'
import type { Followed, FollowedSince, Pace, Seen } from './schema'

const DAY = 24 * 60 * 60 * 1000
const DAYS: Record<Exclude<Pace, 'never'>, number> = { daily: 1, weekly: 7 }

/** Is it the day to look whether there is a letter? At most once a day, or once in seven. */
export function isDue(every: Pace, lookedOn: string | null, today: string): boolean {
  if (every === 'never') return false
  return lookedOn === null || Date.parse(today) - Date.parse(lookedOn) >= DAYS[every] * DAY
}

function covers({ kind, subject }: Followed, { country, requirement }: Standing): boolean {
  return subject === (kind === 'country' ? country : requirement)
}

/** What a follow remembers of what stands now. */
export function seenOf(follow: Followed, found: readonly Standing[]): Seen {
  return Object.fromEntries(found.filter((one) => covers(follow, one)).map(({ id, updated }) => [id, updated]))
}

/**
 * What the reader was not told of yet, each finding once, and what each follow remembers from then on. It is compared
 * with what was told and not with a moment: a country that comes in today as compiled last week is news too.
 */
export function findNews<F extends FollowedSince>(
  follows: readonly F[],
  found: readonly Standing[],
): { news: Standing[]; follows: (F & { isMoved: boolean })[] } {
  const news = new Set<Standing>()
  const moved = follows.map((follow) => {
    const seen: Seen = {}
    for (const one of found) {
      if (!covers(follow, one)) continue
      const before = follow.seen[one.id]
      // A reader who began to follow since `found` was read has seen a later word.
      const isNew = before === undefined || one.updated > before
      if (isNew) news.add(one)
      seen[one.id] = isNew ? one.updated : before
    }
    const isMoved = Object.keys(follow.seen).length !== Object.keys(seen).length || differs(follow.seen, seen)
    return { ...follow, seen, isMoved }
  })
  const sorted = [...news].sort((a, b) => (a.updated === b.updated ? 0 : a.updated < b.updated ? 1 : -1))
  return { news: sorted, follows: moved }
}

const differs = (before: Seen, after: Seen) => Object.entries(after).some(([id, moment]) => before[id] !== moment)

/** So many entries stand in a letter; of the others it says how many. */
export const MOST_ENTRIES = 40
const LONGEST_SUMMARY = 300

export type LetterWords = { lead: string; more: (count: number) => string; stop: string }

/** The letter's text. */
export function writeDigest(entries: readonly FeedEntry[], { lead, more, stop }: LetterWords): string {
  const shown = entries.slice(0, MOST_ENTRIES)
  const rest = entries.length - shown.length
  return [
    lead,
    ...shown.map(({ title, summary, page }) => `* ${title}\n${shorten(summary)}\n${page}`),
    ...(rest > 0 ? [more(rest)] : []),
    `-- \n${stop}`,
  ].join('\n\n')
}

/** The beginning, up to the end of a word. */
export function shorten(text: string, most = LONGEST_SUMMARY): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const end = cut.lastIndexOf(' ')
  return `${(end > most / 2 ? cut.slice(0, end) : cut).replace(/[\uD800-\uDBFF]$/, '').replace(/[,;:.]$/, '')}…`
}
