import { z } from 'zod'
import { dayField, dayOrNoneField } from '../law/fields'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { REVIEW_STATES } from '../review/schema'

/** The values that an address may name, from the framework and the countries as they are. */
export type ViewChoices = { areas: string[]; groups: string[]; standards: string[]; countries: string[] }

const flag = z.literal('1').optional()

const listOf = (values: string[]) =>
  z
    .string()
    .refine((text) => text.split(',').every((value) => values.includes(value)))
    .optional()

/** The matrix's address, each parameter as text. */
export function viewSchema(choices: ViewChoices) {
  return z.object({
    date: dayField.optional(),
    since: dayOrNoneField.optional(),
    area: z.enum(choices.areas).optional(),
    group: z.enum(choices.groups).optional(),
    standard: z.enum(choices.standards).optional(),
    core: flag,
    status: z.enum(STATUSES).optional(),
    confidence: z.enum(CONFIDENCES).optional(),
    review: z.enum(REVIEW_STATES).optional(),
    changed: flag,
    marked: flag,
    law: z.literal('changed').optional(),
    q: z.string().max(100).optional(),
    countries: listOf(choices.countries),
    pin: listOf(choices.countries),
    sort: z.literal('gaps').optional(),
    columns: z.literal('gaps').optional(),
    fold: listOf([...choices.areas, ...choices.groups]),
    transpose: flag,
  })
}
