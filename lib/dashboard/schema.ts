import { z } from 'zod'
import { dayField } from '../law/fields'
import type { Localised } from '../platform/i18n/localised'

/** The dashboard's address: one country or all, and the day that changes are counted from. */
export function dashboardSchema(countries: readonly string[]) {
  return z.object({
    country: z.enum(countries).optional(),
    date: dayField.optional(),
    since: dayField.optional(),
  })
}

/** What the register holds of one country. */
export type RegisterCounts = {
  country: string
  /** Deficiencies neither resolved nor dismissed. */
  open: number
  /** Marked and not yet answered by the country. */
  unanswered: number
  disputed: number
  /** Measures agreed or in progress. */
  underWay: number
  overdue: number
  /** Findings that apply on the day without a country's word on their present wording, and those disputed. */
  unreviewed: number
  disputedFindings: number
  proposals: number
  /** Second readings that differ from the first and are not settled. */
  unsettled: number
}

export type OverdueMeasure = { number: number; title: Localised; dueOn: string; countries: string[] }

/** What the newest changes tell of; accounts and settings are the audit's alone. */
export const CHANGED_KINDS = [
  'deficiency',
  'measure',
  'finding',
  'review',
  'provision',
  'proposal',
  'statement',
  'reading',
] as const

/** One committed change, newest first; what exactly changed stands on the entry's own page. */
export type NewestChange = {
  id: string
  at: Date
  actor: string
  kind: (typeof CHANGED_KINDS)[number]
  country: string | null
  /** `D-12`, `M-7`, an article. */
  name: string | null
  /** Its own, or its requirement's. */
  title: Localised | null
  href: string | null
}
