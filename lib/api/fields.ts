import { z } from 'zod'
import { dayField } from '../law/fields'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { LOCALES } from '../platform/i18n/locales'
import { localisedSchema } from '../platform/i18n/localised'

/*
 * What answers and addresses of the API are made of. Each schema does three things: it checks, it picks what leaves
 * (a key that it does not name never does), and it is what /api/v1/openapi.json says.
 */

/** A text by language; with `lang` it has one language, which is another one where the text does not have that. */
export const localised = localisedSchema.meta({
  id: 'Localised',
  examples: [{ es: 'Posesión', en: 'Possession' }],
})
export const day = z.iso.date()
export const country = z.string().meta({ examples: ['CL'] })
export const status = z.enum(STATUSES).meta({ id: 'Status' })
export const confidence = z.enum(CONFIDENCES).meta({ id: 'Confidence' })
/** First day, and the first day on which it no longer holds. */
export const period = z.object({ from: day.nullable(), to: day.nullable() }).meta({ id: 'Period' })
export const moment = z
  .date()
  .transform((at) => at.toISOString())
  .pipe(z.iso.datetime())
export const reference = z.object({ standard: z.string(), article: z.string() }).meta({ id: 'Reference' })
export const counts = z
  .object({
    met: z.int(),
    partial: z.int(),
    gap: z.int(),
    unknown: z.int(),
    /** All but the unknown ones. */
    known: z.int(),
    /** Met of those known; null where none is. */
    shareMet: z.number().min(0).max(1).nullable(),
  })
  .meta({ id: 'Counts' })

/** The day that an address asks for. */
export const dateField = dayField.meta({ format: 'date', examples: ['2017-10-23'] })

/** Values of those there are, separated by commas, each once. */
export function listField<const V extends string>(values: readonly V[], max?: number) {
  const each = z.array(z.enum(values)).min(1)
  return z.preprocess(split, max === undefined ? each : each.max(max))
}

const split = (text: unknown) => (typeof text === 'string' ? [...new Set(text.split(','))] : text)

export const DEFAULT_LIMIT = 100
export const MOST_ROWS = 1000

export const langField = z.enum(LOCALES).optional()
export const formatField = z.enum(['json', 'csv']).optional()
/** Every address. */
export const commonFields = { lang: langField }
/** Every address of a list. */
export const listFields = {
  ...commonFields,
  format: formatField,
  cursor: z.string().max(400).optional(),
}
