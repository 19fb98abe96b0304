import type { Change } from '../comparison/change-schema'
import type { Practice, Stage } from '../comparison/procedure-schema'
import type { CandidateDeficiency, Confidence, Finding, Role, Status } from '../law/schema'
import type { Locale } from '../platform/i18n/locales'
import type { Localised } from '../platform/i18n/localised'

/** The sections of the conclusions, in their order. */
export const SECTIONS = [
  'summary',
  'method',
  'state',
  'changes',
  'countries',
  'deficiencies',
  'measures',
  'procedure',
  'cooperation',
  'annex',
] as const
export type SectionId = (typeof SECTIONS)[number]

/** The name under which the words of the introduction are kept. */
export const INTRODUCTION = 'introduction'
/** Where staff may write their own words. */
export const NOTED = [INTRODUCTION, ...SECTIONS] as const

export type ReportCountry = {
  code: string
  name: string
  role: Role
  compiledOn: string
  legalSystemNote: Localised
}

export type ReportRequirement = {
  id: string
  area: string
  /** The group's slug. */
  group: string
  title: Localised
  core: boolean
  references: { standard: string; article: string }[]
}

/** What one country has for one requirement on the day, and what it had on the first date where that was otherwise. */
export type ReportCell = { status: Status; confidence: Confidence | null; from: string | null; was: Status | null }

/** A deficiency of the register. Only what the reader of the report may see. */
export type RegisterDeficiency = {
  number: number
  country: string
  requirement: string
  kind: 'legislative' | 'organisational'
  severity: 'high' | 'medium' | 'low'
  title: Localised
  description: Localised
  status: (typeof DEFICIENCY_STATUSES)[number]
  isPublished: boolean
}
export const DEFICIENCY_STATUSES = [
  'identified',
  'confirmed',
  'disputed',
  'measure_proposed',
  'in_progress',
  'resolved',
  'dismissed',
] as const

export type RegisterMeasure = {
  number: number
  kind: (typeof MEASURE_KINDS)[number]
  title: Localised
  description: Localised
  responsibleBody: string | null
  partner: string | null
  priority: 'high' | 'medium' | 'low'
  startOn: string | null
  dueOn: string | null
  status: (typeof MEASURE_STATUSES)[number]
  isPublished: boolean
  countries: string[]
  /** Numbers of the deficiencies that it resolves, as far as the reader may see them. */
  deficiencies: number[]
  effects: { country: string; requirement: string; status: Status }[]
  models: { country: string; article: string; instrument: string }[]
}
export const MEASURE_KINDS = [
  'legislative_reform',
  'regulation',
  'protocol',
  'unit',
  'training',
  'agreement',
  'technical_means',
  'regional_action',
] as const
export const MEASURE_STATUSES = ['proposed', 'agreed', 'in_progress', 'done', 'abandoned'] as const

export type Register = {
  deficiencies: RegisterDeficiency[]
  measures: RegisterMeasure[]
  /** What the dataset proposes to mark and nobody has marked yet, by country. */
  candidates: (Omit<CandidateDeficiency, 'position'> & { country: string })[]
  /** Staff's words at a section; the newest version of each. */
  notes: { section: string; version: number; body: Localised }[]
}

/** All that a report is made of, as it stands on `day` at `revision`. The builders add nothing of their own. */
export type ReportData = {
  locale: Locale
  day: string
  /** The first date; null where the report compares with none. */
  since: string | null
  revision: string
  /** Where the same report is made again. */
  address: string
  sections: SectionId[]
  /** Whether entries that are not published are in it. */
  register: 'published' | 'all'
  /** In the alphabetical order of their names. */
  countries: ReportCountry[]
  /** All jurisdictions on record: a model provision may come from one that the report is not about. */
  everyone: { code: string; name: string; role: Role }[]
  areas: {
    id: string
    title: Localised
    kind: 'legislative' | 'organisational'
    groups: { id: string; title: Localised }[]
  }[]
  requirements: ReportRequirement[]
  /** Titles of all requirements, also of those outside the scope. */
  titles: Map<string, Localised>
  standards: { id: string; title: Localised; short: Localised; number: string | null; adoptedOn: string | null }[]
  /** The standard whose articles alone the report is about. */
  standard: string | null
  /** By `XX requirement`. */
  cells: Map<string, ReportCell>
  /** Of the countries and requirements of the report, with the law of the day alone. */
  findings: Finding[]
  /** Of the countries, on treaties and channels, whatever the scope. */
  cooperation: Finding[]
  changes: Change[]
  minorChanges: number
  stages: Stage[]
  /** Of everyone. */
  practices: Practice[]
  entries: Register
}
