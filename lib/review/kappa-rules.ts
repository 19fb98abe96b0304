import { STATUSES, type Status } from '../law/schema'

export type CodedPair = { first: Status; second: Status }

export type Agreement = {
  pairs: number
  agreed: number
  /** The share of pairs in which both have the same status; null without pairs. */
  observed: number | null
  /** The share that chance alone would give two people who use the statuses as often as these two did. */
  expected: number | null
  /** Cohen's kappa, from -1 to 1; null where it is not defined. */
  kappa: number | null
}

/**
 * How far two people who coded the same findings agree (J. Cohen, A coefficient of agreement for nominal scales, 1960):
 * kappa = (observed - expected) / (1 - expected), over the four statuses, each disagreement counting the same. With no
 * pairs, or where both used one and the same status throughout, chance explains all of it and kappa is not defined.
 * Counted in whole numbers until the last division.
 */
export function measureAgreement(pairs: readonly CodedPair[]): Agreement {
  const count = pairs.length
  if (count === 0) return { pairs: 0, agreed: 0, observed: null, expected: null, kappa: null }
  const agreed = pairs.filter(({ first, second }) => first === second).length
  const byChance = STATUSES.reduce((sum, status) => {
    const [one, other] = [
      pairs.filter(({ first }) => first === status),
      pairs.filter(({ second }) => second === status),
    ]
    return sum + one.length * other.length
  }, 0)
  const whole = count * count
  return {
    pairs: count,
    agreed,
    observed: agreed / count,
    expected: byChance / whole,
    kappa: byChance === whole ? null : (count * agreed - byChance) / (whole - byChance),
  }
}
