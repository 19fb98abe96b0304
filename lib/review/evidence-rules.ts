import type { Confidence, Status } from '../law/schema'

export type Evidence = {
  status: Status
  confidence: Confidence
  provisions: number
  sources: number
  /** Whether one of the provisions it cites names a source itself. */
  hasSourcedProvision: boolean
}

/** The field of a finding that its evidence does not bear out, as the dataset's rules have it; null where it does. */
export function evidenceFault(finding: Evidence): 'sources' | 'confidence' | null {
  const { status, confidence, provisions, sources, hasSourcedProvision } = finding
  const isBare = provisions + sources === 0
  // Without evidence nothing is a gap: it is unknown. Met and partial may rest on recall alone, and say so.
  if (isBare && status !== 'unknown' && (confidence !== 'recall' || status === 'gap')) return 'sources'
  return confidence === 'primary' && sources === 0 && !hasSourcedProvision ? 'confidence' : null
}
