import { z } from 'zod'
import { dayField } from '../law/fields'

/** A cell's address takes the two dates; the rest of a matrix' view only travels through it. */
export const cellSchema = z.object({
  date: dayField.optional(),
  since: z.literal('none').or(dayField).optional(),
})
