import 'server-only'
import { z } from 'zod'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import type { Practice, Stage } from './procedure-schema'

const inOrder = { orderBy: { position: 'asc' } } as const
const text = (value: unknown) => localisedSchema.parse(value)

/** The pathway: its stages in order, each with its requirements. */
export const findPathway = byRevision(async (): Promise<Stage[]> => {
  const stages = await database().stage.findMany({
    ...inOrder,
    include: {
      requirements: {
        ...inOrder,
        include: { requirement: { include: { attributes: { ...inOrder, include: { attribute: true } } } } },
      },
    },
  })
  return stages.map(({ id, title, requirements }) => ({
    id,
    title: text(title),
    requirements: requirements.map(({ requirement }) => ({
      id: requirement.id,
      title: text(requirement.title),
      question: text(requirement.question),
      met: text(requirement.met),
      core: requirement.core,
      // Penalties are read from the provisions and never recorded as an attribute.
      attributes: requirement.attributes.flatMap(({ attribute }) =>
        attribute.kind === 'penalty' ? [] : [attribute.id],
      ),
    })),
  }))
})

const periodSchema = { from: z.string().nullable(), to: z.string().nullable() }
const practiceSchema = z.object({
  country: z.string(),
  requirement: z.string(),
  status: z.enum(STATUSES),
  confidence: z.enum(CONFIDENCES),
  period: z.object(periodSchema),
  attributes: z.record(z.string(), z.union([z.string(), localisedSchema])),
  provisions: z
    .array(z.object({ id: z.string(), article: z.string(), instrument: z.string(), period: z.object(periodSchema) }))
    .nullable(),
})
const answerSchema = z.tuple([z.object({ practices: z.array(practiceSchema).nullable() })])

/**
 * What every jurisdiction has on a day for the requirements of the pathway, with the articles it cites that are in
 * force that day (one whose beginning is not recorded is taken as begun). All of them at once, whichever lanes are
 * shown: the reference lane looks at every participant.
 */
export const findPractices = byRevision(async (day: string): Promise<Practice[]> => {
  // One JSON text, as in the matrix: the driver takes longer over as many rows, and Prisma would ask four times.
  const found = await database().$queryRaw`
    SELECT json_agg(json_build_object(
             'country', finding.jurisdiction_code,
             'requirement', finding.requirement_id,
             'status', finding.status,
             'confidence', finding.confidence,
             'period', json_build_object('from', finding.from_date, 'to', finding.to_date),
             'attributes', finding.attributes,
             'provisions', (
               SELECT json_agg(json_build_object(
                        'id', provision.id,
                        'article', provision.article,
                        'instrument', instrument.title,
                        'period', json_build_object('from', provision.in_force_from, 'to', provision.in_force_to))
                      ORDER BY cited.position)
               FROM finding_provision AS cited
               JOIN provision
                 ON provision.jurisdiction_code = cited.jurisdiction_code
                AND provision.id = cited.provision_id
               JOIN instrument
                 ON instrument.jurisdiction_code = provision.jurisdiction_code
                AND instrument.id = provision.instrument_id
               WHERE cited.finding_id = finding.id
                 AND coalesce(provision.in_force_from, '-infinity') <= ${day}::date
                 AND coalesce(provision.in_force_to, 'infinity') > ${day}::date))) AS practices
    FROM finding
    WHERE applies_on(finding.from_date, finding.to_date, ${day}::date)
      AND finding.requirement_id IN (SELECT requirement_id FROM stage_requirement)`
  const [{ practices }] = answerSchema.parse(found)
  return (practices ?? []).map((practice) => ({ ...practice, provisions: practice.provisions ?? [] }))
}, 10)
