import { CONFIDENCES, type Confidence, type Finding, type Provision, type Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import type { Answer } from './schema'

const OF_STATUS: Readonly<Record<Status, Answer>> = { met: 'yes', partial: 'partly', gap: 'no', unknown: 'unknown' }

/** What one country's finding answers; where nothing is recorded the answer is not known. */
export function answerOf(finding: Pick<Finding, 'status'> | null | undefined): Answer {
  return finding ? OF_STATUS[finding.status] : 'unknown'
}

/**
 * Kleene's conjunction with a middle value: one "no" settles it, else one "not known" leaves it open, else one "partly"
 * limits it. Two "partly" stay "partly", although the parts may not be the same. Of nothing at all: not known.
 */
export function allOf(answers: readonly Answer[]): Answer {
  if (answers.includes('no')) return 'no'
  if (answers.length === 0 || answers.includes('unknown')) return 'unknown'
  return answers.includes('partly') ? 'partly' : 'yes'
}

/** The answer, brought down to "partly" where it says more. */
export function atMostPartly(answer: Answer): Answer {
  return answer === 'yes' ? 'partly' : answer
}

/** The weakest confidence; null (not recorded) is weaker than any, and so is nothing at all. */
export function weakestOf(confidences: readonly (Confidence | null)[]): Confidence | null {
  if (confidences.length === 0 || confidences.includes(null)) return null
  return CONFIDENCES.findLast((confidence) => confidences.includes(confidence)) ?? null
}

export function findingOf(findings: readonly Finding[], country: string, requirement: string): Finding | null {
  return findings.find((finding) => finding.country === country && finding.requirement === requirement) ?? null
}

/** A finding's attribute in words; null where it has none. */
export function wordsOf(finding: Finding | null, attribute: string): Localised | null {
  const value = finding?.attributes.find(({ id }) => id === attribute)?.value
  return value === undefined || typeof value === 'string' ? null : value
}

/** A finding's attribute that is a day; null where it has none. */
export function dayOf(finding: Finding | null, attribute: string): string | null {
  const value = finding?.attributes.find(({ id }) => id === attribute)?.value
  return typeof value === 'string' ? value : null
}

const PLACEHOLDER =
  /^(-|–|none|not (verified|found|stated|read|re-read|established|recorded|applicable)|unknown|no list found)?$/i

/** Whether a text says nothing but that nothing was found or read (the reader still sees it). */
export function isPlaceholder(words: Localised | null): boolean {
  return words === null || PLACEHOLDER.test((words.en ?? '').trim())
}

/** The articles that a finding cites and that are in force on the day; a beginning that is not recorded is past. */
export function provisionsInForce(finding: Finding | null, day: string): Provision[] {
  return (finding?.provisions ?? []).filter(
    ({ period: { from, to } }) => (from === null || from <= day) && (to === null || day < to),
  )
}
