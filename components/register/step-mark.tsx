import type { DeficiencyStatus } from '@/lib/register/schema'

/** Where a deficiency stands, in words. */
export function StepMark({ status, word }: { status: DeficiencyStatus; word: string }) {
  return <span className={`step-mark ${status}`}>{word}</span>
}
