import type pg from 'pg'
import { z } from 'zod'
import { type Header, type Migration, migrationSchema } from './schema'

const tablesSchema = z.array(
  z.object({ name: z.string(), columns: z.array(z.string()).min(1), refers: z.array(z.string()) }),
)
const sequencesSchema = z.array(z.object({ name: z.string() }))
const positionSchema = z.tuple([z.object({ value: z.string(), isCalled: z.boolean() })])

/** The migrations that the database has, in order; none where it was never migrated. */
export async function findMigrations(client: pg.Client): Promise<Migration[]> {
  const { rows: there } = await client.query<{ name: string | null }>(
    `SELECT to_regclass('public._prisma_migrations')::text AS name`,
  )
  if (!there[0]?.name) return []
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  )
  return z.array(migrationSchema).parse(rows)
}

/**
 * Every table but the migrations' own, with the columns that are written and not reckoned, in an order in which each
 * refers only to those before it. Found in the database itself: a table that comes later is not forgotten.
 */
export async function findTables(client: pg.Client): Promise<Header['tables']> {
  const { rows } = await client.query(
    `SELECT c.relname AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute AS a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
            ARRAY(SELECT DISTINCT k.confrelid::regclass::text FROM pg_constraint AS k
                  WHERE k.conrelid = c.oid AND k.contype = 'f' AND k.confrelid <> c.oid) AS refers
     FROM pg_class AS c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> '_prisma_migrations'
     ORDER BY 1`,
  )
  const open = new Map(tablesSchema.parse(rows).map((table) => [table.name, table]))
  const sorted: Header['tables'] = []
  while (open.size > 0) {
    const next = [...open.values()].filter(({ refers }) => refers.every((name) => !open.has(name)))
    if (next.length === 0)
      throw new Error(`these tables refer to each other in a circle: ${[...open.keys()].join(', ')}`)
    for (const { name, columns } of next) {
      sorted.push({ name, columns })
      open.delete(name)
    }
  }
  return sorted
}

export async function findSequences(client: pg.Client): Promise<Header['sequences']> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' ORDER BY 1`,
  )
  const found: Header['sequences'] = []
  for (const { name } of sequencesSchema.parse(rows)) {
    const { rows: states } = await client.query(
      `SELECT last_value::text AS value, is_called AS "isCalled" FROM ${client.escapeIdentifier(name)}`,
    )
    const [state] = positionSchema.parse(states)
    found.push({ name, ...state })
  }
  return found
}
