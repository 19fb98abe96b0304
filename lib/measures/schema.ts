import { z } from 'zod'
import { listField } from '../law/fields'
import type { Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'

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
export type MeasureKind = (typeof MEASURE_KINDS)[number]

export const MEASURE_STATUSES = ['proposed', 'agreed', 'in_progress', 'done', 'abandoned'] as const
export type MeasureStatus = (typeof MEASURE_STATUSES)[number]

export const LEVELS = ['high', 'medium', 'low'] as const
export type Level = (typeof LEVELS)[number]

/** What a measure can be expected to bring. */
export const EFFECT_STATUSES = ['met', 'partial'] as const satisfies readonly Status[]

export type Effect = { country: string; requirement: string; status: Status }

export type MeasureBrief = {
  id: string
  /** What people call it by: M-7. */
  number: number
  kind: MeasureKind
  title: Localised
  countries: string[]
  responsibleBody: string | null
  partner: string | null
  priority: Level
  costBand: Level | null
  startOn: string | null
  dueOn: string | null
  status: MeasureStatus
  isPublished: boolean
  createdAt: Date
  updatedAt: Date
  version: number
  effects: Effect[]
  /** Those that the reader may see. */
  deficiencies: { id: string; number: number; country: string; requirement: string; title: Localised }[]
}

export type Measure = MeasureBrief & {
  description: Localised
  statusReason: string | null
  author: string
  models: { country: string; provision: string; article: string; instrument: string; summary: Localised }[]
}

export const MEASURE_SORTS = ['number', 'kind', 'priority', 'status', 'start', 'due', 'updated'] as const
export type MeasureSort = (typeof MEASURE_SORTS)[number]

/** The address of the list of measures. */
export function measuresSchema(countries: readonly string[]) {
  return z.object({
    country: listField(countries).optional(),
    kind: z.enum(MEASURE_KINDS).optional(),
    status: listField(MEASURE_STATUSES).optional(),
    priority: z.enum(LEVELS).optional(),
    overdue: z.literal('1').optional(),
    sort: z.enum(MEASURE_SORTS).optional(),
    order: z.enum(['asc', 'desc']).optional(),
  })
}
export type MeasuresView = z.output<ReturnType<typeof measuresSchema>>

/** The address of the roadmap: the list's filters and what its lines are grouped by. */
export function roadmapSchema(countries: readonly string[]) {
  return measuresSchema(countries).extend({ by: z.enum(['country', 'kind']).optional() })
}

/** `measures=M-1,M-2` */
export const whatIfSchema = z.object({
  measures: z
    .string()
    .regex(/^M-[1-9]\d{0,8}(,M-[1-9]\d{0,8}){0,199}$/)
    .transform((text) => [...new Set(text.split(','))].map((name) => Number(name.slice(2))))
    .optional(),
})

/** What a new measure begins with. */
export function newMeasureSchema(countries: readonly string[], requirements: readonly string[]) {
  return z.object({
    deficiency: z
      .string()
      .regex(/^D-[1-9]\d{0,8}$/)
      .optional(),
    country: z.enum(countries).optional(),
    requirement: z.enum(requirements).optional(),
  })
}
