import type { FieldFault } from '../platform/errors'
import type { FormValues } from './form-data'

/** What a form has come to; what was typed goes back to it in every case but the good one. */
export type FormState = {
  outcome: 'untouched' | 'done' | 'refused' | 'conflict' | 'forbidden' | 'gone' | 'failed'
  faults: FieldFault[]
  values: FormValues
  /** Where to go on; with the language. */
  href: string | null
  /** A key of messages `forms.notice`. */
  notice: string | null
  /** Shown once: a new token. */
  secret: string | null
  /** For `conflict`: the version that stands now and what it says, by field. */
  conflict: { version: number; theirs: Readonly<Record<string, string>> } | null
  requestId: string | null
}

export const UNTOUCHED: FormState = {
  outcome: 'untouched',
  faults: [],
  values: {},
  href: null,
  notice: null,
  secret: null,
  conflict: null,
  requestId: null,
}
