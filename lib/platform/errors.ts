/** What a reader can be told. Each kind has one page and one HTTP status; anything else is a fault of ours (500). */
export abstract class Problem extends Error {
  abstract readonly status: number
}

/** No such country, requirement, page … `what` is a key of messages `problem.subjects`, `value` what was asked for. */
export class NotFound extends Problem {
  readonly status = 404
  constructor(
    readonly what: 'page' | 'language' | 'country' | 'requirement' | 'standard' | 'instrument' | 'provision',
    readonly value: string,
  ) {
    super(`no such ${what}: ${value}`)
  }
}

/** What can be wrong with a value; each has a sentence in messages `problem.fault`. */
export const FAULT_REASONS = ['day', 'choice', 'text', 'same', 'order', 'few', 'many'] as const

/** One value of a request that is none of those allowed. `field` is the name the address gives it. */
export type Fault = { field: string; value: string; reason: (typeof FAULT_REASONS)[number] }

/** A request that can't be answered as it stands; names every fault. */
export class Invalid extends Problem {
  readonly status = 400
  constructor(readonly faults: readonly Fault[]) {
    super(`invalid: ${faults.map(({ field, reason }) => `${field} (${reason})`).join(', ')}`)
  }
}
