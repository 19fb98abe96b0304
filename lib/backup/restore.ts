import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import { verifyChain } from '../audit/verify'
import { applyMigrations, readMigrationList } from '../platform/db/migrate'
import { WRITE_LOCK } from '../platform/db/write-lock'
import { findMigrations, findTables } from './catalog'
import { checkBackup, readBackup } from './file'
import { BadBackup, type Header, type Migration, WrongDatabase } from './schema'

export type RestoreReport = { madeAt: string; tables: number; rows: number; audit: number }

const triggersSchema = z.array(z.object({ table: z.string(), name: z.string(), state: z.enum(['O', 'D', 'R', 'A']) }))
const ENABLE = { O: 'ENABLE', D: 'DISABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }

/**
 * Puts a backup into a database, whole or not at all: into an empty one, or with `replace` in place of everything that
 * is there. The file is read to its end before the database is touched, and its audit chain is checked after.
 */
export async function restoreBackup(
  url: string,
  file: string,
  { replace = false }: { replace?: boolean } = {},
): Promise<RestoreReport> {
  const { header, rows } = await checkBackup(file)
  await requireKnown(header.migrations)
  await withClient(url, async (client) => {
    await requireFitting(client, header.migrations, replace)
  })
  // Up to where the backup was; what came later is done to its rows below.
  await applyMigrations(url, header.migrations.length)
  await withClient(url, async (client) => {
    await client.query('BEGIN')
    await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL IntervalStyle = 'postgres'`)
    await client.query('SELECT pg_advisory_xact_lock($1)', [WRITE_LOCK])
    await load(client, file, header, replace)
    await client.query('COMMIT')
    await client.query('ANALYZE')
  })
  await applyMigrations(url)
  const total = [...rows.values()].reduce((sum, count) => sum + count, 0)
  return { madeAt: header.madeAt, tables: header.tables.length, rows: total, audit: header.audit.count }
}

async function requireKnown(migrations: readonly Migration[]): Promise<void> {
  const known = await readMigrationList()
  const fits = migrations.every(({ name, checksum }, index) => {
    const ours = known[index]
    return ours?.name === name && ours.checksum === checksum
  })
  if (!fits) throw new BadBackup('it was made by a newer or another version of Cotejo than this one')
}

async function requireFitting(client: pg.Client, migrations: readonly Migration[], replace: boolean): Promise<void> {
  const present = await findMigrations(client)
  const tables = await findTables(client)
  if (present.length === 0) {
    if (tables.length > 0) throw new WrongDatabase('there are tables in this database that are not of Cotejo')
    return
  }
  if (!replace && !(await isEmpty(client, tables)))
    throw new WrongDatabase('this database is not empty; --replace puts the backup in place of all that is in it')
  if (present.length > migrations.length)
    throw new WrongDatabase(
      `this database is of a later version than the backup (${present.at(-1)?.name} after ${migrations.at(-1)?.name}); ` +
        'restore into a new, empty database: it is brought up to date there',
    )
}

/** Does it hold nothing but what the migrations themselves have put there? */
async function isEmpty(client: pg.Client, tables: Header['tables']): Promise<boolean> {
  for (const { name } of tables) {
    const condition = name === 'revision' ? 'WHERE value > 0' : ''
    const { rowCount } = await client.query(`SELECT FROM ${client.escapeIdentifier(name)} ${condition} LIMIT 1`)
    if (rowCount !== 0) return false
  }
  return true
}

async function load(client: pg.Client, file: string, header: Header, replace: boolean): Promise<void> {
  const tables = await findTables(client)
  const shapeOf = (all: Header['tables']) => JSON.stringify(all.map(({ name, columns }) => [name, columns]).toSorted())
  if (shapeOf(tables) !== shapeOf(header.tables)) throw new BadBackup('its tables are not those of its migrations')
  const quote = (name: string) => client.escapeIdentifier(name)
  const names = tables.map(({ name }) => quote(name))
  await client.query(`LOCK TABLE ${names.join(', ')} IN ACCESS EXCLUSIVE MODE`)
  const { rows: before } = await client.query<{ value: string }>('SELECT value::text FROM revision')
  // Rows come as they were written: nothing is reckoned, chained or counted anew.
  const triggers = await findTriggers(client)
  for (const { table, name } of triggers)
    await client.query(`ALTER TABLE ${quote(table)} DISABLE TRIGGER ${quote(name)}`)
  // What may only grow may have lost this right to its owner as well.
  const kept = await findLocked(client, names)
  for (const name of kept) await client.query(`GRANT TRUNCATE ON ${name} TO CURRENT_USER`)
  await client.query(`TRUNCATE ${names.join(', ')}`)
  await copyRows(client, file, header)
  for (const { name, value, isCalled } of header.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [quote(name), value, isCalled])
  for (const name of kept) await client.query(`REVOKE TRUNCATE ON ${name} FROM CURRENT_USER`)
  // The transaction that wrote last was another server's: its number may come again here and must not count as seen.
  // Servers that are running know their own revisions: that of what now stands there must be none of them.
  await client.query(
    `UPDATE revision SET changed_by_transaction = NULL,
                         value = CASE WHEN $1 THEN GREATEST(value, $2::bigint) + 1 ELSE value END`,
    [replace, before[0]?.value ?? '0'],
  )
  for (const { table, name, state } of triggers)
    await client.query(`ALTER TABLE ${quote(table)} ${ENABLE[state]} TRIGGER ${quote(name)}`)
  const { count, lastHash, fault } = await verifyChain(client)
  if (fault !== null || count !== header.audit.count || lastHash !== header.audit.lastHash)
    throw new BadBackup('its audit chain does not hold')
}

/** Those of the tables, by their quoted names, that whoever restores may not empty. */
async function findLocked(client: pg.Client, names: readonly string[]): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT name FROM unnest($1::text[]) AS name WHERE NOT has_table_privilege(name, 'TRUNCATE')`,
    [names],
  )
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name)
}

async function findTriggers(client: pg.Client) {
  const { rows } = await client.query(
    `SELECT c.relname AS "table", t.tgname AS name, t.tgenabled AS state
     FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
     WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2`,
  )
  return triggersSchema.parse(rows)
}

async function copyRows(client: pg.Client, file: string, header: Header): Promise<void> {
  const parts = readBackup(file)
  await parts.next()
  for (const { name, columns } of header.tables) {
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
    const target = client.query(copyFrom(`COPY ${client.escapeIdentifier(name)} (${list}) FROM STDIN`))
    let wanted = -1
    await pipeline(async function* () {
      for (let part = await parts.next(); !part.done; part = await parts.next()) {
        const { frame, body } = part.value
        if (frame.kind === 'rows') yield body
        else if (frame.kind === 'table') {
          wanted = frame.rows
          return
        }
      }
    }, target)
    if (target.rowCount !== wanted) throw new BadBackup(`${name} has ${target.rowCount} rows and not ${wanted}`)
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'cotejo restore' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
