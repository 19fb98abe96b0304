import type { Status } from '../law/schema'
import type { StatusTable } from './schema'

const RANK: Record<Exclude<Status, 'unknown'>, number> = { gap: 0, partial: 1, met: 2 }
const LARGEST_STEP = 2
// A level that is reached but for the last bit of a fraction is reached.
const EPSILON = 1e-9

/** How alike two countries are: `points` of `compared`, half points being given; null where nothing is compared. */
export type Likeness = { compared: number; points: number; likeness: number | null }

/**
 * A point for each requirement with the same status, half a point for neighbours (met and partial, partial and gap),
 * none for met and gap; requirements of which a status is unknown on either side are left out.
 */
export function compareStatuses(a: readonly Status[], b: readonly Status[]): Likeness {
  let compared = 0
  let points = 0
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? 'unknown'
    if (one === 'unknown' || other === 'unknown') continue
    compared += 1
    points += 1 - Math.abs(RANK[one] - RANK[other]) / LARGEST_STEP
  }
  return { compared, points, likeness: compared === 0 ? null : points / compared }
}

/** Of fewer than half of the requirements asked for, a likeness says little, and is shown so. */
export function isThin({ compared }: Likeness, requirements: number): boolean {
  return compared * 2 < requirements
}

/** Every pair of countries; with itself a country is not compared. */
export function comparePairs({ countries, statuses }: StatusTable): (Likeness | null)[][] {
  return countries.map((_, row) =>
    countries.map((__, column) =>
      row === column ? null : compareStatuses(statuses[row] ?? [], statuses[column] ?? []),
    ),
  )
}

export type Similarity = {
  /** Like beside like. */
  order: string[]
  /** `pairs[row][column]` in that order; null on the diagonal. */
  pairs: (Likeness | null)[][]
  /** Countries that are at least as alike as the level, on average, in the order above; only those of two or more. */
  clusters: { countries: string[]; likeness: number }[]
  /** The mean of all pairs compared; null where there is none. */
  mean: number | null
}

type Node = { members: number[]; likeness: number }

/**
 * Average linkage: each country begins alone; the two groups that are most alike on average are joined, again and
 * again. Groups joined at `level` or above are the clusters. What is equally alike is taken in the order of the
 * countries' codes, so that the same data give the same picture however they were listed.
 */
export function similarityOf(table: StatusTable, level: number): Similarity {
  const sorted = [...table.countries.entries()].sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
  const countries = sorted.map(([, code]) => code)
  const pairs = comparePairs({ ...table, countries, statuses: sorted.map(([row]) => table.statuses[row] ?? []) })
  const likeness = (a: number, b: number) => pairs[a]?.[b]?.likeness ?? null
  let groups: Node[] = countries.map((_, index) => ({ members: [index], likeness: 1 }))
  const clusters = new Map<string, { members: number[]; likeness: number }>()
  while (groups.length > 1) {
    const { a, b, mean } = closest(groups, likeness)
    const members = joinEnds(a.members, b.members, likeness)
    const joined = { members, likeness: mean }
    if (mean + EPSILON >= level) {
      for (const part of [a, b]) clusters.delete(part.members.join())
      clusters.set(members.join(), joined)
    }
    groups = groups.flatMap((one) => (one === a ? [joined] : one === b ? [] : [one]))
  }
  const order = groups[0]?.members ?? []
  const all = order.flatMap((a, index) => order.slice(index + 1).flatMap((b) => likeness(a, b) ?? []))
  const codes = (members: readonly number[]) => members.map((index) => countries[index] ?? '')
  return {
    order: codes(order),
    pairs: order.map((a) => order.map((b) => pairs[a]?.[b] ?? null)),
    // A group's members stay together from the day they are joined, but may have been turned round since.
    clusters: [...clusters.values()]
      .map(({ members, likeness: mean }) => ({ members: order.filter((one) => members.includes(one)), mean }))
      .sort((one, other) => order.indexOf(one.members[0] ?? 0) - order.indexOf(other.members[0] ?? 0))
      .map(({ members, mean }) => ({ countries: codes(members), likeness: mean })),
    mean: meanOf(all),
  }
}

type Measure = (a: number, b: number) => number | null

function closest(groups: readonly Node[], likeness: Measure): { a: Node; b: Node; mean: number } {
  let best: { a: Node; b: Node; mean: number } | undefined
  for (const [index, a] of groups.entries())
    for (const b of groups.slice(index + 1)) {
      // Countries with nothing to compare are joined last, and never as a cluster.
      const mean = meanOf(a.members.flatMap((one) => b.members.flatMap((other) => likeness(one, other) ?? []))) ?? -1
      if (best === undefined || mean > best.mean) best = { a, b, mean }
    }
  if (best === undefined) throw new Error('fewer than two groups have no closest pair')
  return best
}

/** The two groups in one row, turned so that the ends that meet are as alike as can be. */
function joinEnds(a: number[], b: number[], likeness: Measure): number[] {
  const [turnedA, turnedB] = [[...a].reverse(), [...b].reverse()]
  const ways = [
    [a, b],
    [a, turnedB],
    [turnedA, b],
    [turnedA, turnedB],
  ] as const
  const meeting = ([one, other]: (typeof ways)[number]) => likeness(one.at(-1) ?? 0, other[0] ?? 0) ?? -1
  const best = ways.reduce((found, way) => (meeting(way) > meeting(found) ? way : found))
  return [...best[0], ...best[1]]
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
