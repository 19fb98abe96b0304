import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AGE_BANDS, type AgeFit, fitAge, readAgeLimit } from '@/lib/cooperation/age-rules'

/** Every age limit that the shipped dataset records for the material offences and for grooming, in English. */
function recordedLimits(): string[] {
  const base = new URL('../../../prisma/dataset/countries/', import.meta.url)
  const values = readdirSync(base).flatMap((file) => {
    const { findings } = JSON.parse(readFileSync(new URL(file, base), 'utf8'))
    return findings.flatMap(({ requirement, attributes }: { requirement: string; attributes: Limits }) => {
      if (requirement === 'off-child-age') return attributes.ageLimit?.en ?? []
      return requirement === 'off-grooming' ? (attributes.victimAgeLimit?.en ?? []) : []
    })
  })
  return [...new Set<string>(values)].sort()
}
type Limits = Partial<Record<'ageLimit' | 'victimAgeLimit', { en: string }>>

const ALL: AgeFit = 'inside'
const NOT_KNOWN: AgeFit[] = ['unknown', 'unknown', 'unknown', 'unknown']

// What each limit says of a child under 12, of 12-13, 14-15 and 16-17.
const CASES: [words: string, fits: AgeFit[]][] = [
  ['under 18', [ALL, ALL, ALL, ALL]],
  ['18', [ALL, ALL, ALL, ALL]],
  ['16', ['inside', 'inside', 'inside', 'outside']],
  ['14', ['inside', 'inside', 'outside', 'outside']],
  ['under 14', ['inside', 'inside', 'outside', 'outside']],
  ['under 12', ['inside', 'outside', 'outside', 'outside']],
  ['14 (18 with force, abuse or threats)', ['inside', 'inside', 'depends', 'depends']],
  ['18 (12 for art. 241-D only)', ['inside', 'narrower', 'narrower', 'narrower']],
  ['18 (grooming 16)', ['inside', 'inside', 'inside', 'narrower']],
  ['18 (material); 14 (electronic contact)', ['inside', 'inside', 'narrower', 'narrower']],
  ['under 15 (under 18 with false identity) in the 2013 text; later text not verified', NOT_KNOWN],
  ['18 (from recall; amended text not read)', NOT_KNOWN],
  ['none', NOT_KNOWN],
]

describe('a child’s age band under a recorded limit', () => {
  it.each(CASES)('%s', (words, fits) => {
    const limit = readAgeLimit(words)
    expect(AGE_BANDS.filter((band) => band !== 'unknown').map((band) => fitAge(band, limit))).toEqual(fits)
    expect(fitAge('unknown', limit)).toBe('unknown')
  })

  it('has a case above for every limit that the dataset has', () => {
    expect(recordedLimits().filter((value) => !CASES.some(([words]) => words === value))).toEqual([])
  })

  it('depends where the limit lies within the band', () => {
    expect(fitAge('14', readAgeLimit('15'))).toBe('depends')
    expect(fitAge('12', readAgeLimit('13'))).toBe('depends')
    expect(fitAge('12', readAgeLimit('under 15'))).toBe('inside')
    expect(fitAge('16', readAgeLimit('under 15'))).toBe('outside')
  })

  it.each(['', '-', '18 only for girls', '18, or 14', 'not stated', '99', '8', '18 (not verified)', 'minors'])(
    '%j is not understood, so that nothing is known',
    (words) => {
      expect(readAgeLimit(words)).toBeNull()
      for (const band of AGE_BANDS) expect(fitAge(band, readAgeLimit(words))).toBe('unknown')
    },
  )

  it('is never inside for an older child and outside for a younger one', () => {
    const order: AgeFit[] = ['inside', 'narrower', 'depends', 'outside']
    const age = fc.integer({ min: 10, max: 18 })
    fc.assert(
      fc.property(age, fc.option(age), (below, other) => {
        const ranks = (['under12', '12', '14', '16'] as const).map((band) =>
          order.indexOf(fitAge(band, { below, other })),
        )
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b))
        expect(fitAge('under12', { below: Math.max(below, 12), other: null })).toBe('inside')
      }),
    )
  })
})
