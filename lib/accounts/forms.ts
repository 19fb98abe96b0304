import { z } from 'zod'
import { LONGEST_PASSWORD, roleSchema, SHORTEST_PASSWORD } from '../auth/schema'
import { FOLLOW_FORMS } from '../follow/forms'
import { choiceField, countryField, emailField, lineField, optional, uuidField, versionField } from '../forms/fields'
import { MAIL_FORMS } from '../mail/forms'
import { LOCALES } from '../platform/i18n/locales'
import { SETTINGS_FORMS } from '../settings/forms'
import { TOKEN_DAYS, TOKEN_SCOPES } from './schema'

/** A password as it is typed in: its length is asked only where one is chosen. */
const typedPassword = z.string().min(1).max(1000)

const newPassword = z
  .string()
  .refine((text) => text.length > 0, { params: { fault: 'required' } })
  .refine((text) => text.length === 0 || text.length >= SHORTEST_PASSWORD, {
    params: { fault: 'tooShort', limit: SHORTEST_PASSWORD },
  })
  .refine((text) => text.length <= LONGEST_PASSWORD, { params: { fault: 'tooLong', limit: LONGEST_PASSWORD } })

/** Where to go on after signing in: a path of ours, without the language. */
const nextField = optional(z.string().regex(/^\/(?![/\\])[^\s\\]{0,500}$/))

/** A code of the second factor, or one of those kept for the day the telephone is lost. */
const codeField = lineField(20).transform((text) => text.replace(/\s/g, ''))

/** An account's id: better-auth's own are no UUIDs. */
const accountId = z.string().regex(/^[\w-]{1,64}$/)
const tokenField = z.string().regex(/^[\w-]{20,100}$/)

const countriesOf = z.array(countryField).max(60).default([])

/** Only reviewers answer for countries, and for one at least. */
function withCountries<S extends z.ZodObject<{ role: typeof roleSchema; countries: typeof countriesOf }>>(schema: S) {
  return schema.refine(({ role, countries }) => role !== 'reviewer' || countries.length > 0, {
    path: ['countries'],
    params: { fault: 'few', limit: 1 },
  })
}

/** The forms of these commands, for both sides. */
export const ACCOUNT_FORMS = {
  'session.open': z.object({ email: emailField, password: typedPassword, next: nextField }),
  'session.confirm': z.object({ code: codeField, next: nextField }),
  'session.close': z.object({}),
  'session.end': z.object({ id: accountId }),
  'session.endOthers': z.object({}),
  'password.change': z.object({ current: typedPassword, password: newPassword }),
  'password.ask': z.object({ email: emailField }),
  'password.reset': z.object({ token: tokenField, password: newPassword }),
  'totp.begin': z.object({ password: typedPassword }),
  'totp.confirm': z.object({ code: codeField }),
  'totp.abandon': z.object({}),
  'totp.remove': z.object({ password: typedPassword }),
  'token.make': z.object({ name: lineField(80), scope: choiceField(TOKEN_SCOPES), days: choiceField(TOKEN_DAYS) }),
  'token.revoke': z.object({ id: uuidField }),
  'invitation.make': withCountries(
    z.object({
      name: lineField(120),
      email: emailField,
      role: roleSchema,
      countries: countriesOf,
      language: z.enum(LOCALES),
    }),
  ),
  'invitation.resend': z.object({ id: uuidField }),
  'invitation.revoke': z.object({ id: uuidField }),
  'invitation.accept': z.object({ token: tokenField, name: lineField(120), password: newPassword }),
  'person.change': withCountries(
    z.object({ id: accountId, version: versionField, role: roleSchema, countries: countriesOf }),
  ),
  'person.close': z.object({ id: accountId, version: versionField }),
  'person.reopen': z.object({ id: accountId, version: versionField }),
  ...SETTINGS_FORMS,
  ...MAIL_FORMS,
  ...FOLLOW_FORMS,
} satisfies Record<string, z.ZodType>
