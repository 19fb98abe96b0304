/** What a reader can be told. Each kind has one page and one HTTP status; anything else is a fault of ours (500). */
export abstract class Problem extends Error {
  abstract readonly status: number
}

/** No such country, requirement, page … `what` is a key of messages `problem.subjects`, `value` what was asked for. */
export class NotFound extends Problem {
  readonly status = 404
  constructor(
    readonly what:
      | 'page'
      | 'language'
      | 'country'
      | 'requirement'
      | 'standard'
      | 'instrument'
      | 'provision'
      | 'finding'
      | 'deficiency'
      | 'measure'
      | 'invitation'
      | 'person'
      | 'entry',
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

/**
 * Not for this reader. `signIn`: there is none, an account might; `role`: this account may not, or not for this
 * country; `totp`: the deployment asks this account for a second factor first.
 */
export class Forbidden extends Problem {
  readonly status = 403
  constructor(
    readonly action: string,
    readonly why: 'signIn' | 'role' | 'totp',
  ) {
    super(`forbidden: ${action} (${why})`)
  }
}

/**
 * What was to be changed is not any more what the change started from. `theirs` is what stands there now, by the
 * form's field names, and `version` the version it has.
 */
export class Conflict extends Problem {
  readonly status = 409
  constructor(
    readonly version: number,
    readonly theirs: Readonly<Record<string, string>>,
  ) {
    super(`conflict: the version is ${version} by now`)
  }
}

/** A form whose values do not fit; `fault` is a key of messages `forms.fault`, `limit` the number its sentence names. */
export class Refused extends Problem {
  readonly status = 422
  constructor(readonly faults: readonly FieldFault[]) {
    super(`refused: ${faults.map(({ field, fault }) => `${field} (${fault})`).join(', ')}`)
  }
}

/** What can be wrong with a form's field. */
export const FIELD_FAULTS = [
  'required',
  'tooLong',
  'tooShort',
  'characters',
  'email',
  'url',
  'day',
  'order',
  'choice',
  'number',
  'few',
  'many',
  'same',
  'taken',
  'lastAdmin',
  'ownAccount',
  'notSent',
  'wrong',
  'expired',
  'tooOften',
  'incoherent',
  'stale',
  'noKey',
] as const
export type FieldFault = { field: string; fault: (typeof FIELD_FAULTS)[number]; limit?: number }
