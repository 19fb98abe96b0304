import type { z } from 'zod'

/** The forms of these commands, for both sides. */
export const MEASURE_FORMS = {} satisfies Record<string, z.ZodType>
