import { datedSchema, listField } from '../law/fields'
import type { Confidence, Period, Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { MOST_LANES } from './lanes'

/** What the page of procedures can be asked for; the countries' order is the lanes'. */
export function proceduresSchema(countries: readonly string[]) {
  return datedSchema.extend({ countries: listField(countries, { max: MOST_LANES }).optional() })
}

export type StageRequirement = {
  id: string
  title: Localised
  question: Localised
  met: Localised
  core: boolean
  /** The ids of the facts worth recording for it, in the framework's order. */
  attributes: string[]
}

/** A stage of the investigation, from the report's arrival to the trial and beyond the border. */
export type Stage = { id: string; title: Localised; requirements: StageRequirement[] }

/** An article that a finding cites, as briefly as a lane can name it. */
export type CitedArticle = { id: string; article: string; instrument: string; period: Period }

/** What one jurisdiction has for one requirement of a stage: a finding without its reason, texts and sources. */
export type Practice = {
  country: string
  requirement: string
  status: Status
  confidence: Confidence
  period: Period
  attributes: Record<string, Localised | string>
  provisions: CitedArticle[]
}

/** How a stage stands in a country. `stageState` says when which. */
export const STAGE_STATES = ['whole', 'part', 'broken', 'unknown'] as const
export type StageState = (typeof STAGE_STATES)[number]

/** Who orders a measure, where the record's English text begins so. */
export const AUTHORITIES = ['judge', 'prosecutor', 'police', 'provider', 'law'] as const
export type Authority = (typeof AUTHORITIES)[number]
