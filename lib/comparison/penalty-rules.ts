import { penaltiesFor, withLawOf } from '../law/conduct-rules'
import type { Finding, Penalty } from '../law/schema'
import type { CountryPenalties, PenaltySort } from './penalty-schema'

/*
 * Penalties as ranges on one axis. Everything is in months, as the dataset normalises it (a year is twelve); an end
 * that the record does not know is null and stays so: it is never taken as zero or as the other end.
 */

/** In months; a null end is not known. */
export type PrisonRange = { min: number | null; max: number | null }

/** An axis from 0 to `max` months; `ticks` are months too, each a whole or half number of years, 0 and `max` among them. */
export type PrisonScale = { max: number; ticks: number[] }

const MONTHS_A_YEAR = 12
const MOST_STEPS = 8
const STEPS_IN_YEARS = [1, 2, 5, 10, 20, 50, 100]

/** The prison term of one penalty; null for a fine or another kind, which no axis of time can hold. */
export function prisonRange({ kind, minMonths, maxMonths }: Penalty): PrisonRange | null {
  return kind === 'prison' ? { min: minMonths, max: maxMonths } : null
}

/** Prison apart from fines and from the rest, each in the order of the law. */
export function splitByKind<P extends { kind: Penalty['kind'] }>(penalties: readonly P[]) {
  return {
    prison: penalties.filter(({ kind }) => kind === 'prison'),
    fines: penalties.filter(({ kind }) => kind === 'fine'),
    others: penalties.filter(({ kind }) => kind !== 'prison' && kind !== 'fine'),
  }
}

/**
 * One axis that holds every range, with room after a minimum whose maximum is not known, and whatever else has to be
 * seen on it (thresholds, in months). It ends on a tick and is never shorter than two years, so that the extradition
 * threshold of one year always stands inside it.
 */
export function commonScale(ranges: readonly PrisonRange[], marks: readonly number[] = []): PrisonScale {
  const ends = ranges.map(({ min, max }) => max ?? (min === null ? 0 : min + MONTHS_A_YEAR))
  const top = Math.max(2 * MONTHS_A_YEAR, ...ends, ...marks)
  const step = stepFor(top)
  const count = Math.ceil(top / step)
  return { max: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) }
}

function stepFor(top: number): number {
  if (top <= 2 * MONTHS_A_YEAR) return MONTHS_A_YEAR / 2
  const years = STEPS_IN_YEARS.find((step) => top / (step * MONTHS_A_YEAR) <= MOST_STEPS)
  return (years ?? Math.ceil(top / MONTHS_A_YEAR / MOST_STEPS)) * MONTHS_A_YEAR
}

/** A range as pieces from left to right along the scale, in months. `open` runs to the scale's end for want of knowledge. */
export type RangePiece = { kind: 'known' | 'open'; from: number; to: number }

/**
 * What to draw of a range: the known part full, and an open piece on the side of an end that is not known. With one
 * end known only, nothing but that end is certain: the whole rest on its unknown side is open. With neither, all is.
 */
export function rangePieces({ min, max }: PrisonRange, scale: PrisonScale): RangePiece[] {
  if (min !== null && max !== null) return [{ kind: 'known', from: min, to: max }]
  return [{ kind: 'open', from: min ?? 0, to: max ?? scale.max }]
}

/**
 * What the chart says of one country. Where the conduct is no offence, or nobody knows, the articles that the finding
 * cites punish something else: none of their penalties is taken for the conduct's.
 */
export function readCountryPenalties(
  requirement: string,
  country: string,
  recorded: Finding | null,
  day: string,
): CountryPenalties {
  const finding = recorded === null ? null : withLawOf(day, recorded)
  if (finding === null || finding.status === 'gap' || finding.status === 'unknown') {
    const state = finding === null ? 'notRecorded' : finding.status === 'gap' ? 'gap' : 'unknown'
    return { country, state, finding, basis: 'named', isWhole: true, prison: [], others: [] }
  }
  const { penalties, basis, isWhole } = penaltiesFor(requirement, finding.provisions, day)
  const prison = penalties.filter(({ penalty }) => penalty.kind === 'prison')
  const others = penalties.filter(({ penalty }) => penalty.kind !== 'prison')
  return { country, state: prison.length > 0 ? 'ranges' : 'noPrison', finding, basis, isWhole, prison, others }
}

/** The lowest minimum and the highest maximum known among a country's prison terms; null where none is. */
export function knownEnds({ prison }: Pick<CountryPenalties, 'prison'>): PrisonRange {
  const mins = prison.flatMap(({ penalty }) => penalty.minMonths ?? [])
  const maxs = prison.flatMap(({ penalty }) => penalty.maxMonths ?? [])
  return { min: mins.length === 0 ? null : Math.min(...mins), max: maxs.length === 0 ? null : Math.max(...maxs) }
}

/** Ascending; countries whose end is not known come last, ties go by name. `byName` orders two countries' codes. */
export function sortPenalties(
  countries: readonly CountryPenalties[],
  sort: PenaltySort,
  byName: (a: string, b: string) => number,
): CountryPenalties[] {
  const order = (a: CountryPenalties, b: CountryPenalties) => byName(a.country, b.country)
  if (sort === 'name') return [...countries].sort(order)
  const end = (one: CountryPenalties) => knownEnds(one)[sort] ?? Number.POSITIVE_INFINITY
  return [...countries].sort((a, b) => {
    const [first, second] = [end(a), end(b)]
    return first === second ? order(a, b) : first - second
  })
}
