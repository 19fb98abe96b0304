import { z } from 'zod'
import { dayField, listField } from '../law/fields'
import { CONDUCTS, isConduct, MEASURES } from './schema'

/** More conducts than a request has, and than a page should show. */
export const MAX_CONDUCTS = 8

const measureField = z.enum(MEASURES)
const conductsField = listField(CONDUCTS, { max: MAX_CONDUCTS }).transform((list) => list.filter(isConduct))
const countryField = (codes: readonly string[]) =>
  z.string().refine((code) => codes.includes(code), { params: { reason: 'choice' } })

/** What the check's address says; what is not chosen yet is left out. */
export function checkSchema(codes: readonly string[]) {
  return z
    .object({
      requesting: countryField(codes).optional(),
      requested: countryField(codes).optional(),
      conduct: conductsField.optional(),
      measure: measureField.optional(),
      date: dayField.optional(),
    })
    .refine(({ requesting, requested }) => requesting === undefined || requesting !== requested, {
      path: ['requested'],
      params: { reason: 'same' },
    })
}
export type CheckChoice = z.output<ReturnType<typeof checkSchema>>

/** The overview takes one conduct; left out, it shows distribution and preservation. */
export const overviewSchema = z.object({
  conduct: z.enum(CONDUCTS).default('off-distribution'),
  measure: measureField.default('preservation'),
  date: dayField.optional(),
})
