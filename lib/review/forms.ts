import type { z } from 'zod'

/** The forms of these commands, for both sides. */
export const REVIEW_FORMS = {} satisfies Record<string, z.ZodType>
