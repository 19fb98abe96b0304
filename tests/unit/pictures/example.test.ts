import { describe, expect, it } from 'vitest'
import {
  EXAMPLE_CLUSTER,
  EXAMPLE_COUNTRIES,
  EXAMPLE_PAIRS,
  EXAMPLE_RANKING,
  EXAMPLE_SHARES,
  EXAMPLE_SPREAD,
  EXAMPLE_STATUSES,
} from '@/components/method/example'
import { countKnown } from '@/lib/matrix/rules'
import { sharesOf } from '@/lib/pictures/convergence-rules'
import { rankGaps } from '@/lib/pictures/ranking-rules'
import type { StatusTable } from '@/lib/pictures/schema'
import { comparePairs, similarityOf } from '@/lib/pictures/similarity-rules'

// What the method page says of its example is what the formulas say of it; tests/e2e/pictures.spec.ts reads the page
// and reckons it anew without them.

const table: StatusTable = {
  countries: EXAMPLE_COUNTRIES,
  requirements: EXAMPLE_STATUSES.map((_, index) => String(index + 1)),
  statuses: EXAMPLE_COUNTRIES.map((_, column) => EXAMPLE_STATUSES.map((row) => row[column] ?? 'unknown')),
}
const hundredths = (share: number | null) => Math.round((share ?? Number.NaN) * 100)

describe('the method page’s example', () => {
  it('has the shares that the formula gives', () => {
    const { countries, region, spread } = sharesOf(table)
    const all = [...countries, { country: 'region', ...region }]
    expect(
      all.map(({ country, met, known, unknown, share }) => ({
        who: country,
        met,
        known,
        unknown,
        hundredths: hundredths(share),
      })),
    ).toEqual(EXAMPLE_SHARES)
    expect(hundredths(spread)).toBe(EXAMPLE_SPREAD)
  })

  it('has the likenesses and the cluster', () => {
    const pairs = comparePairs(table)
    for (const { a, b, compared, points, hundredths: shown } of EXAMPLE_PAIRS) {
      const pair = pairs[EXAMPLE_COUNTRIES.indexOf(a)]?.[EXAMPLE_COUNTRIES.indexOf(b)]
      expect(pair).toMatchObject({ compared, points })
      expect(hundredths(pair?.likeness ?? null)).toBe(shown)
    }
    const { clusters } = similarityOf(table, EXAMPLE_CLUSTER.level / 100)
    expect(clusters.map(({ countries }) => [...countries].sort())).toEqual([EXAMPLE_CLUSTER.members])
    expect(hundredths(clusters[0]?.likeness ?? null)).toBe(EXAMPLE_CLUSTER.hundredths)
    const all = similarityOf(table, EXAMPLE_CLUSTER.aloneHundredths / 100).clusters
    expect(all.map(({ countries, likeness }) => [countries.length, hundredths(likeness)])).toEqual([
      [3, EXAMPLE_CLUSTER.aloneHundredths],
    ])
  })

  it('has the ranking, both ways', () => {
    const byShare = rankGaps(table, 'share').map(({ requirement }) => requirement)
    expect(
      rankGaps(table, 'gaps').map(({ requirement, counts }) => ({
        requirement: Number(requirement),
        gap: counts.gap,
        partial: counts.partial,
        known: countKnown(counts),
        placeByShare: byShare.indexOf(requirement) + 1,
      })),
    ).toEqual(EXAMPLE_RANKING)
  })
})
