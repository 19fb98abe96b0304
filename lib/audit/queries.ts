import 'server-only'
import { database } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import type { AuditQuery, AuditRow } from './schema'

export const PAGE = 50
const BATCH = 2000

// Days are days of universal time, as the entries' times are shown.
function conditionOf({ actor, command, kind, country, from, to, before }: AuditQuery): Prisma.AuditEntryWhereInput {
  const end = to === undefined ? undefined : new Date(Date.parse(`${to}T00:00:00Z`) + 24 * 60 * 60 * 1000)
  return {
    ...(actor === undefined ? {} : { actorName: actor }),
    ...(command === undefined ? {} : { command }),
    ...(kind === undefined ? {} : { subjectKind: kind }),
    ...(country === undefined ? {} : { country }),
    ...(before === undefined ? {} : { id: { lt: BigInt(before) } }),
    at: { gte: from === undefined ? undefined : new Date(`${from}T00:00:00Z`), lt: end },
  }
}

/** A page of entries, the newest first; `next` is what `before` the following page begins at. */
export async function findAudit(query: AuditQuery): Promise<{ rows: AuditRow[]; total: number; next: string | null }> {
  const { before: _, ...filter } = query
  const [found, total] = await Promise.all([
    database().auditEntry.findMany({ where: conditionOf(query), orderBy: { id: 'desc' }, take: PAGE + 1 }),
    database().auditEntry.count({ where: conditionOf(filter) }),
  ])
  const rows = found.slice(0, PAGE)
  return { rows, total, next: found.length > PAGE ? String(rows.at(-1)?.id) : null }
}

/** All entries that fit, the oldest first. */
export async function findWholeAudit(query: AuditQuery): Promise<AuditRow[]> {
  const { before: _, ...filter } = query
  const rows: AuditRow[] = []
  for (;;) {
    const last = rows.at(-1)?.id ?? 0n
    const where = { AND: [conditionOf(filter), { id: { gt: last } }] }
    const batch = await database().auditEntry.findMany({ where, orderBy: { id: 'asc' }, take: BATCH })
    rows.push(...batch)
    if (batch.length < BATCH) return rows
  }
}

/** What occurs in the chain, for the filters. */
export async function findAuditChoices() {
  const table = database().auditEntry
  const [actors, commands, kinds, countries] = await Promise.all([
    table.findMany({ distinct: ['actorName'], select: { actorName: true }, orderBy: { actorName: 'asc' } }),
    table.findMany({ distinct: ['command'], select: { command: true }, orderBy: { command: 'asc' } }),
    table.findMany({ distinct: ['subjectKind'], select: { subjectKind: true }, orderBy: { subjectKind: 'asc' } }),
    table.findMany({
      where: { NOT: { country: null } },
      distinct: ['country'],
      select: { country: true },
      orderBy: { country: 'asc' },
    }),
  ])
  return {
    actors: actors.map(({ actorName }) => actorName),
    commands: commands.map(({ command }) => command),
    kinds: kinds.map(({ subjectKind }) => subjectKind),
    countries: countries.flatMap(({ country }) => (country === null ? [] : [country])),
  }
}
