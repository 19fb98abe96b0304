import { isDay } from '../law/periods'
import { pickArticles, type Reference, readReference } from './article-rules'
import type { Article, LawDocument } from './markdown-rules'
import type { Basis, Origin, ProvisionToMatch, Reason, Wording } from './schema'

/** A commit of a law's file. `authorDay` is the author date's day in UTC. */
export type Commit = { hash: string; authorDay: string; message: string }

/** A law's file as one commit left it. */
export type Version = {
  commit: string
  day: string | null
  document: LawDocument
  wording: Wording
  basis: Basis | null
}

// Git can't hold days before 1970 everywhere; such repositories write this day or the one before, and the true one in
// the message.
const EARLIEST = '1970-01-02'
const NO_DAY = '1900-01-01'

/** The day from which a commit's wording is the law's, as far as its message, author date and front matter know. */
export function dayOfCommit({ authorDay, message }: Commit, document: LawDocument): string | null {
  const trailer = /^Source-Date:\s*(\d{4}-\d{2}-\d{2})\s*$/im.exec(message)?.[1]
  if (trailer !== undefined && trailer !== NO_DAY && isDay(trailer)) return trailer
  if (authorDay > EARLIEST && trailer === undefined) return authorDay
  const { publishedOn } = document.front
  return publishedOn !== null && (publishedOn <= EARLIEST || trailer === NO_DAY) ? publishedOn : null
}

