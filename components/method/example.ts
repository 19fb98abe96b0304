import type { Status } from '@/lib/law/schema'

/*
 * The method page's worked example: three countries that do not exist and six requirements. The results are written
 * down here, not reckoned, so that a test can hold the formulas, the page and plain arithmetic against each other.
 */

export const EXAMPLE_COUNTRIES = ['A', 'B', 'C'] as const

/** By requirement; the statuses stand in the order of the countries. */
export const EXAMPLE_STATUSES: readonly (readonly [Status, Status, Status])[] = [
  ['met', 'met', 'gap'],
  ['met', 'partial', 'gap'],
  ['partial', 'partial', 'met'],
  ['gap', 'gap', 'partial'],
  ['met', 'unknown', 'gap'],
  ['unknown', 'met', 'met'],
]

/** Hundredths are rounded as the pages round them. */
export const EXAMPLE_SHARES = [
  { who: 'A', met: 3, known: 5, unknown: 1, hundredths: 60 },
  { who: 'B', met: 2, known: 5, unknown: 1, hundredths: 40 },
  { who: 'C', met: 2, known: 6, unknown: 0, hundredths: 33 },
  { who: 'region', met: 7, known: 16, unknown: 2, hundredths: 44 },
] as const
export const EXAMPLE_SPREAD = 27

export const EXAMPLE_PAIRS = [
  { a: 'A', b: 'B', compared: 4, points: 3.5, hundredths: 88 },
  { a: 'A', b: 'C', compared: 5, points: 1, hundredths: 20 },
  { a: 'B', b: 'C', compared: 5, points: 2.5, hundredths: 50 },
] as const
export const EXAMPLE_CLUSTER = {
  level: 85,
  members: ['A', 'B'],
  hundredths: 88,
  alone: 'C',
  aloneHundredths: 35,
} as const

/** Requirements by place, with their gaps and the countries of which they are known. */
export const EXAMPLE_RANKING = [
  { requirement: 4, gap: 2, partial: 1, known: 3, placeByShare: 1 },
  { requirement: 2, gap: 1, partial: 1, known: 3, placeByShare: 3 },
  { requirement: 1, gap: 1, partial: 0, known: 3, placeByShare: 4 },
  { requirement: 5, gap: 1, partial: 0, known: 2, placeByShare: 2 },
  { requirement: 3, gap: 0, partial: 2, known: 3, placeByShare: 5 },
  { requirement: 6, gap: 0, partial: 0, known: 2, placeByShare: 6 },
] as const
