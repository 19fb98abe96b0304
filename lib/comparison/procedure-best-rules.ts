import { CONFIDENCES, type Confidence } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import type { Practice } from './procedure-schema'
import { englishOf, isRecorded } from './procedure-text-rules'

/** What the choice looks at. */
export type Candidate = Pick<Practice, 'country' | 'status' | 'confidence'> & {
  attributes: Record<string, Localised | string>
  provisions: readonly unknown[]
}

/**
 * The best practice for a requirement among what the countries have for it on one day: of those that meet it, the ones
 * with the most of `attributes` (the facts that the framework asks for) recorded, then the surest, then those that
 * cite the most provisions. Several are equally good where these are equal, in the order of their codes; none is where
 * nobody meets it.
 */
export function bestPractice<Found extends Candidate>(
  findings: readonly Found[],
  attributes: readonly string[],
): Found[] {
  const met = findings.filter(({ status }) => status === 'met')
  const best = met.reduce<Found | undefined>(
    (first, one) => (first === undefined || compare(one, first, attributes) < 0 ? one : first),
    undefined,
  )
  if (best === undefined) return []
  return met
    .filter((one) => compare(one, best, attributes) === 0)
    .sort((a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : 0))
}

/** How many of the attributes record a fact. */
export function countRecorded(finding: Pick<Candidate, 'attributes'>, attributes: readonly string[]): number {
  return attributes.filter((id) => isRecorded(englishOf(finding.attributes[id]))).length
}

// Negative where `a` is the better one.
function compare(a: Candidate, b: Candidate, attributes: readonly string[]): number {
  return (
    countRecorded(b, attributes) - countRecorded(a, attributes) ||
    doubt(a.confidence) - doubt(b.confidence) ||
    b.provisions.length - a.provisions.length
  )
}

// CONFIDENCES names the surest first.
function doubt(confidence: Confidence): number {
  return CONFIDENCES.indexOf(confidence)
}
