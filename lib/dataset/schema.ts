import { z } from 'zod'
import { isDay } from '../law/periods'

// The dataset's format (prisma/dataset/README.md), one schema for each kind of entry. What an entry owes to another
// one (known ids, periods, evidence) stands in rules.ts. Unknown fields are refused: a misspelt one would be lost.

// Control characters, halves of surrogate pairs, line separators, and marks that turn the direction of writing.
const UNWRITABLE = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

const line = z
  .string()
  .refine((text) => text.trim() !== '', { error: 'is empty', abort: true })
  .refine((text) => !UNWRITABLE.test(text), { error: 'has a control character' })

// A text of several lines, as a form here may have taken it: what was written here can be exported and read in again.
const prose = z
  .string()
  .refine((text) => text.trim() !== '', { error: 'is empty', abort: true })
  .refine((text) => !UNWRITABLE.test(text.replaceAll('\n', '')), { error: 'has a control character' })

// Ids stand in addresses, and group ids are titles of their own ("Rules of work").
const id = line.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is no id: letters, digits, dots, dashes and underscores only')
const groupId = line.regex(/^[^/?#%\\]+$/, 'is no id: / ? # % and \\ are not allowed')

const day = z
  .string()
  .refine(isDay, { error: (issue) => `is no day of the calendar (YYYY-MM-DD): ${quote(issue.input)}` })

const url = line.refine(isWebAddress, { error: (issue) => `is no http or https address: ${quote(issue.input)}` })

export const localisedText = z
  .record(
    z.string().regex(/^[a-z]{2}$/, { error: (issue) => `is no two-letter language: ${quote(issue.input)}` }),
    prose,
  )
  .refine((text) => Object.keys(text).length > 0, { error: 'has no language' })

/** Null, or left out. */
function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null)
}

// A standard without a number or a date of adoption has an empty text there.
function orEmpty<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? null : value), orNull(schema))
}

const ids = z.array(id).default([])

export const standardSchema = z.strictObject({
  id,
  title: localisedText,
  short: localisedText,
  body: localisedText,
  number: orEmpty(line),
  adopted: orEmpty(day),
  openedForSignature: orNull(day),
})

export const termSchema = z.strictObject({ id, term: localisedText, definition: localisedText })

const deficiencyKind = z.enum(['legislative', 'organisational'])

export const areaSchema = z.strictObject({ id, title: localisedText, kind: deficiencyKind })

export const attributeSchema = z.strictObject({
  id,
  kind: z.enum(['text', 'date', 'penalty']),
  title: localisedText,
})

export const requirementSchema = z.strictObject({
  id,
  area: id,
  group: groupId,
  title: localisedText,
  question: localisedText,
  met: localisedText,
  partial: localisedText,
  references: z.array(z.strictObject({ standard: id, article: line })).default([]),
  attributes: ids,
  core: z.boolean(),
})

export const stageSchema = z.strictObject({ id, title: localisedText, requirements: ids })

export const groupIdSchema = groupId

export const sourceSchema = z.strictObject({
  id,
  title: line,
  publisher: orNull(line),
  url: orNull(url),
  kind: z.enum(['official', 'treaty-body', 'academic', 'press', 'other']),
  publishedOn: orNull(day),
})

export const instrumentSchema = z.strictObject({
  id,
  title: line,
  titleTranslated: orNull(localisedText),
  kind: z.enum(['code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol']),
  number: orNull(line),
  publishedOn: orNull(day),
  inForceOn: orNull(day),
  url: orNull(url),
  sources: ids,
})

// The column holds twelve digits, two of them decimals, and months are reckoned as years times twelve.
const amount = z
  .number()
  .min(0, 'is below zero')
  .max(800_000_000, 'is above 800,000,000')
  .refine((value) => Number(value.toFixed(2)) === value, { error: 'has more than two decimals' })

export const penaltySchema = z.strictObject({
  conduct: orNull(localisedText),
  min: orNull(amount),
  max: orNull(amount),
  unit: orNull(z.enum(['months', 'years', 'days-fine', 'units-fine'])),
  kind: z.enum(['prison', 'fine', 'disqualification', 'other']),
  note: orNull(localisedText),
})

export const provisionSchema = z.strictObject({
  id,
  instrument: id,
  article: line,
  heading: orNull(localisedText),
  inForceFrom: day.nullable(),
  inForceTo: day.nullable(),
  amendedBy: ids,
  summary: localisedText,
  penalties: z.array(penaltySchema).default([]),
  sources: ids,
})

// Which values an attribute takes depends on its kind in the framework (attributeValues). Null says as little as
// leaving it out.
const attributes = z
  .record(
    id,
    z.union([z.string(), z.record(z.string(), z.string())], { error: 'is neither a text nor a day' }).nullable(),
  )
  .nullish()
  .transform((given) => Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== null)))

export const attributeValues = { date: day, text: localisedText }

export const findingSchema = z.strictObject({
  requirement: id,
  from: day.nullable(),
  to: day.nullable(),
  status: z.enum(['met', 'partial', 'gap', 'unknown']),
  confidence: z.enum(['primary', 'secondary', 'recall']),
  rationale: localisedText,
  provisions: ids,
  attributes,
  sources: ids,
})

/** What of a finding its requirement's coverage in time is judged by. */
export const findingPeriodSchema = findingSchema.pick({ requirement: true, from: true, to: true }).strip()

export const deficiencySchema = z.strictObject({
  requirement: id,
  kind: deficiencyKind,
  title: localisedText,
  description: localisedText,
  severity: z.enum(['high', 'medium', 'low']),
  proposedMeasure: localisedText,
  sources: ids,
})

// ES.json says its role in words of its own; the twelve say nothing.
const role = z
  .enum(['participant', 'reference', 'programme', 'reference jurisdiction'])
  .transform((value) => (value === 'reference jurisdiction' ? 'reference' : value))

/** A country file's own fields; its lists are read entry by entry (parse.ts). */
export const countryHeadSchema = z.object({
  country: z.string().regex(/^[A-Z]{2}$/, 'is no two-letter country code'),
  role: role.default('participant'),
  compiledOn: day,
  legalSystemNote: localisedText,
})

export type LocalisedText = z.infer<typeof localisedText>
export type Standard = z.infer<typeof standardSchema>
export type Term = z.infer<typeof termSchema>
export type Area = z.infer<typeof areaSchema>
export type Attribute = z.infer<typeof attributeSchema>
export type Requirement = z.infer<typeof requirementSchema>
export type Stage = z.infer<typeof stageSchema>
export type Source = z.infer<typeof sourceSchema>
export type Instrument = z.infer<typeof instrumentSchema>
export type Penalty = z.infer<typeof penaltySchema>
export type Provision = z.infer<typeof provisionSchema>
export type Finding = z.infer<typeof findingSchema>
export type FindingPeriod = z.infer<typeof findingPeriodSchema>
export type Deficiency = z.infer<typeof deficiencySchema>

/** A group's area is that of its requirements. */
export interface Group {
  id: string
  area: string
  title: LocalisedText
}

export interface Framework {
  standards: Standard[]
  terms: Term[]
  areas: Area[]
  groups: Group[]
  attributes: Attribute[]
  requirements: Requirement[]
  pathway: Stage[]
}

export interface Country extends z.infer<typeof countryHeadSchema> {
  sources: Source[]
  instruments: Instrument[]
  provisions: Provision[]
  findings: Finding[]
  deficiencies: Deficiency[]
}

export interface Dataset {
  framework: Framework
  countries: Country[]
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text)
}

function quote(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 80) ?? 'nothing'
}
