import { z } from 'zod'
import { dayField, listField } from '../law/fields'
import type { Localised } from '../platform/i18n/localised'

/** How much one page compares: more sheets or columns than these nobody reads, prints or waits for. */
export const MOST_REQUIREMENTS = 12
export const FEWEST_COUNTRIES = 2
export const MOST_COUNTRIES = 13
/** Pinned columns stand beside the first one; more of them would leave no room for the others. */
export const MOST_PINS = 3

/** What an address may name, from the framework and the countries as they are. */
export type CompareChoices = { requirements: string[]; groups: string[]; countries: string[] }

/** The address of a comparison. `groups` takes whole groups; `q` and `pick` belong to the form that picks. */
export function compareSchema({ requirements, groups, countries }: CompareChoices) {
  return z.object({
    date: dayField.optional(),
    requirements: listField(requirements, { max: MOST_REQUIREMENTS }).optional(),
    groups: listField(groups).optional(),
    countries: listField(countries, { max: MOST_COUNTRIES }).optional(),
    pin: listField(countries, { max: MOST_PINS }).optional(),
    only: z.literal('differences').optional(),
    q: z.string().max(100).optional(),
    pick: z.literal('1').optional(),
  })
}

/** What is compared and how, each list without repeats and in the order shown. */
export type CompareView = {
  requirements: string[]
  countries: string[]
  pin: string[]
  /** Rows in which all agree are folded away. */
  onlyDifferences: boolean
}

/** A fact that a requirement's findings record, as the framework names it. */
export type AttributeName = { id: string; title: Localised; kind: 'text' | 'date' | 'penalty' }
