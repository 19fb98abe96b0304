import { type ConductPenalty, penaltiesFor } from '../law/conduct-rules'
import type { Finding, Penalty } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { answerOf, findingOf, wordsOf } from './rules'
import type { Answer, Conduct } from './schema'

/**
 * A maximum of at least one year's deprivation of liberty in both countries: Budapest Convention art. 24(1)(a). The
 * OPSC (art. 5) and the UN Convention against Cybercrime (art. 37) name no figure.
 */
export const THRESHOLD_MONTHS = 12

export type ThresholdSide = {
  country: string
  answer: Answer
  /** The prison terms it rests on. */
  rows: ConductPenalty[]
  /** `all`: the record does not tie the articles' rows to the conduct, so all of them are taken. */
  basis: 'named' | 'all'
  /** False where the conduct's own term may not be among the rows (see lib/law/conduct-rules.ts). */
  isWhole: boolean
  /** The country's own rule for extradition in the record's words, which may be another test. */
  ownRule: { words: Localised | null; finding: Finding } | null
  finding: Finding | null
}

/** Whether the conduct's prison terms reach the threshold in one country. */
export function thresholdOf(
  findings: readonly Finding[],
  country: string,
  conduct: Conduct,
  day: string,
): ThresholdSide {
  const finding = findingOf(findings, country, conduct)
  const { penalties, basis, isWhole } = penaltiesFor(conduct, finding?.provisions ?? [], day)
  const rows = penalties.filter(({ penalty }) => penalty.kind === 'prison')
  const own = findingOf(findings, country, 'coo-extradition')
  return {
    country,
    answer: answerThreshold(answerOf(finding), isWhole ? rows.map(({ penalty }) => penalty) : [], basis),
    rows,
    basis,
    isWhole,
    ownRule: own === null ? null : { words: wordsOf(own, 'threshold'), finding: own },
    finding,
  }
}

/**
 * No offence: no. Not known whether it is one, no prison term on record, or one whose maximum is not: not known. All
 * terms reach the threshold: yes; none does: no. Some do: partly, or not known where the record does not say which
 * terms are meant for the conduct.
 */
export function answerThreshold(offence: Answer, terms: readonly Penalty[], basis: 'named' | 'all'): Answer {
  if (offence === 'no' || offence === 'unknown') return offence
  const reached = terms.map(reachesThreshold)
  if (reached.length === 0 || reached.includes(null)) return 'unknown'
  if (!reached.includes(false)) return 'yes'
  if (!reached.includes(true)) return 'no'
  return basis === 'named' ? 'partly' : 'unknown'
}

/** Null where it can't be told. A minimum that reaches it settles the matter, whatever the maximum. */
export function reachesThreshold({ minMonths, maxMonths }: Penalty): boolean | null {
  if (maxMonths !== null) return maxMonths >= THRESHOLD_MONTHS
  return minMonths !== null && minMonths >= THRESHOLD_MONTHS ? true : null
}

/**
 * Whether every term is as heavy, at both ends, as the heaviest of `others`: then whatever test of penalty those pass
 * (maximum, minimum or the mean of both), these pass too. False where a number is missing.
 */
export function areNoLighterThan(terms: readonly Penalty[], others: readonly Penalty[]): boolean {
  if (terms.length === 0 || others.length === 0) return false
  return terms.every((term) => others.every((other) => isNoLighter(term, other)))
}

function isNoLighter(term: Penalty, other: Penalty): boolean {
  const { minMonths: min, maxMonths: max } = term
  if (min === null || max === null || other.minMonths === null || other.maxMonths === null) return false
  return min >= other.minMonths && max >= other.maxMonths
}
