import type { FIELD_FAULTS } from '@/lib/platform/errors'

/** The sentences of every form, filled in the browser by replacing `{name}` alone. */
export type FormWords = {
  sending: string
  refused: string
  forbidden: string
  gone: string
  failed: string
  conflict: string
  conflictSame: string
  conflictNext: string
  theirs: string
  takeTheirs: string
  empty: string
  draftRestored: string
  draftDiscard: string
  notice: { saved: string }
  fault: Record<(typeof FIELD_FAULTS)[number], string>
}
