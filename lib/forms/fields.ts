import { z } from 'zod'
import { isDay } from '../law/periods'
import { FIELD_FAULTS, type FieldFault } from '../platform/errors'
import { LOCALES } from '../platform/i18n/locales'

/*
 * The fields that forms are made of, for both sides: the browser checks with them before it sends, the command before
 * it runs. What is wrong is named by a key of messages `forms.fault`, carried in `params`.
 */

const FAULTS = FIELD_FAULTS
export type FaultKey = (typeof FAULTS)[number]

const fault = (key: FaultKey, limit?: number) => ({ params: { fault: key, limit } })

// Control characters, marks that turn the direction of what follows, invisible ones, halves of characters, and what XML
// cannot hold: none belongs in a text, and some are used to make one text read as another.
const HIDDEN = String.raw`\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}`
const FORBIDDEN = new RegExp(String.raw`[\p{Cc}\p{Cs}${HIDDEN}]`, 'u')
const FORBIDDEN_BUT_LINES = new RegExp(String.raw`(?![\n\t])[\p{Cc}\p{Cs}${HIDDEN}]`, 'u')

// A soft hyphen comes along when a column of a gazette is copied, and stands in the way of every search.
const tidy = (text: string) =>
  text
    .replaceAll('\u00ad', '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim()

/** One line of text. An empty one is refused. */
export function lineField(max = 200, min = 1) {
  return z
    .string()
    .transform(tidy)
    .refine((text) => text.length > 0, fault('required'))
    .refine((text) => text.length === 0 || text.length >= min, fault('tooShort', min))
    .refine((text) => text.length <= max, fault('tooLong', max))
    .refine((text) => !FORBIDDEN.test(text), fault('characters'))
}

/** Text of several lines. An empty one is refused. */
export function proseField(max = 10_000) {
  return z
    .string()
    .transform(tidy)
    .refine((text) => text.length > 0, fault('required'))
    .refine((text) => text.length <= max, fault('tooLong', max))
    .refine((text) => !FORBIDDEN_BUT_LINES.test(text), fault('characters'))
}

const orNull = (value: unknown) => (typeof value === 'string' && tidy(value) === '' ? null : (value ?? null))

/** The field, or null where it is left empty. */
export function optional<S extends z.ZodType>(field: S) {
  return z.preprocess(orNull, field.nullable())
}

/**
 * A text in one or more of the interface's languages, from fields `title.es`, `title.pt` …: at least one is filled.
 */
export function localisedField(max: number, { lines = false } = {}) {
  const one = optional(lines ? proseField(max) : lineField(max))
  return z
    .object(Object.fromEntries(LOCALES.map((locale) => [locale, one])))
    .transform((texts) => {
      const filled: Record<string, string> = {}
      for (const [locale, text] of Object.entries(texts)) if (typeof text === 'string') filled[locale] = text
      return filled
    })
    .refine((texts) => Object.keys(texts).length > 0, fault('required'))
}

export function choiceField<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z.enum(values)
}

export const dayFormField = z.string().refine((text) => isDay(text), fault('day'))

export const emailField = z
  .string()
  .transform((text) => tidy(text).toLowerCase())
  .refine((text) => text.length <= 254 && z.email().safeParse(text).success, fault('email'))

/** An address on the web; nothing that runs, and no name before the host that passes for it. */
export const urlField = z
  .string()
  .transform(tidy)
  .refine((text) => text.length > 0, fault('required'))
  .refine((text) => text.length <= 2000, fault('tooLong', 2000))
  .refine((text) => !FORBIDDEN.test(text), fault('characters'))
  .refine((text) => text === '' || isWebAddress(text), fault('url'))

function isWebAddress(text: string): boolean {
  if (/\s/u.test(text) || !URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

export const uuidField = z.guid()
/** ISO 3166-1 alpha-2; whether there is such a country is the command's question. */
export const countryField = z.string().regex(/^[A-Z]{2}$/)
export const requirementField = z.string().regex(/^[a-z0-9-]{1,80}$/)
/** The version that an edit started from. */
export const versionField = z.coerce
  .number()
  .int()
  .min(1)
  .max(2 ** 31 - 1)
/** A box that is ticked or not. */
export const tickField = z.preprocess((value) => value === 'on' || value === 'true' || value === true, z.boolean())

/** What is wrong, by the name the form gives the field: the first fault of each. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  const faults = new Map<string, FieldFault>()
  for (const issue of error.issues) {
    const field = issue.path.map(String).join('.')
    if (faults.has(field)) continue
    const { key, limit } = keyOf(issue)
    faults.set(field, { field, fault: key, ...(limit === undefined ? {} : { limit }) })
  }
  return [...faults.values()]
}

const paramsSchema = z.object({ fault: z.enum(FAULTS), limit: z.number().optional() })

function keyOf(issue: z.core.$ZodIssue): { key: FaultKey; limit?: number } {
  const params = paramsSchema.safeParse('params' in issue ? issue.params : undefined)
  if (params.success) return { key: params.data.fault, limit: params.data.limit }
  if (issue.code === 'invalid_type')
    return { key: issue.expected === 'number' || issue.expected === 'int' ? 'number' : 'required' }
  if (issue.code === 'invalid_value' || issue.code === 'invalid_format') return { key: 'choice' }
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return { key: 'wrong' }
  if (issue.origin === 'string') {
    if (issue.code === 'too_big') return { key: 'tooLong', limit: Number(issue.maximum) }
    return issue.minimum === 1 ? { key: 'required' } : { key: 'tooShort', limit: Number(issue.minimum) }
  }
  if (issue.origin !== 'array') return { key: 'number' }
  if (issue.code === 'too_small') return { key: 'few', limit: Number(issue.minimum) }
  return { key: 'many', limit: Number(issue.maximum) }
}
