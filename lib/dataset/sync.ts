import { z } from 'zod'
import type { Ask } from './ask'
import type { Row, RowsByTable } from './rows'
import { columnsOf, ENTRY_TABLES, LINK_TABLES, TABLES, type Table } from './tables'

// What the files say is laid beside what the database has, in temporary tables; the difference is then a question to
// the database, and only what differs is written. The triggers count a statement that writes no row as a change too:
// a statement is sent only where it has something to do.

const BATCH = 2000

const changeSchema = z.object({ change: z.enum(['added', 'changed', 'removed']), key: z.array(z.string()) })

export type Change = z.infer<typeof changeSchema>
export type Changes = ReadonlyMap<Table, readonly Change[]>

/** Lays the rows beside the tables; answers how many there are for each table. */
export async function stageRows(ask: Ask, sets: Iterable<RowsByTable>): Promise<Map<string, number>> {
  for (const table of TABLES) {
    await ask(
      `CREATE TEMPORARY TABLE ${staging(table)} ON COMMIT DROP AS
       SELECT ${list(columnsOf(table))} FROM ${quote(table.name)} WITH NO DATA`,
    )
  }
  const counts = new Map<string, number>()
  const waiting = new Map<Table, Row[]>(TABLES.map((table) => [table, []]))
  let sending: Promise<unknown> = Promise.resolve()
  // The next batch is written out while the database takes in the one before.
  const send = async (table: Table, rows: Row[]) => {
    const columns = list(columnsOf(table))
    const json = JSON.stringify(rows)
    await sending
    sending = ask(
      `INSERT INTO ${staging(table)} (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${staging(table)}, $1::json)`,
      [json],
    )
    counts.set(table.name, (counts.get(table.name) ?? 0) + rows.length)
  }
  for (const set of sets) {
    for (const [table, rows] of waiting) {
      rows.push(...(set[table.name] ?? []))
      while (rows.length >= BATCH) await send(table, rows.splice(0, BATCH))
    }
  }
  for (const [table, rows] of waiting) if (rows.length > 0) await send(table, rows)
  await sending
  for (const table of TABLES) await ask(`ANALYZE ${staging(table)}`)
  return counts
}

/** What differs between the staged rows and the tables: by its key, or for a link by the entry it belongs to. */
export async function findChanges(ask: Ask): Promise<Changes> {
  const changes = new Map<Table, readonly Change[]>()
  for (const table of TABLES) {
    const [first] = table.key
    const rows = await ask(
      `SELECT CASE WHEN "now".${quote(first ?? '')} IS NULL THEN 'added'
                   WHEN "new".${quote(first ?? '')} IS NULL THEN 'removed'
                   ELSE 'changed' END AS "change",
              ARRAY[${(table.owner ?? table.key).map((column) => `${quote(column)}::text`)}] AS "key"
       FROM ${quote(table.name)} AS "now" FULL JOIN ${staging(table)} AS "new" USING (${list(table.key)})
       WHERE "now".${quote(first ?? '')} IS NULL OR "new".${quote(first ?? '')} IS NULL OR ${differs(table)}`,
    )
    changes.set(table, z.array(changeSchema).parse(rows))
  }
  return changes
}

/**
 * Writes the changes. Links go first and come last, so that no entry is named when it goes. Findings that vanish go
 * before others stretch or begin: periods never overlap, not even for a moment.
 */
export async function writeChanges(ask: Ask, changes: Changes): Promise<void> {
  const has = (table: Table, wanted: Change['change']) => changes.get(table)?.some(({ change }) => change === wanted)
  const remove = async (table: Table) => {
    if (!has(table, 'removed')) return
    await ask(
      `DELETE FROM ${quote(table.name)} AS "now"
       WHERE NOT EXISTS (SELECT FROM ${staging(table)} AS "new" WHERE ${isSame(table)})`,
    )
  }
  const write = async (table: Table) => {
    if (has(table, 'changed')) {
      await ask(
        `UPDATE ${quote(table.name)} AS "now" SET ${table.values.map((name) => `${quote(name)} = "new".${quote(name)}`)}
         FROM ${staging(table)} AS "new" WHERE ${isSame(table)} AND ${differs(table)}`,
      )
    }
    if (has(table, 'added')) {
      await ask(
        `INSERT INTO ${quote(table.name)} (${list(columnsOf(table))})
         SELECT ${list(columnsOf(table))} FROM ${staging(table)} AS "new"
         WHERE NOT EXISTS (SELECT FROM ${quote(table.name)} AS "now" WHERE ${isSame(table)})
         ORDER BY ${list(table.key)}`,
      )
    }
  }
  const findings = ENTRY_TABLES.filter(({ name }) => name === 'finding')
  for (const table of [...LINK_TABLES, ...findings]) await remove(table)
  for (const table of ENTRY_TABLES) await write(table)
  for (const table of ENTRY_TABLES.toReversed()) await remove(table)
  for (const table of LINK_TABLES) await write(table)
  for (const [table, rows] of changes) if (rows.length > 0) await ask(`ANALYZE ${quote(table.name)}`)
}

function isSame(table: Table): string {
  return table.key.map((column) => `"now".${quote(column)} = "new".${quote(column)}`).join(' AND ')
}

function differs(table: Table): string {
  const row = (side: string) => `(${table.values.map((column) => `${side}.${quote(column)}`)})`
  return `${row('"now"')} IS DISTINCT FROM ${row('"new"')}`
}

function staging(table: Table): string {
  return quote(`incoming_${table.name}`)
}

function list(columns: readonly string[]): string {
  return columns.map(quote).join(', ')
}

function quote(name: string): string {
  return `"${name}"`
}
