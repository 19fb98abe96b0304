import { addCounts, type Counts, countKnown, countStatuses } from '../matrix/rules'
import { shareMet } from '../matrix/summary'
import type { Span, StatusTable } from './schema'
import { type History, tableOn } from './table-rules'

/** Counts, with the share of those known that are met (0 to 1; null where none is known). */
export type Share = Counts & { known: number; share: number | null }

export function shareOf(counts: Counts): Share {
  return { ...counts, known: countKnown(counts), share: shareMet(counts) }
}

export type Shares = {
  countries: ({ country: string } & Share)[]
  /** All cells of the countries taken together: each known cell counts once, whichever country's it is. */
  region: Share
  /** The highest share of a country less the lowest; null where no country has one. */
  spread: number | null
}

/**
 * The share met of each country and of all of them together. It takes any table of statuses, so that what would be
 * if a law changed (`assume`) is reckoned by the same formula as what is.
 */
export function sharesOf({ countries, statuses }: StatusTable): Shares {
  const counts = countries.map((_, row) => countStatuses((statuses[row] ?? []).map((status) => ({ status }))))
  const shares = counts.flatMap((one) => shareMet(one) ?? [])
  return {
    countries: countries.map((country, row) => ({ country, ...shareOf(counts[row] ?? countStatuses([])) })),
    region: shareOf(addCounts(counts)),
    spread: shares.length === 0 ? null : Math.max(...shares) - Math.min(...shares),
  }
}

/** The shares on each of some days, in their order. */
export function convergenceOf(
  history: History,
  countries: readonly string[],
  requirements: readonly string[],
  days: readonly string[],
): { day: string; shares: Shares }[] {
  return days.map((day) => ({ day, shares: sharesOf(tableOn(history, countries, requirements, day)) }))
}

/**
 * The first day, each day after it on which a status of the countries and requirements begins or ends, and the last:
 * between two of them nothing changes, so that a line drawn in steps through them leaves nothing out.
 */
export function stepDays(
  spans: readonly Span[],
  countries: readonly string[],
  requirements: readonly string[],
  { from, to }: { from: string; to: string },
): string[] {
  const [some, wanted] = [new Set(countries), new Set(requirements)]
  const days = new Set([from, to])
  for (const { country, requirement, period } of spans) {
    if (!some.has(country) || !wanted.has(requirement)) continue
    for (const day of [period.from, period.to]) if (day !== null && from < day && day < to) days.add(day)
  }
  return [...days].sort()
}

/** The first day, the same day of each year after it, and the last. */
export function yearlyDays({ from, to }: { from: string; to: string }): string[] {
  const days = [from]
  for (let year = Number(from.slice(0, 4)) + 1; ; year += 1) {
    const day = `${year}${from.slice(4)}`
    if (day >= to) break
    days.push(day)
  }
  if (to > from) days.push(to)
  return days
}
