import 'server-only'
import { z } from 'zod'
import { may } from '../auth/permissions'
import type { Actor } from '../auth/schema'
import { CONFIDENCES, STATUSES } from '../law/schema'
import { database, dayOf } from '../platform/db/client'
import { Prisma } from '../platform/db/generated/client'
import { Forbidden, NotFound } from '../platform/errors'
import { localisedSchema } from '../platform/i18n/localised'
import { findSettings } from '../settings/queries'
import { candidateKey } from './commands'
import {
  DEFICIENCY_KINDS,
  DEFICIENCY_STATUSES,
  type Deficiency,
  type DeficiencyBrief,
  type RegisterView,
  SEVERITIES,
  type Sort,
  type Visibility,
} from './schema'

export const PAGE_SIZE = 50

/** What of the register the reader may see. Throws Forbidden where the deployment shows it to accounts alone. */
export async function visibilityFor(actor: Actor | null): Promise<Visibility> {
  if (may(actor, 'register.readAll')) return 'all'
  const { registerVisibility } = await findSettings()
  if (registerVisibility === 'none') throw new Forbidden('register.readAll', actor?.mustSetUpTotp ? 'totp' : 'signIn')
  return registerVisibility
}

/** Which flags the reader gets in the matrix: none where the deployment keeps the register to accounts. */
export async function marksFor(actor: Actor | null): Promise<Visibility | 'none'> {
  if (may(actor, 'register.readAll')) return 'all'
  return (await findSettings()).registerVisibility
}

const briefRow = z.object({
  id: z.string(),
  number: z.number(),
  country: z.string(),
  requirement: z.string(),
  requirementTitle: localisedSchema,
  area: z.string(),
  kind: z.enum(DEFICIENCY_KINDS),
  severity: z.enum(SEVERITIES),
  title: localisedSchema,
  status: z.string().transform((status) => z.enum(DEFICIENCY_STATUSES).parse(status.replaceAll('-', '_'))),
  isPublished: z.boolean(),
  assignee: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
  version: z.number(),
  statusThen: z.enum(STATUSES),
  statusNow: z.enum(STATUSES),
  confidenceNow: z.enum(CONFIDENCES).nullable(),
})

// What a reader sorts by, as SQL: the only texts that are not parameters.
const ORDERS: Record<Sort, Prisma.Sql> = {
  number: Prisma.sql`deficiency.number`,
  country: Prisma.sql`deficiency.jurisdiction_code`,
  requirement: Prisma.sql`requirement_group.position, requirement.position`,
  severity: Prisma.sql`deficiency.severity`,
  status: Prisma.sql`deficiency.status`,
  age: Prisma.sql`deficiency.created_at`,
  updated: Prisma.sql`deficiency.updated_at`,
}

function conditionsOf(view: RegisterView, visibility: Visibility, actor: Actor | null): Prisma.Sql {
  const all: Prisma.Sql[] = [Prisma.sql`TRUE`]
  if (visibility === 'published') all.push(Prisma.sql`deficiency.is_published`)
  if (view.country) all.push(Prisma.sql`deficiency.jurisdiction_code = ANY(${view.country})`)
  if (view.area) all.push(Prisma.sql`requirement_group.area_id = ${view.area}`)
  if (view.requirement) all.push(Prisma.sql`requirement.id = ${view.requirement}`)
  if (view.standard)
    all.push(Prisma.sql`EXISTS (SELECT FROM requirement_reference AS reference
      WHERE reference.requirement_id = requirement.id AND reference.standard_id = ${view.standard})`)
  if (view.kind) all.push(Prisma.sql`deficiency.kind::text = ${view.kind}`)
  if (view.severity) all.push(Prisma.sql`deficiency.severity::text = ${view.severity}`)
  if (view.status)
    all.push(Prisma.sql`deficiency.status::text = ANY(${view.status.map((status) => status.replaceAll('_', '-'))})`)
  if (view.assignee === 'none') all.push(Prisma.sql`deficiency.assignee_id IS NULL`)
  else if (view.assignee === 'me') all.push(Prisma.sql`deficiency.assignee_id = ${actor?.id ?? ''}`)
  else if (view.assignee) all.push(Prisma.sql`deficiency.assignee_id = ${view.assignee}`)
  if (view.age !== undefined)
    all.push(Prisma.sql`deficiency.created_at <= now() - make_interval(days => ${view.age}::int)`)
  if (view.q)
    all.push(
      Prisma.sql`(strpos(lower(unaccent(deficiency.title::text || deficiency.description::text)), lower(unaccent(${view.q}))) > 0
        OR 'd-' || deficiency.number = lower(${view.q}))`,
    )
  return Prisma.join(all, ' AND ')
}

