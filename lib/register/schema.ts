import { z } from 'zod'
import { listField } from '../law/fields'
import type { Confidence, Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'

export const DEFICIENCY_STATUSES = [
  'identified',
  'confirmed',
  'disputed',
  'measure_proposed',
  'in_progress',
  'resolved',
  'dismissed',
] as const
export type DeficiencyStatus = (typeof DEFICIENCY_STATUSES)[number]

export const DEFICIENCY_KINDS = ['legislative', 'organisational'] as const
export type DeficiencyKind = (typeof DEFICIENCY_KINDS)[number]

export const SEVERITIES = ['high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Who a list is made for: published entries alone, or all of them. */
export type Visibility = 'published' | 'all'

export type DeficiencyBrief = {
  id: string
  /** What people call it by: D-12. */
  number: number
  country: string
  requirement: string
  requirementTitle: Localised
  area: string
  kind: DeficiencyKind
  severity: Severity
  title: Localised
  status: DeficiencyStatus
  isPublished: boolean
  assignee: { id: string; name: string } | null
  createdAt: Date
  updatedAt: Date
  version: number
  /** Status of its cell on the day it was marked, and on the day of the list. */
  statusThen: Status
  statusNow: Status
  /** How sure the present status is; null where nothing is recorded. */
  confidenceNow: Confidence | null
}

export type Deficiency = DeficiencyBrief & {
  description: Localised
  statusReason: string | null
  author: string
  /** The finding as it was marked: its first day, and the day it was looked at. */
  finding: { id: string | null; from: string | null; day: string }
  /** The first day of the cell's present finding. */
  nowFrom: string | null
  sources: { id: string; title: string; publisher: string | null; url: string | null }[]
  links: { url: string; title: string }[]
  measures: { number: number; title: Localised; status: string; isPublished: boolean }[]
}

export const SORTS = ['number', 'country', 'requirement', 'severity', 'status', 'age', 'updated'] as const
export type Sort = (typeof SORTS)[number]

/** The choices that depend on the data. */
export type RegisterChoices = { countries: string[]; areas: string[]; standards: string[]; requirements: string[] }

/** The register's address. A list of values is written with commas. */
export function registerSchema(choices: RegisterChoices) {
  return z.object({
    country: listField(choices.countries).optional(),
    area: z.enum(choices.areas).optional(),
    standard: z.enum(choices.standards).optional(),
    requirement: z.enum(choices.requirements).optional(),
    kind: z.enum(DEFICIENCY_KINDS).optional(),
    severity: z.enum(SEVERITIES).optional(),
    status: listField(DEFICIENCY_STATUSES).optional(),
    /** An account's id, `me` or `none`. */
    assignee: z.string().max(64).optional(),
    /** Open for at least so many days. */
    age: z.coerce.number().int().min(0).max(36500).optional(),
    q: z.string().max(200).optional(),
    sort: z.enum(SORTS).optional(),
    order: z.enum(['asc', 'desc']).optional(),
    view: z.enum(['table', 'board']).optional(),
    page: z.coerce.number().int().min(1).max(100000).optional(),
  })
}
export type RegisterView = z.output<ReturnType<typeof registerSchema>>
