import 'server-only'
import { z } from 'zod'
import { findOutline } from '../framework/queries'
import { findJurisdictions } from '../law/queries'
import { STATUSES } from '../law/schema'
import { byRevision } from '../platform/by-revision'
import { database } from '../platform/db/client'
import type { Span } from './schema'
import { historyOf } from './table-rules'

// country, requirement, status, from, to
const rowSchema = z.tuple([z.string(), z.string(), z.enum(STATUSES), z.string().nullable(), z.string().nullable()])
const answerSchema = z.tuple([z.object({ cells: z.array(rowSchema).nullable() })])

/** Every finding with its period: what any day's statuses are reckoned from. */
const findSpans = byRevision(async (): Promise<Span[]> => {
  // One JSON text for a thousand rows: the driver takes longer over as many rows.
  const found = await database().$queryRaw`
    SELECT json_agg(json_build_array(jurisdiction_code, requirement_id, status, from_date, to_date)
                    ORDER BY jurisdiction_code, requirement_id, from_date NULLS FIRST) AS cells
    FROM finding`
  const [{ cells }] = answerSchema.parse(found)
  return (cells ?? []).map(([country, requirement, status, from, to]) => ({
    country,
    requirement,
    status,
    period: { from, to },
  }))
})

/** What every picture is made of: the framework, the countries, and all their findings over time. */
export const findGround = byRevision(async () => {
  const [outline, jurisdictions, spans] = await Promise.all([findOutline(), findJurisdictions(), findSpans()])
  const requirements = outline.requirements.map((one) => ({
    ...one,
    standards: [...new Set(one.references.map(({ standard }) => standard))],
  }))
  return {
    outline,
    jurisdictions,
    requirements,
    spans,
    history: historyOf(spans),
    /** For the schema of the address. */
    choices: {
      areas: outline.areas.map(({ id }) => id),
      standards: outline.standards.map(({ id }) => id),
      requirements: requirements.map(({ id }) => id),
      countries: jurisdictions.map(({ code }) => code),
    },
  }
})
export type Ground = Awaited<ReturnType<typeof findGround>>
