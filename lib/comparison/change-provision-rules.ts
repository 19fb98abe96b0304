import type { Penalty, Period } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import type { DatedProvision, ProvisionChange } from './change-schema'

/** Provisions of one country by id, with the other wordings of the same article. */
export type Articles = { byId: Map<string, DatedProvision>; wordings: Map<string, DatedProvision[]> }

/** On either side of a day: `before` it began, or from it `on`. */
export type Side = 'before' | 'on'

export function articlesOf(provisions: readonly DatedProvision[]): Articles {
  const families = new Map<string, DatedProvision[]>()
  for (const provision of provisions)
    for (const name of namesOf(provision)) families.set(name, [...(families.get(name) ?? []), provision])
  return {
    byId: new Map(provisions.map((provision) => [provision.id, provision])),
    wordings: new Map(
      provisions.map((one) => [
        one.id,
        [...new Set(namesOf(one).flatMap((name) => families.get(name) ?? []))].sort(byBeginning),
      ]),
    ),
  }
}

/**
 * Whether two provisions are wordings of one article: of the same instrument, and named alike but for a year at the
 * end (the dataset names an older wording by the year it ended, `ar-cp-128-until-2018`), or with the same article
 * number written in full.
 */
export function isSameArticle(one: DatedProvision, other: DatedProvision): boolean {
  return one.country === other.country && namesOf(one).some((name) => namesOf(other).includes(name))
}

function namesOf({ instrument, id, article }: DatedProvision): string[] {
  const stem = `${instrument} ${stemOf(id)}`
  // Where nobody could verify the number, the words for that are no article's name.
  return /\d/.test(article) ? [stem, `${instrument} art. ${plain(article)}`] : [stem]
}

const stemOf = (id: string) => id.replace(/-until-\d{4}(-\d+)?$/, '').replace(/-(19|20)\d\d$/, '')
const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, ' ')
const byBeginning = (a: DatedProvision, b: DatedProvision) => (a.period.from ?? '').localeCompare(b.period.from ?? '')

/** Whether a provision is in force on a side of the day. A beginning that is not recorded is taken as past. */
export function isInForce({ from, to }: Period, day: string, side: Side): boolean {
  return side === 'on'
    ? (from === null || from <= day) && (to === null || day < to)
    : (from === null || from < day) && (to === null || day <= to)
}

/**
 * The wordings of the cited articles on a side of the day. A finding often cites one wording of an article that was
 * amended while it lasted, or both: on a day only the one in force is meant. A citation of which no wording is in
 * force then says nothing.
 */
export function wordingsOn(
  cited: readonly string[],
  articles: Articles,
  day: string,
  side: Side,
): Map<string, DatedProvision> {
  const found = new Map<string, DatedProvision>()
  for (const id of cited) {
    const own = articles.byId.get(id)
    if (!own) continue
    const wording = isInForce(own.period, day, side)
      ? own
      : articles.wordings
          .get(id)
          ?.find((other) => isInForce(other.period, day, side) && (follows(own, other) || follows(other, own)))
    if (wording) found.set(wording.id, wording)
  }
  return found
}

/** Whether `later` begins when or after `earlier` has ended. */
function follows(earlier: DatedProvision, later: DatedProvision): boolean {
  return earlier.period.to !== null && later.period.from !== null && earlier.period.to <= later.period.from
}

/** What became of each article from one side of the day to the other: amended ones first, then as they are cited. */
export function compareProvisions(
  before: ReadonlyMap<string, DatedProvision>,
  after: ReadonlyMap<string, DatedProvision>,
  day: string,
): ProvisionChange[] {
  const gone = [...before.values()].filter(({ id }) => !after.has(id))
  const come = [...after.values()].filter(({ id }) => !before.has(id))
  const pairs: ProvisionChange[] = []
  for (const now of come) {
    const old = gone.find((one) => isSameArticle(one, now) && follows(one, now))
    if (!old) continue
    gone.splice(gone.indexOf(old), 1)
    pairs.push({ kind: 'amended', old, now })
  }
  const paired = new Set(pairs.map(({ now }) => now?.id))
  return [
    ...pairs,
    ...come
      .filter(({ id }) => !paired.has(id))
      .map((now) => ({ kind: now.period.from === day ? ('begun' as const) : ('cited' as const), old: null, now })),
    ...gone.map((old) => ({
      kind: old.period.to === day ? ('ended' as const) : ('dropped' as const),
      old,
      now: null,
    })),
  ]
}

/** `reworded`: the rows are paired by their numbers, their conducts are described otherwise. */
export type PenaltyPair = { old: Penalty | null; now: Penalty | null; isReworded: boolean }

/**
 * The penalties of two wordings, row by row: those of a kind for the same conduct stand side by side, the first with
 * the first; of what is left, those of a kind with the same numbers, for a conduct is often only described otherwise.
 * What is then left of either stands alone, which says that the record has no such row and not that there was no such
 * penalty. The new law's order, then the old one's.
 */
export function pairPenalties(old: readonly Penalty[], now: readonly Penalty[]): PenaltyPair[] {
  const left = [...old]
  const take = (fits: (other: Penalty) => boolean): Penalty | null => {
    const index = left.findIndex(fits)
    return index < 0 ? null : (left.splice(index, 1)[0] ?? null)
  }
  const byConduct = now.map((row) => take((other) => other.kind === row.kind && sameConduct(other, row)))
  const pairs = now.map((row, index): PenaltyPair => {
    const same = byConduct[index] ?? null
    if (same !== null) return { old: same, now: row, isReworded: false }
    const alike = take((other) => other.kind === row.kind && sameNumbers(other, row))
    return { old: alike, now: row, isReworded: alike !== null }
  })
  return [...pairs, ...left.map((row) => ({ old: row, now: null, isReworded: false }))]
}

/** Whether two rows state the same: the law's own numbers and unit, and what is noted beside them. */
export function isSamePenalty(one: Penalty, other: Penalty): boolean {
  return one.min === other.min && one.max === other.max && one.unit === other.unit && sameText(one.note, other.note)
}

// Numbers that nobody recorded are not the same numbers.
function sameNumbers(one: Penalty, other: Penalty): boolean {
  if (one.min === null && one.max === null) return false
  return one.min === other.min && one.max === other.max && one.unit === other.unit
}

const sameConduct = (one: Penalty, other: Penalty) => sameText(one.conduct, other.conduct)

// Compared in a language both have: translations are made one by one, and may differ where the original does not.
function sameText(one: Localised | null, other: Localised | null): boolean {
  if (one === null || other === null) return one === other
  return Object.entries(one).some(([language, text]) => {
    const same = other[language]
    return same !== undefined && plain(same) === plain(text)
  })
}
