import 'server-only'
import { z } from 'zod'
import { POINTS } from '../cooperation/difference-rules'
import { LIMITS } from '../cooperation/power-rules'
import { findCheck } from '../cooperation/queries'
import { MAX_CONDUCTS } from '../cooperation/request-schema'
import { ANSWERS, CHANNELS, CONDUCTS, MEASURES, TREATIES } from '../cooperation/schema'
import { Invalid } from '../platform/errors'
import { confidence, country, dateField, day, listField, localised } from './fields'
import { findingBrief } from './law-shapes'
import { defineOne } from './operation'

const answer = z.enum(ANSWERS).meta({ id: 'Answer' })
const rested = findingBrief.nullable()
const sides = <S extends z.ZodType>(side: S) => z.array(side).length(2)

const conductCheck = z
  .object({
    conduct: z.enum(CONDUCTS),
    overall: answer,
    decisive: z.array(z.enum(['dual', 'threshold', 'power'])),
    /** The weakest of what the answer rests on; null where part of it is not recorded. */
    confidence: confidence.nullable(),
    since: day.nullable(),
    dual: z.object({
      answer,
      confidence: confidence.nullable(),
      bothInPart: z.boolean(),
      sides: sides(z.object({ country, answer, finding: rested })),
    }),
    need: z.enum(['needed', 'not-needed', 'unknown']),
    points: z.array(
      z.object({
        id: z.enum(POINTS),
        requirement: z.string(),
        verdict: z.enum(['same', 'see', 'differs', 'unknown']),
        sides: sides(z.object({ country, answer, words: localised.nullable(), finding: rested })),
      }),
    ),
    /** Asked of an extradition only. */
    threshold: z
      .object({
        answer,
        confidence: confidence.nullable(),
        sides: sides(
          z.object({ country, answer, basis: z.enum(['named', 'all']), isWhole: z.boolean(), finding: rested }),
        ),
      })
      .nullable(),
    power: z.object({
      answer,
      limits: z.array(z.enum(LIMITS)),
      confidence: confidence.nullable(),
      entries: z.array(z.object({ requirement: z.string(), country, principal: z.boolean(), finding: rested })),
    }),
  })
  .meta({ id: 'ConductCheck' })

const check = defineOne({
  id: 'checkCooperation',
  tag: 'cooperation',
  path: '/cooperation',
  action: 'law.read',
  example: { requesting: 'AR', requested: 'CL', conduct: 'off-possession', measure: 'preservation' },
  isDated: 'always',
  query: ({ countries }) =>
    z.strictObject({
      requesting: z.enum(countries),
      requested: z.enum(countries),
      conduct: listField(CONDUCTS, MAX_CONDUCTS),
      measure: z.enum(MEASURES),
      date: dateField.optional(),
    }),
  data: z
    .object({
      requesting: country,
      requested: country,
      measure: z.enum(MEASURES),
      conducts: z.array(conductCheck),
      treaties: z.array(
        z.object({
          treaty: z.enum(TREATIES),
          inForce: z.enum(['yes', 'no', 'unknown']),
          since: day.nullable(),
          confidence: confidence.nullable(),
          sides: sides(
            z.object({
              country,
              bound: z.enum(['yes', 'no', 'unknown']),
              inForceOn: day.nullable(),
              reservations: z.object({
                kind: z.enum(['none', 'some', 'unknown']),
                words: localised.nullable(),
                articles: z.array(
                  z.object({ article: z.string(), as: z.enum(['named', 'withdrawn', 'free', 'open']) }),
                ),
              }),
              finding: rested,
            }),
          ),
        }),
      ),
      /** Where a request to the requested country is sent. */
      channels: z.array(z.object({ channel: z.enum(CHANNELS), answer, body: localised.nullable(), finding: rested })),
    })
    .meta({ id: 'CooperationCheck' }),
  async run({ query, asked }) {
    const { requesting, requested, conduct: conducts, measure } = query
    if (requesting === requested) throw new Invalid([{ field: 'requested', value: requested, reason: 'same' }])
    const found = await findCheck({ requesting, requested, conducts, measure, day: asked.day })
    return { requesting, requested, measure, ...found }
  },
})

export const COOPERATION_READS = [check]
