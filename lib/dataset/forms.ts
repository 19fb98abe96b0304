import { z } from 'zod'
import { choiceField, countryField, lineField, optional, proseField, uuidField } from '../forms/fields'

/** What was shown: a unit's key and the stamp of its two sides, with a bar between. */
export const shownField = z.string().regex(/^[^|]{1,300}\|[0-9a-f]{16}$/)

// Rows that were ticked, or all that were shown: their number and a stamp over all of their stamps.
const chosen = {
  rows: z.array(shownField).max(2000).default([]),
  all: optional(z.string().regex(/^\d{1,6}\|[0-9a-f]{16}$/)),
}
const someChosen = ({ rows, all }: { rows: string[]; all?: unknown }) => rows.length > 0 || typeof all === 'string'
const few = { path: ['rows'], params: { fault: 'few', limit: 1 } }

/** The forms of these commands, for both sides. */
export const DATASET_FORMS = {
  'dataset.decide': z
    .object({ ...chosen, decision: choiceField(['take', 'keep']), reason: optional(lineField(500)) })
    .refine(someChosen, few),
  'workbook.send': z.object({
    country: countryField,
    fileName: lineField(200),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    content: z.string().max(4_000_000),
  }),
  'workbook.accept': z.object({ ...chosen, id: uuidField, reason: lineField(500) }).refine(someChosen, few),
  'workbook.close': z.object({ id: uuidField, reason: optional(lineField(500)) }),
  'release.publish': z.object({
    id: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,59}$/),
    title: lineField(120),
    note: optional(proseField(4000)),
  }),
} satisfies Record<string, z.ZodType>
