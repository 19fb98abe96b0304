import type { Confidence, Period, Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'

export const REVIEW_STATES = ['reviewed', 'unreviewed', 'disputed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** A country's word on a finding as it stood at `version`. */
export type Review = {
  version: number
  verdict: 'confirmed' | 'disputed'
  reason: string | null
  source: string | null
  /** The moment, ISO 8601. */
  at: string
}

/** A review with its author: only for readers with an account. */
export type SignedReview = Review & { reviewer: string }

/** A finding as its review speaks of it. */
export type ReviewedFinding = {
  id: string
  version: number
  period: Period
  status: Status
  confidence: Confidence
  rationale: Localised
  attributes: Record<string, string | Localised>
  provisions: string[]
  sources: string[]
  reviews: SignedReview[]
}

export type Statement = {
  id: string
  signedBy: string
  office: string
  signedOn: string
  body: Localised
  /** The moment it was written, ISO 8601. */
  at: string
  isWithdrawn: boolean
}

export const PROPOSAL_STATUSES = ['open', 'accepted', 'declined', 'withdrawn'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

export type Proposal = {
  id: string
  version: number
  country: string
  requirement: string
  findingId: string | null
  /** The finding's version that the reader saw. */
  findingVersion: number | null
  provisionId: string | null
  proposedStatus: Status | null
  body: string
  source: string
  status: ProposalStatus
  author: { id: string; name: string }
  at: string
  decision: { reason: string; by: string; at: string } | null
}

/** A finding coded once more. */
export type SecondReading = {
  id: string
  version: number
  country: string
  requirement: string
  findingId: string
  findingVersion: number
  first: Status
  second: Status
  confidence: Confidence
  rationale: string
  reader: { id: string; name: string }
  at: string
  settled: { status: Status; reason: string; at: string } | null
}
