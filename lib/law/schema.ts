import type { Localised } from '../platform/i18n/localised'

// The words of the field, one meaning each: docs in the glossary page and in prisma/dataset/README.md.
export const STATUSES = ['met', 'partial', 'gap', 'unknown'] as const
export type Status = (typeof STATUSES)[number]

export const CONFIDENCES = ['primary', 'secondary', 'recall'] as const
export type Confidence = (typeof CONFIDENCES)[number]

export const JURISDICTION_ROLES = ['participant', 'reference', 'programme'] as const
export type Role = (typeof JURISDICTION_ROLES)[number]
export const SOURCE_KINDS = ['official', 'treaty_body', 'academic', 'press', 'other'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]
export const INSTRUMENT_KINDS = ['code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol'] as const
export type InstrumentKind = (typeof INSTRUMENT_KINDS)[number]
export const PENALTY_KINDS = ['prison', 'fine', 'disqualification', 'other'] as const
export const PENALTY_UNITS = ['months', 'years', 'days_fine', 'units_fine'] as const

/** [from, to), days as `YYYY-MM-DD`; null from: since a day that is not recorded, null to: still so. */
export type Period = { from: string | null; to: string | null }

export type Source = {
  id: string
  title: string
  publisher: string | null
  url: string | null
  kind: SourceKind
  publishedOn: string | null
}

export type Penalty = {
  conduct: Localised | null
  kind: (typeof PENALTY_KINDS)[number]
  /** The law's own unit and numbers; null where they are not known. */
  unit: (typeof PENALTY_UNITS)[number] | null
  min: number | null
  max: number | null
  /** The same in months, for comparison; null where the unit is no length of time. */
  minMonths: number | null
  maxMonths: number | null
  note: Localised | null
}

export type InstrumentName = {
  country: string
  id: string
  title: string
  titleTranslated: Localised | null
  kind: InstrumentKind
  number: string | null
}

export type ProvisionBrief = {
  country: string
  id: string
  article: string
  heading: Localised | null
  period: Period
  instrument: InstrumentName
}

export type Provision = ProvisionBrief & { summary: Localised; penalties: Penalty[] }

export type AttributeValue = { id: string; title: Localised; kind: 'text' | 'date'; value: Localised | string }

export type Finding = {
  id: string
  country: string
  requirement: string
  period: Period
  status: Status
  confidence: Confidence
  rationale: Localised
  attributes: AttributeValue[]
  provisions: Provision[]
  sources: Source[]
}

export type Jurisdiction = { code: string; role: Role; compiledOn: string; legalSystemNote: Localised }

export type FindingBrief = Pick<Finding, 'requirement' | 'status' | 'confidence' | 'period' | 'rationale'>

export type InstrumentEntry = InstrumentName & {
  publishedOn: string | null
  inForceOn: string | null
  url: string | null
  provisions: { id: string; article: string; period: Period }[]
  /** Provisions that this instrument gave the wording they have in their period. */
  amends: { id: string; article: string; period: Period }[]
}

export type InstrumentPageData = InstrumentEntry & { full: ProvisionBrief[]; sources: Source[] }

export type ProvisionEntry = Provision & {
  amendedBy: InstrumentName[]
  sources: Source[]
  /** The findings that rest on it, in the framework's order. */
  findings: ({ title: Localised } & Pick<Finding, 'requirement' | 'status' | 'confidence' | 'period'>)[]
  /** Other periods of the same article, the earliest first; itself among them. */
  periods: ProvisionBrief[]
}

/** A lack that those who compiled the data propose to mark. */
export type CandidateDeficiency = {
  /** Its place in the country's file. */
  position: number
  requirement: string
  kind: 'legislative' | 'organisational'
  severity: 'high' | 'medium' | 'low'
  title: Localised
  description: Localised
  proposedMeasure: Localised
}
