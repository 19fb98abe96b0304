export const ADDRESS_FAULTS = ['gone', 'failing', 'unreachable'] as const
export type AddressFault = (typeof ADDRESS_FAULTS)[number]

/** What answered: an HTTP status, or null where nothing did. */
export type Outcome = { status: number | null }

export type Visit = {
  url: string
  /** `YYYY-MM-DD`. */
  visitedOn: string
  fault: AddressFault | null
  status: number | null
  failures: number
  isDead: boolean
}

/** A server that is down for a day is not a lost source. */
export const FAILURES_OF_THE_DEAD = 3

/**
 * What a visit makes of an address. 404 and 410 say that the page is gone; a server's own fault, or none that answers,
 * counts as dead after three visits on different days. Whatever else answers is there, also where it refuses programs
 * (401, 403, 429 …).
 */
export function judgeVisit(url: string, { status }: Outcome, day: string, before: Visit | null): Visit {
  const visit = { url, visitedOn: day, status }
  if (status === 404 || status === 410)
    return { ...visit, fault: 'gone', failures: failuresOf(before, day), isDead: true }
  if (status !== null && status < 500) return { ...visit, fault: null, failures: 0, isDead: false }
  const failures = failuresOf(before, day)
  return {
    ...visit,
    fault: status === null ? 'unreachable' : 'failing',
    failures,
    isDead: failures >= FAILURES_OF_THE_DEAD,
  }
}

const failuresOf = (before: Visit | null, day: string) => {
  const known = before?.failures ?? 0
  return known > 0 && before?.visitedOn === day ? known : known + 1
}
