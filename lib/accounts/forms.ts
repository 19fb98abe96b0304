import { z } from 'zod'
import { emailField, optional } from '../forms/fields'

/** A password as it is typed in: its length is asked only where one is chosen. */
const typedPassword = z.string().min(1).max(1000)

/** Where to go on after signing in: a path of ours, without the language. */
const nextField = optional(z.string().regex(/^\/(?![/\\])[^\s\\]{0,500}$/))

/** The forms of these commands, for both sides. */
export const ACCOUNT_FORMS = {
  'session.open': z.object({ email: emailField, password: typedPassword, next: nextField }),
  'session.close': z.object({}),
} satisfies Record<string, z.ZodType>
