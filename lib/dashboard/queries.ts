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

/**
 * What stands open in each country: findings as of `day`, the register as it is `today`. A measure of several countries
 * counts for each of them.
 */
export async function findRegisterCounts(day: string, today: string): Promise<RegisterCounts[]> {
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
             count(*) FILTER (WHERE measure.due_on < ${today}::date AND measure.status NOT IN ('done', 'abandoned')) AS overdue
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

const ofCountries = (countries: readonly string[]) => ({ countries: { some: { country: { in: [...countries] } } } })

/** Measures agreed or in progress that touch any of the countries, each of them once. */
export async function countUnderWay(countries: readonly string[]): Promise<number> {
  return database().measure.count({ where: { status: { in: ['agreed', 'in_progress'] }, ...ofCountries(countries) } })
}

/** Measures of any of the countries whose day has passed on `today` and that are neither done nor abandoned, the longest overdue first. */
export async function findOverdue(today: string, countries: readonly string[]): Promise<OverdueMeasure[]> {
  const found = await database().measure.findMany({
    where: {
      dueOn: { lt: new Date(`${today}T00:00:00Z`) },
      status: { notIn: ['done', 'abandoned'] },
      ...ofCountries(countries),
    },
    include: { countries: { orderBy: { country: 'asc' } } },
    orderBy: [{ dueOn: 'asc' }, { number: 'asc' }],
  })
  return found.map(({ number, title, dueOn, countries: touched }) => ({
    number,
    title: localisedSchema.parse(title),
    dueOn: dayOf(dueOn) ?? '',
    countries: touched.map((one) => one.country),
  }))
}

const changesSchema = z.array(
  z.object({
    id: z.string(),
    at: z.date(),
    actor: z.string(),
    kind: z.enum(CHANGED_KINDS),
    subject: z.string(),
    country: z.string().nullable(),
    number: z.number().nullable(),
    article: z.string().nullable(),
    requirement: z.string().nullable(),
    title: localisedSchema.nullable(),
  }),
)

/**
 * The newest changes of register and findings; those of accounts and settings are the audit's alone. A measure of
 * several countries is news in each of them. Second readings are told only to whoever may settle them.
 */
export async function findNewestChanges(
  country: string | undefined,
  { mayReadReadings }: { mayReadReadings: boolean },
): Promise<NewestChange[]> {
  const kinds = CHANGED_KINDS.filter((kind) => kind !== 'reading' || mayReadReadings)
  const only = country ?? null
  const rows = await database().$queryRaw`
    WITH newest AS (
      SELECT * FROM audit_entry AS entry
      WHERE subject_kind = ANY(${kinds})
        AND (${only}::text IS NULL OR jurisdiction_code = ${only}::text
             OR subject_kind = 'measure' AND EXISTS (
               SELECT FROM measure_country AS touched
               WHERE touched.measure_id::text = entry.subject_id AND touched.jurisdiction_code = ${only}::text))
      ORDER BY id DESC LIMIT ${NEWEST}
    )
    SELECT entry.id::text AS id, entry.at, entry.actor_name AS actor, entry.subject_kind AS kind,
           entry.subject_id AS subject, entry.jurisdiction_code AS country,
           coalesce(deficiency.number, measure.number) AS number, provision.article, requirement.id AS requirement,
           coalesce(deficiency.title, measure.title, requirement.title) AS title
    FROM newest AS entry
    LEFT JOIN deficiency ON entry.subject_kind = 'deficiency' AND deficiency.id::text = entry.subject_id
    LEFT JOIN measure ON entry.subject_kind = 'measure' AND measure.id::text = entry.subject_id
    LEFT JOIN finding ON entry.subject_kind IN ('finding', 'review') AND finding.id::text = entry.subject_id
    LEFT JOIN proposal ON entry.subject_kind = 'proposal' AND proposal.id::text = entry.subject_id
    LEFT JOIN statement ON entry.subject_kind = 'statement' AND statement.id::text = entry.subject_id
    LEFT JOIN second_reading AS reading ON entry.subject_kind = 'reading' AND reading.id::text = entry.subject_id
    LEFT JOIN provision ON entry.subject_kind = 'provision'
      AND provision.jurisdiction_code || '/' || provision.id = entry.subject_id
    LEFT JOIN requirement ON requirement.id =
      coalesce(finding.requirement_id, proposal.requirement_id, statement.requirement_id, reading.requirement_id)
    ORDER BY entry.id DESC`
  return changesSchema.parse(rows).map(({ subject, number, article, requirement, ...entry }) => {
    const { kind, country: of } = entry
    if (number !== null && kind === 'deficiency')
      return { ...entry, name: `D-${number}`, href: `/deficiencies/D-${number}` }
    if (number !== null && kind === 'measure') return { ...entry, name: `M-${number}`, href: `/measures/M-${number}` }
    if (article !== null) return { ...entry, name: article, href: `/provisions/${subject}` }
    if (requirement === null || of === null) return { ...entry, name: null, href: null }
    // A finding reads on its own page; what was said of it stands where it is reviewed.
    const page = kind === 'finding' || kind === 'review' ? 'matrix' : 'review'
    return { ...entry, name: null, href: `/${page}/${of}/${requirement}` }
  })
}