/**
 * The deficiencies that a view asks for, as they stand on `day`, and how many there are in all. Without `limit` all
 * of them: for exports, the board and reports.
 */
export async function findDeficiencies(
  view: RegisterView,
  {
    visibility,
    actor,
    day,
    limit,
    offset = 0,
    after = 0,
  }: {
    visibility: Visibility
    actor: Actor | null
    day: string
    limit?: number
    offset?: number
    /** Only those marked after this one, by number: a list that a program reads goes on so. */
    after?: number
  },
): Promise<{ rows: DeficiencyBrief[]; total: number }> {
  const where = Prisma.sql`${conditionsOf(view, visibility, actor)} AND deficiency.number > ${after}`
  const order = ORDERS[view.sort ?? 'number']
  // The oldest is the one that was marked first.
  const isDescending = (view.order === 'desc') !== (view.sort === 'age')
  const direction = isDescending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const isPublic = visibility === 'published'
  const [found, counted] = await Promise.all([
    database().$queryRaw`
      SELECT deficiency.id::text AS id, deficiency.number, deficiency.jurisdiction_code AS country,
             requirement.id AS requirement, requirement.title AS "requirementTitle", requirement_group.area_id AS area,
             deficiency.kind::text AS kind, deficiency.severity::text AS severity, deficiency.title,
             deficiency.status::text AS status, deficiency.is_published AS "isPublished",
             CASE WHEN account.id IS NULL OR ${isPublic} THEN NULL
                  ELSE json_build_object('id', account.id, 'name', account.name) END AS assignee,
             deficiency.created_at AS "createdAt", deficiency.updated_at AS "updatedAt", deficiency.version,
             deficiency.finding_status::text AS "statusThen", coalesce(now_.status::text, 'unknown') AS "statusNow",
             now_.confidence::text AS "confidenceNow"
      FROM deficiency
      JOIN requirement ON requirement.id = deficiency.requirement_id
      JOIN requirement_group ON requirement_group.id = requirement.group_id
      LEFT JOIN account ON account.id = deficiency.assignee_id
      LEFT JOIN finding AS now_ ON now_.jurisdiction_code = deficiency.jurisdiction_code
       AND now_.requirement_id = deficiency.requirement_id AND applies_on(now_.from_date, now_.to_date, ${day}::date)
      WHERE ${where}
      ORDER BY ${order} ${direction}, deficiency.number
      LIMIT ${limit ?? null}::int OFFSET ${offset}::int`,
    database().$queryRaw`
      SELECT count(*)::int AS total FROM deficiency
      JOIN requirement ON requirement.id = deficiency.requirement_id
      JOIN requirement_group ON requirement_group.id = requirement.group_id
      WHERE ${where}`,
  ])
  const [{ total }] = z.tuple([z.object({ total: z.number() })]).parse(counted)
  return { rows: z.array(briefRow).parse(found), total }
}

/** One deficiency by its name (`D-12`) or id. Throws NotFound also for one that the reader may not see. */
export async function findDeficiency(name: string, visibility: Visibility, day: string): Promise<Deficiency> {
  const number = /^D-([1-9]\d{0,8})$/.exec(name)?.[1]
  const isId = z.guid().safeParse(name).success
  if (number === undefined && !isId) throw new NotFound('deficiency', name)
  const row = await database().deficiency.findUnique({
    where: number === undefined ? { id: name } : { number: Number(number) },
    include: {
      author: { select: { name: true } },
      assignee: { select: { id: true, name: true } },
      requirement: { include: { group: true } },
      sources: { orderBy: { position: 'asc' }, include: { source: true } },
      links: { orderBy: { position: 'asc' } },
      measures: { include: { measure: true }, orderBy: { measure: { number: 'asc' } } },
    },
  })
  if (!row || (visibility === 'published' && !row.isPublished)) throw new NotFound('deficiency', name)
  const finding = await findCellOn(row.country, row.requirementId, day)
  const isPublic = visibility === 'published'
  return {
    id: row.id,
    number: row.number,
    country: row.country,
    requirement: row.requirementId,
    requirementTitle: localisedSchema.parse(row.requirement.title),
    area: row.requirement.group.areaId,
    kind: row.kind,
    severity: row.severity,
    title: localisedSchema.parse(row.title),
    description: localisedSchema.parse(row.description),
    status: row.status,
    // Reasons, people and unpublished measures are for accounts.
    statusReason: isPublic ? null : row.statusReason,
    isPublished: row.isPublished,
    assignee: isPublic ? null : row.assignee,
    author: isPublic ? '' : row.author.name,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    version: row.version,
    statusThen: row.findingStatus,
    statusNow: finding.status,
    confidenceNow: finding.confidence,
    nowFrom: finding.from,
    finding: { id: row.findingId, from: dayOf(row.findingFrom), day: dayOf(row.findingDay) },
    sources: row.sources.map(({ source: { id, title, publisher, url } }) => ({ id, title, publisher, url })),
    links: row.links.map(({ url, title }) => ({ url, title })),
    measures: row.measures
      .filter(({ measure }) => !isPublic || measure.isPublished)
      .map(({ measure }) => ({
        number: measure.number,
        title: localisedSchema.parse(measure.title),
        status: measure.status,
        isPublished: measure.isPublished,
      })),
  }
}

