import { z } from 'zod'
import {
  choiceField,
  dayFormField,
  lineField,
  localisedField,
  optional,
  proseField,
  tickField,
  urlField,
  uuidField,
  versionField,
} from '../forms/fields'
import { DEFICIENCY_KINDS, DEFICIENCY_STATUSES, SEVERITIES } from './schema'

export const MOST_CELLS = 100
export const LINKS = 5

/** `CL/pro-preservation` */
const cellField = z.string().regex(/^[A-Z]{2}\/[a-z0-9-]{1,80}$/)
const listOf = <S extends z.ZodType>(field: S, most: number) =>
  z.preprocess((value) => value ?? [], z.array(field).max(most))

const linkField = z
  .object({ url: optional(urlField), title: optional(lineField(200)) })
  .refine(({ url, title }) => url !== null || title === null, { path: ['url'], params: { fault: 'required' } })

const links = z
  .preprocess((value) => value ?? {}, z.record(z.string().regex(/^\d$/), linkField))
  .transform((byPlace) =>
    Object.values(byPlace).flatMap(({ url, title }) => (url === null ? [] : [{ url, title: title ?? url }])),
  )

const texts = {
  kind: choiceField(DEFICIENCY_KINDS),
  severity: choiceField(SEVERITIES),
  title: localisedField(200),
  description: localisedField(5000, { lines: true }),
  /** Ids of the country's own sources. */
  sources: listOf(z.string().max(200), 50),
  links,
}

export const REGISTER_FORMS = {
  'deficiency.mark': z.object({
    cells: z.array(cellField).min(1).max(MOST_CELLS),
    /** The day whose findings are marked. */
    day: dayFormField,
    ...texts,
  }),
  'deficiency.adopt': z.object({
    /** `CL/3`: the country and the candidate's place in its file. */
    candidates: z
      .array(z.string().regex(/^[A-Z]{2}\/\d{1,4}$/))
      .min(1)
      .max(MOST_CELLS),
    day: dayFormField,
  }),
  'deficiency.edit': z.object({ id: uuidField, version: versionField, ...texts }),
  'deficiency.step': z.object({
    id: uuidField,
    version: versionField,
    to: choiceField(DEFICIENCY_STATUSES),
    reason: optional(proseField(2000)),
  }),
  'deficiency.answer': z.object({
    id: uuidField,
    version: versionField,
    to: choiceField(['confirmed', 'disputed']),
    reason: optional(proseField(2000)),
  }),
  'deficiency.assign': z.object({ id: uuidField, version: versionField, assignee: optional(z.string().max(64)) }),
  'deficiency.publish': z.object({ id: uuidField, version: versionField, isPublished: tickField }),
  /** One thing done to many: those that it does not fit are left as they are and counted. */
  'deficiency.bulk': z.object({
    ids: z.array(uuidField).min(1).max(500),
    act: choiceField(['publish', 'withdraw', 'assign', 'severity', 'step']),
    assignee: optional(z.string().max(64)),
    severity: optional(choiceField(SEVERITIES)),
    to: optional(choiceField(DEFICIENCY_STATUSES)),
    reason: optional(proseField(2000)),
    back: optional(z.string().regex(/^[^\s\\]{0,1000}$/)),
  }),
  'comment.write': z.object({
    subject: choiceField(['deficiency', 'measure']),
    id: uuidField,
    body: proseField(5000),
  }),
  'view.save': z.object({
    place: choiceField(['deficiencies', 'measures', 'matrix']),
    name: lineField(80),
    query: z
      .string()
      .max(2000)
      .regex(/^[^\s#\\]*$/),
  }),
  'view.delete': z.object({ id: uuidField }),
} satisfies Record<string, z.ZodType>
