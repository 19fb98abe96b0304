import { z } from 'zod'
import { FIRST_DAY, isDay, LAST_DAY } from './periods'

/** A day of the calendar, `YYYY-MM-DD`, that Cotejo can be asked for: from 1900 to 2100. */
export const dayField = z.string().refine(isInRange, { params: { reason: 'day' } })

/** Such a day, or `none`. */
export const dayOrNoneField = z.string().refine((text) => text === 'none' || isInRange(text), {
  params: { reason: 'day' },
})

/** What every reading page takes: the day it is asked for. */
export const datedSchema = z.object({ date: dayField.optional() })

/** Values from those there are, as an address writes them (`AR,CL`), each once and in the order given. */
export function listField(values: readonly string[], { max }: { max?: number } = {}) {
  return z
    .string()
    .transform((text) => [...new Set(text.split(','))])
    .refine((list) => list.every((value) => values.includes(value)), { params: { reason: 'choice' } })
    .refine((list) => max === undefined || list.length <= max, { params: { reason: 'many' } })
}

function isInRange(text: string): boolean {
  return isDay(text) && text >= FIRST_DAY && text <= LAST_DAY
}