/** A commit that set the repository's text right: the law did not change on its day. */
const isCorrection = ({ message }: Commit) => /^\s*(\[fix|fix\b|chore\b)/i.test(message)

/** The versions of one file, the earliest first, from its commits in the order of the repository. */
export function readVersions(commits: readonly { commit: Commit; document: LawDocument }[]): Version[] {
  const versions: (Version & { message: string })[] = []
  for (const { commit, document } of commits) {
    const before = versions.at(-1)
    const base = { commit: commit.hash, document, message: commit.message, wording: 'unknown', basis: null } as const
    // A correction takes the place of what it corrects, and keeps its day.
    if (before !== undefined && isCorrection(commit)) versions[versions.length - 1] = { ...base, day: before.day }
    else
      versions.push({ ...base, day: isCorrection(commit) ? document.front.publishedOn : dayOfCommit(commit, document) })
  }
  const ordered = versions
    .map((version, at) => ({ version, at }))
    .sort((a, b) => (a.version.day ?? '').localeCompare(b.version.day ?? '') || a.at - b.at)
    .map(({ version }) => version)
  return ordered.map(({ message, ...version }, at) => ({ ...version, ...wordingOf(version.document, message, at) }))
}

const NOTES =
  /\((?:[^()]{0,60}\s)?(?:sustitu[íi]d|incorporad|modificad|derogad|reformad|adicionad|inclu[íi]d|reda[cç][ãa]o dada)[oa]?s?\b[^()]{0,60}\b(?:por|pel[oa]|ley|lei|decreto|art)/i
const NOTES_MEXICO = /\b(?:reformad|adicionad)[oa]s?\b[^.\n]{0,40}\bDOF\b/i

function wordingOf(
  { front, body }: LawDocument,
  message: string,
  at: number,
): { wording: Wording; basis: Basis | null } {
  if (front.wording !== null && at === 0) return { wording: front.wording, basis: 'stated' }
  if (at > 0) return { wording: 'consolidated', basis: 'history' }
  if (NOTES.test(body) || NOTES_MEXICO.test(body)) return { wording: 'consolidated', basis: 'notes' }
  // Argentina's InfoLEG has a law's text as enacted and as amended under two names.
  if (/\/texact\.htm/.test(front.source ?? '')) return { wording: 'consolidated', basis: 'address' }
  if (/\/norma\.htm/.test(front.source ?? '')) return { wording: 'original', basis: 'address' }
  if (/vers(i[óo]n|[ãa]o) original|original version/i.test(message)) return { wording: 'original', basis: 'message' }
  return { wording: 'unknown', basis: null }
}

/** What a provision names, found in a law. */
type Picked = { articles: Article[]; missing: string[]; isAmbiguous: boolean }

/** The law's own articles, each number once; a code is the longest run of numbers, any other law the first one. */
export function ownArticles(document: LawDocument, isCode: boolean): { articles: Article[]; ambiguous: Set<string> } {
  const own = document.articles.filter(({ quotedIn, text }) => quotedIn === null && text !== '')
  const runs: Article[][] = [[]]
  for (const article of own) {
    if (article.key === '1' && runs.at(-1)?.length) runs.push([])
    runs.at(-1)?.push(article)
  }
  const chosen = isCode ? runs.reduce((best, run) => (run.length > best.length ? run : best), []) : (runs[0] ?? [])
  const ambiguous = new Set<string>()
  const texts = new Map<string, string>()
  for (const { key, text } of chosen) {
    if (texts.has(key) && texts.get(key) !== text) ambiguous.add(key)
    texts.set(key, text)
  }
  return { articles: chosen, ambiguous }
}

function pickOwn(reference: Reference, document: LawDocument, isCode: boolean): Picked {
  const { articles, ambiguous } = ownArticles(document, isCode)
  const { found, missing } = pickArticles(reference, articles)
  return { articles: found, missing, isAmbiguous: found.some(({ key }) => ambiguous.has(key)) }
}

/** A wording for a provision, or why there is none. */
export type Chosen =
  | {
      version: Version
      instrument: string
      origin: Origin
      articles: Article[]
      missing: string[]
      changedOn: string | null
    }
  | { reason: Reason; missing: string[] }

type Law = { id: string; isCode: boolean; publishedOn: string | null; versions: readonly Version[] }

/**
 * The wording of what a provision names, as it stood in the provision's period: from the law's own file where its
 * history reaches there, else from the law that gave it this wording. `laws` are the matched ones, by instrument.
 */
export function chooseWording(provision: ProvisionToMatch, laws: ReadonlyMap<string, Law>): Chosen {
  const reference = readReference(provision.article)
  if (reference.fault !== null) return { reason: reference.fault, missing: [] }
  const law = laws.get(provision.instrument)
  const own = law === undefined ? null : chooseOwn(provision, reference, law)
  if (own !== null && !('reason' in own)) return own
  // What is not in the law today may be repealed, whoever once worded it.
  if (own !== null && own.reason === 'missingArticle' && provision.to === null) return own
  const quoted = chooseQuoted(provision, reference, laws)
  return quoted ?? own ?? { reason: 'noInstrument', missing: [] }
}

function chooseOwn(provision: ProvisionToMatch, reference: Reference, law: Law): Chosen {
  const { from, to } = provision
  const { versions } = law
  const version = to === null ? versions.at(-1) : versions.findLast(({ day }) => day !== null && day < to)
  if (version === undefined) return { reason: versions.length === 0 ? 'unreadable' : 'noHistory', missing: [] }
  // Of a period that has ended a text of today says nothing.
  const isPassed = to === null || versions.some(({ day }) => day !== null && day >= to)
  if (!isPassed && version.wording !== 'original') return { reason: 'noHistory', missing: [] }
  const picked = pickOwn(reference, version.document, law.isCode)
  if (picked.isAmbiguous) return { reason: 'manyArticles', missing: picked.missing }
  if (picked.articles.length === 0) return { reason: 'missingArticle', missing: picked.missing }
  const isOlder =
    version.wording === 'original' && from !== null && version.day !== null && yearsBetween(version.day, from) > 2
  // As first enacted, an article that was worded anew since is another text.
  if (isOlder && provision.amendedBy.length > 0) return { reason: 'olderWording', missing: [] }
  const before = versions.slice(0, versions.indexOf(version) + 1)
  return {
    ...{ version, instrument: law.id, origin: 'own', articles: picked.articles, missing: picked.missing },
    changedOn: lastChange(reference, before, law.isCode),
  }
}

// The day since which the articles read as they do in the last of the versions; null where no other is known.
function lastChange(reference: Reference, versions: readonly Version[], isCode: boolean): string | null {
  const textOf = (version: Version) =>
    pickOwn(reference, version.document, isCode)
      .articles.map(({ text }) => text)
      .join('\n')
  const last = versions.at(-1)
  if (last === undefined) return null
  const text = textOf(last)
  const other = versions.findLastIndex((version) => textOf(version) !== text)
  return other < 0 ? null : (versions[other + 1]?.day ?? null)
}

function chooseQuoted(
  provision: ProvisionToMatch,
  reference: Reference,
  laws: ReadonlyMap<string, Law>,
): Chosen | null {
  const { from, to, amendedBy } = provision
  const amending = amendedBy
    .flatMap((id) => laws.get(id) ?? [])
    // The law that ended the period stands in the list too.
    .filter(
      ({ publishedOn }) =>
        publishedOn !== null && (from !== null ? publishedOn <= from : to === null || publishedOn < to),
    )
    .sort((a, b) => (b.publishedOn ?? '').localeCompare(a.publishedOn ?? ''))
  // Only the newest: an older one's wording may be past.
  const [newest] = amending
  const version = newest?.versions[0]
  if (newest === undefined || version === undefined) return null
  const quoted = version.document.articles.filter(({ quotedIn, text }) => quotedIn !== null && text !== '')
  const { found, missing } = pickArticles(reference, quoted)
  const isAmbiguous = found.some(({ key, text }) => quoted.some((other) => other.key === key && other.text !== text))
  if (found.length === 0 || isAmbiguous) return null
  return { version, instrument: newest.id, origin: 'quoted', articles: found, missing, changedOn: null }
}

const yearsBetween = (one: string, other: string) => (Date.parse(other) - Date.parse(one)) / (365.25 * 86_400_000)
