const MINUTE = 60_000
const LONGEST = 6 * 60 * MINUTE
const MOST_ATTEMPTS = 12

/** How long to wait after so many attempts in vain, in milliseconds; null: no more by itself. Two days in all. */
export function waitAfter(attempts: number): number | null {
  return attempts >= MOST_ATTEMPTS ? null : Math.min(2 ** attempts * MINUTE, LONGEST)
}
