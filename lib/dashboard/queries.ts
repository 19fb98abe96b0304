import 'server-only'
import { z } from 'zod'
import { database, dayOf } from '../platform/db/client'
import { localisedSchema } from '../platform/i18n/localised'
import { CHANGED_KINDS, type NewestChange, type OverdueMeasure, type RegisterCounts } from './schema'

const NEWEST = 15

const countsSchema = z.array(
  z.object({
    country: z.string(),
    open: z.coerce.number(),
    unanswered: z.coerce.number(),
    disputed: z.coerce.number(),
    underWay: z.coerce.number(),
    overdue: z.coerce.number(),
    unreviewed: z.coerce.number(),
    disputedFindings: z.coerce.number(),
    proposals: z.coerce.number(),
    unsettled: z.coerce.number(),
  }),
)

/** What stands open in each country on `day`. A measure of several countries counts for each of them. */
export async function findRegisterCounts(day: string): Promise<RegisterCounts[]> {
  const rows = await database().$queryRaw`
    WITH marked AS (
      SELECT jurisdiction_code AS country,
             count(*) FILTER (WHERE status NOT IN ('resolved', 'dismissed')) AS open,
             count(*) FILTER (WHERE status = 'identified') AS unanswered,
             count(*) FILTER (WHERE status = 'disputed') AS disputed
      FROM deficiency GROUP BY 1
    ), measured AS (
      SELECT of_country.jurisdiction_code AS country,
             count(*) FILTER (WHERE measure.status IN ('agreed', 'in-progress')) AS under_way,
             count(*) FILTER (WHERE measure.due_on < ${day}::date AND measure.status NOT IN ('done', 'abandoned')) AS overdue
      FROM measure JOIN measure_country AS of_country ON of_country.measure_id = measure.id GROUP BY 1
    ), word AS (
      SELECT DISTINCT ON (finding_id) finding_id, finding_version, verdict
      FROM finding_review ORDER BY finding_id, finding_version DESC, created_at DESC
    ), reviewed AS (
      SELECT finding.jurisdiction_code AS country,
             count(*) FILTER (WHERE word.verdict IS NULL) AS unreviewed,
             count(*) FILTER (WHERE word.verdict = 'disputed') AS disputed
      FROM finding
      LEFT JOIN word ON word.finding_id = finding.id AND word.finding_version = finding.version
      WHERE applies_on(finding.from_date, finding.to_date, ${day}::date) GROUP BY 1
    ), proposed AS (
      SELECT jurisdiction_code AS country, count(*) AS open FROM proposal WHERE status = 'open' GROUP BY 1
    ), coded AS (
      SELECT jurisdiction_code AS country, count(*) AS unsettled
      FROM second_reading WHERE status <> first_status AND settled_at IS NULL GROUP BY 1
    )
    SELECT jurisdiction.code AS country,
           coalesce(marked.open, 0) AS open, coalesce(marked.unanswered, 0) AS unanswered,
           coalesce(marked.disputed, 0) AS disputed,
           coalesce(measured.under_way, 0) AS "underWay", coalesce(measured.overdue, 0) AS overdue,
           coalesce(reviewed.unreviewed, 0) AS unreviewed, coalesce(reviewed.disputed, 0) AS "disputedFindings",
           coalesce(proposed.open, 0) AS proposals, coalesce(coded.unsettled, 0) AS unsettled
    FROM jurisdiction
    LEFT JOIN marked ON marked.country = code LEFT JOIN measured ON measured.country = code
    LEFT JOIN reviewed ON reviewed.country = code LEFT JOIN proposed ON proposed.country = code
    LEFT JOIN coded ON coded.country = code
    ORDER BY code`
  return countsSchema.parse(rows)
}

/** Measures whose day has passed on `today` and that are neither done nor abandoned, the longest overdue first. */
export async function findOverdue(today: string, country: string | undefined): Promise<OverdueMeasure[]> {
  const found = await database().measure.findMany({
    where: {
      dueOn: { lt: new Date(`${today}T00:00:00Z`) },
      status: { notIn: ['done', 'abandoned'] },
      ...(country === undefined ? {} : { countries: { some: { country } } }),
    },
    include: { countries: { orderBy: { country: 'asc' } } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  })
  return found.map(({ number, title, dueOn, countries }) => ({
    number,
    title: localisedSchema.parse(title),
    dueOn: dayOf(dueOn) ?? '',
    countries: countries.map((one) => one.country),
  }))
}

const changesSchema = z.array(
  z.object({
    id: z.string(),
    at: z.date(),
    actor: z.string(),
    kind: z.enum(CHANGED_KINDS),
    country: z.string().nullable(),
    number: z.number().nullable(),
    requirement: z.string().nullable(),
  }),
)

/** The newest changes of register and findings; those of accounts and settings are the audit's alone. */
export async function findNewestChanges(country: string | undefined): Promise<NewestChange[]> {
  const rows = await database().$queryRaw`
    SELECT entry.id::text AS id, entry.at, entry.actor_name AS actor, entry.subject_kind AS kind,
           entry.jurisdiction_code AS country,
           coalesce(deficiency.number, measure.number) AS number, finding.requirement_id AS requirement
    FROM audit_entry AS entry
    LEFT JOIN deficiency ON entry.subject_kind = 'deficiency' AND deficiency.id::text = entry.subject_id
    LEFT JOIN measure ON entry.subject_kind = 'measure' AND measure.id::text = entry.subject_id
    LEFT JOIN finding ON entry.subject_kind = 'finding' AND finding.id::text = entry.subject_id
    WHERE entry.subject_kind = ANY(${[...CHANGED_KINDS]})
      AND (${country ?? null}::text IS NULL OR entry.jurisdiction_code = ${country ?? null}::text)
    ORDER BY entry.id DESC LIMIT ${NEWEST}`
  return changesSchema.parse(rows).map(({ number, requirement, ...entry }) => {
    if (number !== null && entry.kind === 'deficiency')
      return { ...entry, name: `D-${number}`, href: `/deficiencies/D-${number}` }
    if (number !== null && entry.kind === 'measure')
      return { ...entry, name: `M-${number}`, href: `/measures/M-${number}` }
    if (requirement !== null && entry.country !== null)
      return { ...entry, name: requirement, href: `/matrix/${entry.country}/${requirement}` }
    return { ...entry, name: null, href: null }
  })
}
