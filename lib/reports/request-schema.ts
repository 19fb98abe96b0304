import { z } from 'zod'
import { dayField, dayOrNoneField, listField } from '../law/fields'
import { LOCALES } from '../platform/i18n/locales'
import { FORMATS } from './document'
import { SECTIONS } from './schema'

export type ScopeChoices = {
  countries: readonly string[]
  areas: readonly string[]
  standards: readonly string[]
}

/** What an address of conclusions may say. What it leaves out is the page's to decide. */
export function conclusionsSchema({ countries, areas, standards }: ScopeChoices) {
  return z.object({
    date: dayField.optional(),
    since: dayOrNoneField.optional(),
    countries: listField(countries).optional(),
    areas: listField(areas).optional(),
    standard: z.enum([...standards]).optional(),
    sections: listField(SECTIONS).optional(),
    register: z.enum(['published', 'all']).optional(),
    language: z.enum(LOCALES).optional(),
    /** Sent by the form: a list that is missing was left empty there, and is not the usual one. */
    chosen: z.literal('1').optional(),
  })
}

export const conclusionsFileSchema = (choices: ScopeChoices) =>
  conclusionsSchema(choices).extend({ format: z.enum(FORMATS) })

export type ConclusionsQuery = z.output<ReturnType<typeof conclusionsSchema>>
