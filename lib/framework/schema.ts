import type { Localised } from '../platform/i18n/localised'

export type Group = { id: string; slug: string; title: Localised }
export type Area = { id: string; title: Localised; kind: 'legislative' | 'organisational'; groups: Group[] }
export type Reference = { standard: string; article: string }
export type Standard = {
  id: string
  title: Localised
  short: Localised
  body: Localised
  number: string | null
  adoptedOn: string | null
}
export type Term = { id: string; term: Localised; definition: Localised }

export type RequirementBrief = {
  id: string
  area: string
  /** The group's slug. */
  group: string
  title: Localised
  core: boolean
  references: Reference[]
}

export type Requirement = RequirementBrief & {
  question: Localised
  met: Localised
  partial: Localised
  areaTitle: Localised
  groupTitle: Localised
}

/** What every reading page needs of the framework: the order and names of things, not the tests. */
export type Outline = { areas: Area[]; requirements: RequirementBrief[]; standards: Standard[] }
