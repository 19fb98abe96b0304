import { z } from 'zod'
import { FIRST_DAY, isDay, LAST_DAY } from './periods'

/** A day of the calendar, `YYYY-MM-DD`, that Cotejo can be asked for: from 1900 to 2100. */
export const dayField = z.string().refine((text) => isDay(text) && text >= FIRST_DAY && text <= LAST_DAY)

/** What every reading page takes: the day it is asked for. */
export const datedSchema = z.object({ date: dayField.optional() })
