import 'server-only'
import { z } from 'zod'
import { findMeasure, findMeasures } from '../measures/queries'
import { EFFECT_STATUSES, LEVELS, MEASURE_KINDS, MEASURE_STATUSES } from '../measures/schema'
import { findDeficiencies, findDeficiency } from '../register/queries'
import { DEFICIENCY_KINDS, DEFICIENCY_STATUSES, SEVERITIES } from '../register/schema'
import { cut, padded, pageOf } from './cursor-rules'
import { confidence, country, dateField, day, listField, localised, moment, status } from './fields'
import { defineList, defineOne } from './operation'

// Names of people are no part of it, whoever asks: a program that needs them is an unusual one.

const deficiencyBrief = z
  .object({
    id: z.guid(),
    /** `12` of D-12. */
    number: z.int(),
    country,
    requirement: z.string(),
    kind: z.enum(DEFICIENCY_KINDS),
    severity: z.enum(SEVERITIES),
    title: localised,
    status: z.enum(DEFICIENCY_STATUSES),
    isPublished: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    /** What a change of it starts from. */
    version: z.int(),
    /** The finding's status on the day it was marked, and on the day of the answer. */
    statusThen: status,
    statusNow: status,
    confidenceNow: confidence.nullable(),
  })
  .meta({ id: 'Deficiency' })

const deficiencies = defineList({
  id: 'listDeficiencies',
  tag: 'register',
  path: '/deficiencies',
  action: 'register.readPublished',
  example: {},
  isDated: 'always',
  query: (choices) =>
    z.strictObject({
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
      area: z.enum(choices.areas).optional(),
      standard: z.enum(choices.standards).optional(),
      requirement: z.enum(choices.requirements).optional(),
      kind: z.enum(DEFICIENCY_KINDS).optional(),
      severity: z.enum(SEVERITIES).optional(),
      status: listField(DEFICIENCY_STATUSES).optional(),
    }),
  row: deficiencyBrief,
  async run({ query: { date: _, ...view }, asked, after, limit }) {
    const { rows } = await findDeficiencies(view, {
      visibility: await asked.visibility(),
      actor: asked.actor,
      day: asked.day,
      limit: limit + 1,
      after: numberOf(after),
    })
    return cut(
      rows.map((row) => ({ row, place: padded(row.number) })),
      limit,
    )
  },
})

const numberOf = (place: string | null) => {
  const number = Number(place ?? 0)
  return Number.isInteger(number) && number >= 0 && number < 2 ** 31 ? number : 0
}

const deficiency = defineOne({
  id: 'getDeficiency',
  tag: 'register',
  path: '/deficiencies/{deficiency}',
  action: 'register.readPublished',
  example: { deficiency: 'D-1' },
  isDated: 'always',
  query: () => z.strictObject({ date: dateField.optional() }),
  data: deficiencyBrief
    .extend({
      description: localised,
      /** Why it stands where it stands; for accounts alone. */
      statusReason: z.string().nullable(),
      /** The finding as it was marked: its first day, and the day it was looked at. */
      marked: z.object({ from: day.nullable(), day }),
      sources: z.array(
        z.object({ id: z.string(), title: z.string(), publisher: z.string().nullable(), url: z.string().nullable() }),
      ),
      links: z.array(z.object({ url: z.string(), title: z.string() })),
      measures: z.array(z.object({ number: z.int(), title: localised, status: z.enum(MEASURE_STATUSES) })),
    })
    .meta({ id: 'DeficiencyEntry' }),
  async run({ params, asked }) {
    const found = await findDeficiency(params.deficiency ?? '', await asked.visibility(), asked.day)
    const { finding, measures, ...rest } = found
    const tied = measures.map((one) => ({ ...one, status: z.enum(MEASURE_STATUSES).parse(one.status) }))
    return { ...rest, marked: finding, measures: tied }
  },
})

const measureBrief = z
  .object({
    id: z.guid(),
    /** `7` of M-7. */
    number: z.int(),
    kind: z.enum(MEASURE_KINDS),
    title: localised,
    countries: z.array(country),
    responsibleBody: z.string().nullable(),
    partner: z.string().nullable(),
    priority: z.enum(LEVELS),
    costBand: z.enum(LEVELS).nullable(),
    startOn: day.nullable(),
    dueOn: day.nullable(),
    status: z.enum(MEASURE_STATUSES),
    isPublished: z.boolean(),
    createdAt: moment,
    updatedAt: moment,
    version: z.int(),
    /** What it is expected to bring once it is in force. */
    effects: z.array(z.object({ country, requirement: z.string(), status: z.enum(EFFECT_STATUSES) })),
    deficiencies: z.array(
      z.object({ id: z.guid(), number: z.int(), country, requirement: z.string(), title: localised }),
    ),
  })
  .meta({ id: 'Measure' })

const measures = defineList({
  id: 'listMeasures',
  tag: 'register',
  path: '/measures',
  action: 'register.readPublished',
  example: {},
  isDated: 'always',
  query: (choices) =>
    z.strictObject({
      date: dateField.optional(),
      country: listField(choices.countries).optional(),
      kind: z.enum(MEASURE_KINDS).optional(),
      status: listField(MEASURE_STATUSES).optional(),
      priority: z.enum(LEVELS).optional(),
      overdue: z.literal('true').optional(),
    }),
  row: measureBrief,
  async run({ query: { date: _, overdue, ...view }, asked, ...page }) {
    const found = await findMeasures(
      { ...view, ...(overdue === undefined ? {} : { overdue: '1' as const }) },
      { visibility: await asked.visibility(), day: asked.day },
    )
    const { rows, next } = pageOf(found, ({ number }) => padded(number), page)
    return { next, rows: rows.map(withEffects) }
  },
})

const measure = defineOne({
  id: 'getMeasure',
  tag: 'register',
  path: '/measures/{measure}',
  action: 'register.readPublished',
  example: { measure: 'M-1' },
  isDated: 'never',
  query: () => z.strictObject({}),
  data: measureBrief
    .extend({
      description: localised,
      statusReason: z.string().nullable(),
      /** Provisions of other countries that serve as drafting models. */
      models: z.array(
        z.object({ country, provision: z.string(), article: z.string(), instrument: z.string(), summary: localised }),
      ),
    })
    .meta({ id: 'MeasureEntry' }),
  async run({ params, asked }) {
    return withEffects(await findMeasure(params.measure ?? '', await asked.visibility()))
  },
})

const effectsSchema = z.array(z.object({ country, requirement: z.string(), status: z.enum(EFFECT_STATUSES) }))
const withEffects = <M extends { effects: unknown }>(row: M) => ({ ...row, effects: effectsSchema.parse(row.effects) })

export const REGISTER_READS = [deficiencies, deficiency, measures, measure]