/** What a cell's finding says on a day, as far as the register needs it. */
export async function findCellOn(country: string, requirement: string, day: string) {
  const rows = await database().$queryRaw`
    SELECT status::text AS status, confidence::text AS confidence, from_date::text AS from FROM finding
    WHERE jurisdiction_code = ${country} AND requirement_id = ${requirement}
      AND applies_on(from_date, to_date, ${day}::date)`
  const row = z.object({ status: z.enum(STATUSES), confidence: z.enum(CONFIDENCES), from: z.string().nullable() })
  const [finding] = z.array(row).parse(rows)
  return finding ?? { status: 'unknown' as const, confidence: null, from: null }
}

export type HistoryEntry = {
  id: string
  at: Date
  actor: string
  role: string
  command: string
  reason: string | null
  before: unknown
  after: unknown
}

/** Everything that was done to an entry, the newest first: read from the audit chain. For accounts alone. */
export async function findHistory(kind: string, id: string): Promise<HistoryEntry[]> {
  const rows = await database().auditEntry.findMany({
    where: { subjectKind: kind, subjectId: id },
    orderBy: { id: 'desc' },
  })
  return rows.map(({ id: number, at, actorName, actorRole, command, reason, before, after }) => ({
    id: String(number),
    at,
    actor: actorName,
    role: actorRole,
    command,
    reason,
    before,
    after,
  }))
}

export type CommentEntry = { id: string; author: string; role: string; body: string; createdAt: Date }

/** What was said of an entry, the oldest first. For accounts alone. */
export async function findComments(kind: 'deficiency' | 'measure', id: string): Promise<CommentEntry[]> {
  const rows = await database().comment.findMany({
    where: { subjectKind: kind, subjectId: id },
    include: { author: { select: { name: true, role: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map(({ id: own, author, body, createdAt }) => ({
    id: own,
    author: author.name,
    role: author.role,
    body,
    createdAt,
  }))
}

/** Accounts that something can be given to. */
export async function findAssignees(): Promise<{ id: string; name: string }[]> {
  return database().user.findMany({
    where: { isActive: true },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}

export async function findSavedViews(actor: Actor | null, place: string) {
  if (actor === null) return []
  return database().savedView.findMany({
    where: { userId: actor.id, place },
    select: { id: true, name: true, query: true },
    orderBy: { name: 'asc' },
  })
}

/** The dataset's candidates of a country that nobody has adopted yet, by their place in its file. */
export async function findOpenCandidates(country: string): Promise<Set<number>> {
  const [candidates, adopted] = await Promise.all([
    database().candidateDeficiency.findMany({
      where: { country },
      select: { position: true, requirementId: true, title: true },
    }),
    database().deficiency.findMany({ where: { country, candidate: { not: null } }, select: { candidate: true } }),
  ])
  const taken = new Set(adopted.map(({ candidate }) => candidate))
  return new Set(
    candidates.flatMap(({ position, requirementId, title }) =>
      taken.has(candidateKey(requirementId, title)) ? [] : [position],
    ),
  )
}

/** The open deficiencies of one cell. */
export async function findDeficienciesOfCell(country: string, requirement: string, visibility: Visibility) {
  const rows = await database().deficiency.findMany({
    where: {
      country,
      requirementId: requirement,
      ...(visibility === 'published' ? { isPublished: true } : {}),
    },
    select: { number: true, title: true, status: true, severity: true },
    orderBy: { number: 'asc' },
  })
  return rows.map(({ title, ...row }) => ({ ...row, title: localisedSchema.parse(title) }))
}
