import { z } from 'zod'
import {
  choiceField,
  countryField,
  dayFormField,
  lineField,
  localisedField,
  optional,
  proseField,
  requirementField,
  uuidField,
  versionField,
} from '../forms/fields'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { LOCALES } from '../platform/i18n/locales'

// Texts of the law and of findings run on in one line, as the dataset has them: a break in a text area is a space.
const unbroken = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/\s+/g, (space) => (/[\r\n]/.test(space) ? ' ' : space))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, text]) => [key, unbroken(text)]))
}
const flowing = (max: number) => z.preprocess(unbroken, localisedField(max))
/** Such a text, or null where no language is filled. */
const maybeFlowing = (max: number) =>
  z.preprocess(
    unbroken,
    z
      .object(Object.fromEntries(LOCALES.map((locale) => [locale, optional(lineField(max)).optional()])))
      .optional()
      .transform((texts) => {
        const filled: Record<string, string> = {}
        for (const [locale, text] of Object.entries(texts ?? {})) if (typeof text === 'string') filled[locale] = text
        return Object.keys(filled).length === 0 ? null : filled
      }),
  )

const idsField = z.array(z.string().min(1).max(200)).max(300).default([])
const status = choiceField(STATUSES)
const confidence = choiceField(CONFIDENCES)
const reason = proseField(4000)
const source = proseField(2000)

const finding = { id: uuidField, version: versionField }

const oneAttribute = z.union([
  optional(lineField(4000)),
  z.record(z.string().regex(/^[a-z]{2}$/), optional(lineField(4000))),
])

/** What a finding says. Which attributes it may have is its requirement's question, which the command asks. */
const findingContent = {
  status,
  confidence,
  rationale: flowing(4000),
  provisions: idsField,
  sources: idsField,
  attributes: z.preprocess(unbroken, z.record(z.string().max(100), oneAttribute).default({})),
}

const amount = optional(
  z.coerce
    .number()
    .min(0)
    .max(800_000_000)
    .refine((value) => Number(value.toFixed(2)) === value, { params: { fault: 'number' } }),
)

const penalty = z
  .object({
    kind: optional(choiceField(['prison', 'fine', 'disqualification', 'other'])),
    unit: optional(choiceField(['months', 'years', 'days_fine', 'units_fine'])),
    min: amount,
    max: amount,
    conduct: maybeFlowing(1000),
    note: maybeFlowing(1000),
  })
  .refine(({ min, max }) => min === null || max === null || min <= max, { path: ['max'], params: { fault: 'number' } })

export type PenaltyInput = z.output<typeof penalty>

/** The forms of these commands, for both sides. */
export const REVIEW_FORMS = {
  'finding.confirm': z.object({ ...finding, reason: optional(reason), source: optional(source) }),
  'finding.dispute': z.object({ ...finding, reason, source }),
  'finding.edit': z.object({ ...finding, ...findingContent, reason }),
  'finding.split': z.object({ ...finding, day: dayFormField, ...findingContent, reason }),
  'finding.move': z.object({ ...finding, day: dayFormField, reason }),
  'provision.edit': z
    .object({
      country: countryField,
      id: z.string().min(1).max(200),
      version: versionField,
      heading: maybeFlowing(400),
      summary: flowing(4000),
      inForceFrom: optional(dayFormField),
      inForceTo: optional(dayFormField),
      /** By their place in the form; one without a kind is none. */
      penalties: z.record(z.string().regex(/^\d{1,3}$/), penalty).default({}),
      reason,
    })
    .refine(({ inForceFrom: from, inForceTo: to }) => from === null || to === null || from < to, {
      path: ['inForceTo'],
      params: { fault: 'order' },
    }),
  'proposal.make': z.object({
    country: countryField,
    requirement: requirementField,
    finding: optional(uuidField),
    findingVersion: optional(versionField),
    provision: optional(z.string().max(200)),
    proposedStatus: optional(status),
    body: proseField(6000),
    source,
  }),
  'proposal.withdraw': z.object({ id: uuidField, version: versionField }),
  'proposal.accept': z.object({
    id: uuidField,
    version: versionField,
    findingVersion: optional(versionField),
    confidence: optional(confidence),
    rationale: maybeFlowing(4000),
    reason,
  }),
  'proposal.decline': z.object({ id: uuidField, version: versionField, reason }),
  'statement.write': z.object({
    country: countryField,
    requirement: requirementField,
    /** One more than the statements that the form started from. */
    version: versionField,
    signedBy: lineField(120),
    office: lineField(200),
    signedOn: dayFormField,
    body: localisedField(8000, { lines: true }),
  }),
  'statement.withdraw': z.object({ id: uuidField, reason }),
  'reading.code': z.object({ ...finding, status, confidence, rationale: proseField(4000) }),
  'reading.settle': z.object({
    id: uuidField,
    version: versionField,
    findingVersion: versionField,
    status,
    rationale: flowing(4000),
    reason,
  }),
} satisfies Record<string, z.ZodType>
