import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { contains } from '@/lib/law/periods'
import { CONFIDENCES, type Finding, type Penalty, type Provision, STATUSES, type Status } from '@/lib/law/schema'

/*
 * Findings made by hand for tables of cases, and those of the shipped dataset as the database hands them out.
 */

const DATASET = new URL('../../../prisma/dataset/', import.meta.url)
const text = z.record(z.string(), z.string())
const penaltySchema = z.object({
  conduct: text.nullable(),
  kind: z.enum(['prison', 'fine', 'disqualification', 'other']),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
})
const fileSchema = z.object({
  country: z.string(),
  provisions: z.array(
    z.object({
      id: z.string(),
      article: z.string(),
      inForceFrom: z.string().nullable(),
      inForceTo: z.string().nullable(),
      penalties: z.array(penaltySchema),
    }),
  ),
  findings: z.array(
    z.object({
      requirement: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      status: z.enum(STATUSES),
      confidence: z.enum(CONFIDENCES),
      rationale: text,
      provisions: z.array(z.string()),
      attributes: z.record(z.string(), z.union([z.string(), text])),
    }),
  ),
})
const frameworkSchema = z.object({
  requirements: z.array(
    z.object({ id: z.string(), references: z.array(z.object({ standard: z.string(), article: z.string() })) }),
  ),
})

export const framework = frameworkSchema.parse(JSON.parse(readFileSync(new URL('framework.json', DATASET), 'utf8')))
const files = readdirSync(new URL('countries/', DATASET))
  .filter((name) => name.endsWith('.json'))
  .map((name) => fileSchema.parse(JSON.parse(readFileSync(new URL(`countries/${name}`, DATASET), 'utf8'))))
  .sort((a, b) => a.country.localeCompare(b.country))

export const TWELVE = files.map(({ country }) => country).filter((code) => code !== 'ES')

const TIMES = { months: 1, years: 12 } as const
const isTime = (unit: string | null): unit is keyof typeof TIMES => unit === 'months' || unit === 'years'

export function prison(min: number | null, max: number | null, conduct: string | null = null): Penalty {
  return plainPenalty({ conduct: conduct === null ? null : { en: conduct }, kind: 'prison', min, max, unit: 'months' })
}

function plainPenalty({ conduct, kind, min, max, unit }: z.infer<typeof penaltySchema>): Penalty {
  const times = isTime(unit) ? TIMES[unit] : null
  const months = (value: number | null) => (value === null || times === null ? null : value * times)
  return {
    conduct,
    kind,
    unit: isTime(unit) ? unit : null,
    min,
    max,
    minMonths: months(min),
    maxMonths: months(max),
    note: null,
  }
}

export function provision(country: string, id: string, penalties: Penalty[], period: Provision['period']): Provision {
  const instrument = { country, id: 'cp', title: 'Código', titleTranslated: null, kind: 'code', number: null } as const
  return { country, id, article: id, heading: null, period, instrument, summary: {}, penalties }
}

/** A finding in short: `finding('CL', 'coo-budapest', 'met', { inForceOn: '2017-08-01' })`. Attributes are English words. */
export function finding(
  country: string,
  requirement: string,
  status: Status,
  attributes: Record<string, string> = {},
  more: Partial<Finding> = {},
): Finding {
  return {
    id: `${country} ${requirement}`,
    country,
    requirement,
    period: { from: null, to: null },
    status,
    confidence: 'primary',
    rationale: {},
    attributes: Object.entries(attributes).map(([id, value]) =>
      /On$/.test(id) ? { id, title: {}, kind: 'date', value } : { id, title: {}, kind: 'text', value: { en: value } },
    ),
    provisions: [],
    sources: [],
    ...more,
  }
}

/** The shipped dataset's findings of a day, of all jurisdictions. */
export function findingsOn(day: string): Finding[] {
  return files.flatMap(({ country, provisions, findings }) =>
    findings
      .filter((one) => contains(one, day))
      .map((one) => ({
        ...finding(country, one.requirement, one.status),
        period: { from: one.from, to: one.to },
        confidence: one.confidence,
        rationale: one.rationale,
        attributes: Object.entries(one.attributes).map(([id, value]) =>
          typeof value === 'string'
            ? { id, title: {}, kind: 'date' as const, value }
            : { id, title: {}, kind: 'text' as const, value },
        ),
        provisions: provisions
          .filter(({ id }) => one.provisions.includes(id))
          .map(({ id, inForceFrom, inForceTo, penalties }) =>
            provision(country, id, penalties.map(plainPenalty), { from: inForceFrom, to: inForceTo }),
          ),
      })),
  )
}

/** Every text that the dataset has for an attribute, with whose it is. */
export function valuesOf(attribute: string, requirements?: readonly string[]): { where: string; text: string }[] {
  return files.flatMap(({ country, findings }) =>
    findings
      .filter(({ requirement }) => requirements?.includes(requirement) ?? true)
      .flatMap(({ requirement, from, attributes }) => {
        const value = attributes[attribute]
        if (value === undefined || typeof value === 'string') return []
        return [{ where: `${country} ${requirement} ${from ?? ''}`.trim(), text: value.en ?? '' }]
      }),
  )
}
