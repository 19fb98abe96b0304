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
  tickField,
  uuidField,
  versionField,
} from '../forms/fields'
import { EFFECT_STATUSES, LEVELS, MEASURE_KINDS, MEASURE_STATUSES } from './schema'

/** Expected effects that a form has room for. */
export const MOST_EFFECTS = 40

const listOf = <S extends z.ZodType>(field: S, most: number) =>
  z.preprocess((value) => value ?? [], z.array(field).max(most))

const required = (path: string) => ({ path: [path], params: { fault: 'required' } })

const effectField = z
  .object({
    country: optional(countryField),
    requirement: optional(requirementField),
    status: optional(choiceField(EFFECT_STATUSES)),
  })
  .refine(({ country, requirement }) => requirement === null || country !== null, required('country'))
  .refine(({ country, requirement }) => country === null || requirement !== null, required('requirement'))

const effects = z
  .preprocess((value) => value ?? {}, z.record(z.string().regex(/^\d{1,2}$/), effectField))
  .transform((byPlace) =>
    Object.values(byPlace).flatMap(({ country, requirement, status }) =>
      country === null || requirement === null ? [] : [{ country, requirement, status: status ?? ('met' as const) }],
    ),
  )
  .refine((list) => list.length <= MOST_EFFECTS, { params: { fault: 'many', limit: MOST_EFFECTS } })
  .refine((list) => new Set(list.map(({ country, requirement }) => `${country} ${requirement}`)).size === list.length, {
    params: { fault: 'same' },
  })

const fields = {
  kind: choiceField(MEASURE_KINDS),
  title: localisedField(200),
  description: localisedField(5000, { lines: true }),
  /** Besides the countries of its deficiencies and effects. */
  countries: listOf(countryField, 50),
  deficiencies: listOf(uuidField, 200),
  responsibleBody: optional(lineField(200)),
  partner: optional(lineField(200)),
  priority: choiceField(LEVELS),
  costBand: optional(choiceField(LEVELS)),
  startOn: optional(dayFormField),
  dueOn: optional(dayFormField),
  effects,
  /** `CL/provision-id`: provisions that serve as drafting models. */
  models: listOf(z.string().regex(/^[A-Z]{2}\/[^\s/]{1,200}$/), 50),
}

const isInOrder = ({ startOn, dueOn }: { startOn: string | null; dueOn: string | null }) =>
  startOn === null || dueOn === null || startOn <= dueOn
const order = { path: ['dueOn'], params: { fault: 'order' } }

/** The forms of these commands, for both sides. */
export const MEASURE_FORMS = {
  'measure.propose': z.object(fields).refine(isInOrder, order),
  'measure.edit': z.object({ id: uuidField, version: versionField, ...fields }).refine(isInOrder, order),
  'measure.step': z.object({
    id: uuidField,
    version: versionField,
    to: choiceField(MEASURE_STATUSES),
    reason: optional(proseField(2000)),
    /** With `done`: its deficiencies that are in progress are resolved by it. */
    resolves: tickField,
  }),
  'measure.publish': z.object({ id: uuidField, version: versionField, isPublished: tickField }),
} satisfies Record<string, z.ZodType>
