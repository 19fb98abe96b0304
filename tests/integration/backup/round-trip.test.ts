import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findTables } from '@/lib/backup/catalog'
import { checkBackup } from '@/lib/backup/file'
import { makeBackup } from '@/lib/backup/make'
import { restoreBackup } from '@/lib/backup/restore'
import { BadBackup, WrongDatabase } from '@/lib/backup/schema'
import { applyMigrations } from '@/lib/platform/db/migrate'
import { brokenLinks } from '../../support/audit-chain'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'
import { createDatabase, dropDatabase, withDatabase } from '../../support/server'

/*
 * A database that holds something in every table, into a file and out again.
 */

let home: string
let source: TestDatabase
let file: string
const made: string[] = []

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-backup-'))
  source = await createTestDatabase('dataset')
  await withClient(source.url, fillEveryTable)
  file = path.join(home, 'one.backup')
  await makeBackup(source.url, file)
})

afterAll(async () => {
  await source.drop()
  for (const name of made) await dropDatabase(inject('databaseServer').adminUrl, name)
  await rm(home, { recursive: true, force: true })
})

/** A database without anything in it, as an admin makes one. */
async function emptyDatabase(): Promise<string> {
  const { adminUrl } = inject('databaseServer')
  const name = `cotejo_empty_${randomUUID().replaceAll('-', '')}`
  await createDatabase(adminUrl, name)
  made.push(name)
  return withDatabase(adminUrl, name)
}

/** At least one row in each table that has none yet, with every kind of value that text could spoil. */
async function fillEveryTable(client: pg.Client): Promise<void> {
  await client.query(`SET session_replication_role = replica`)
  for (const { name } of await findTables(client)) {
    const { rowCount } = await client.query(`SELECT FROM "${name}" LIMIT 1`)
    if (rowCount === 0 && name !== 'audit_entry') await client.query(await insertFor(client, name))
  }
  await client.query(`SET session_replication_role = origin`)
  await client.query(`UPDATE finding SET rationale = jsonb_build_object('es', E'Tab\\t, barra \\\\, fin\\nde línea, \\u00a0 y «ñ» 🙂')
                      WHERE id = (SELECT id FROM finding ORDER BY id LIMIT 1)`)
  for (let index = 0; index < 5; index += 1)
    await client.query(
      `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, before, after)
       VALUES (clock_timestamp(), 'Ana', 'staff', 'finding.edit', 'finding', $1, '{"a": 1.10}', $2)`,
      [String(index), JSON.stringify({ text: '\\N', empty: '', quote: '"' })],
    )
}

/** A row with a value for every column that must have one. */
async function insertFor(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ name: string; type: string; first: string | null }>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type,
            (SELECT quote_literal(enumlabel) FROM pg_enum WHERE enumtypid = a.atttypid ORDER BY enumsortorder LIMIT 1) AS first
     FROM pg_attribute AS a
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
       AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''`,
    [`"${table}"`],
  )
  const referred = await referredValues(client, table)
  const values = rows.map(
    ({ name, type, first }) => ASKED[`${table}.${name}`] ?? referred.get(name) ?? first ?? valueFor(name, type),
  )
  return `INSERT INTO "${table}" (${rows.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${values.join(', ')})`
}

/** Where a table's own rules ask for more than a type. */
const ASKED: Record<string, string> = {
  'dataset_snapshot.name': `'shipped'`,
  'release.id': `'2026-12'`,
  'api_token.token_hash': `repeat('0f', 32)`,
  'official_text.wording': `'unknown'`,
  'official_text.origin': `'own'`,
  'follow.kind': `'country'`,
  'digest.every': `'weekly'`,
}

/** For each column that refers to another table, a value of a row that is there. */
async function referredValues(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query<{ from: string[]; to: string[]; other: string }>(
    `SELECT ARRAY(SELECT attname::text FROM unnest(conkey) WITH ORDINALITY AS k (num, place)
                  JOIN pg_attribute ON attrelid = conrelid AND attnum = num ORDER BY place) AS from,
            ARRAY(SELECT attname::text FROM unnest(confkey) WITH ORDINALITY AS k (num, place)
                  JOIN pg_attribute ON attrelid = confrelid AND attnum = num ORDER BY place) AS to,
            confrelid::regclass::text AS other
     FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'f' ORDER BY cardinality(conkey)`,
    [`"${table}"`],
  )
  const values = new Map<string, string>()
  // Those of several columns last: one row must have them all.
  for (const { from, to, other } of rows)
    for (const [index, column] of from.entries())
      values.set(column, `(SELECT "${to[index]}" FROM ${other} AS o ORDER BY o::text LIMIT 1)`)
  return values
}

function valueFor(name: string, type: string): string {
  if (type.endsWith('[]')) return `'{}'`
  if (type === 'jsonb') return `'{"es": "\\\\t ñ"}'`
  if (type === 'uuid') return 'gen_random_uuid()'
  if (type.startsWith('timestamp')) return `'2026-01-02 03:04:05.678901+00'`
  if (type === 'date') return `'2026-01-02'`
  if (type === 'boolean') return 'false'
  if (/int|numeric|double|real/.test(type)) return '7'
  if (type === 'bytea') return `'\\x0001ff'`
  if (/^char/.test(type)) return `'AR'`
  return name === 'subject_kind' ? `'deficiency'` : `E'a\\tb\\\\n'`
}

/** Everything that makes a database what it is: rows with their reckoned columns, sequences, triggers, rights, shape. */
async function portray(url: string): Promise<Record<string, unknown>> {
  return withClient(url, async (client) => {
    await client.query(`SET TimeZone = 'UTC'`)
    const portrait: Record<string, unknown> = {}
    const ask = async (name: string, sql: string) => {
      portrait[name] = (await client.query(sql)).rows
    }
    const tables = await findTables(client)
    for (const { name } of tables) {
      const columns = name === 'revision' ? `id, value, changed_at` : '*'
      await ask(
        `rows of ${name}`,
        `SELECT count(*)::int AS count, md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM (SELECT ${columns} FROM "${name}") AS t`,
      )
    }
    const inPublic = `'public'::regnamespace`
    await ask(
      'sequences',
      `SELECT sequencename, last_value, increment_by FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
    )
    await ask(
      'triggers',
      `SELECT t.tgrelid::regclass::text AS "table", pg_get_triggerdef(t.oid) AS definition, t.tgenabled
       FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
       WHERE NOT t.tgisinternal AND c.relnamespace = ${inPublic} ORDER BY 1, 2`,
    )
    await ask(
      'constraints',
      `SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition, convalidated
       FROM pg_constraint WHERE connamespace = ${inPublic} ORDER BY 1, 2`,
    )
    await ask('indexes', `SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`)
    await ask(
      'columns',
      `SELECT table_name, column_name, data_type, is_nullable, column_default, is_generated, generation_expression
       FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2`,
    )
    await ask(
      'rights',
      `SELECT c.relname, right_.name, has_table_privilege(c.relowner, c.oid, right_.name) AS has,
              EXISTS (SELECT FROM aclexplode(COALESCE(c.relacl, acldefault('r', c.relowner))) AS acl
                      WHERE acl.grantee = c.relowner AND acl.privilege_type = right_.name) AS granted
       FROM pg_class AS c, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) AS right_ (name)
       WHERE c.relnamespace = ${inPublic} AND c.relkind = 'r' ORDER BY 1, 2`,
    )
    await ask('migrations', 'SELECT migration_name, checksum FROM _prisma_migrations ORDER BY 1')
    return portrait
  })
}

describe('what goes into a backup', () => {
  it('comes out as it was: every table, sequence, trigger, reckoned column, right', async () => {
    const before = await portray(source.url)
    for (const [name, rows] of Object.entries(before))
      if (name.startsWith('rows of ')) expect(rows, name).not.toEqual([{ count: 0, digest: null }])
    const target = await emptyDatabase()
    const report = await restoreBackup(target, file)
    expect(await portray(target)).toEqual(before)
    expect(report.audit).toBeGreaterThanOrEqual(5)
    expect(await withClient(target, brokenLinks)).toEqual([])
  })

  it('goes into a database that was migrated and holds nothing', async () => {
    const target = await emptyDatabase()
    await applyMigrations(target)
    await restoreBackup(target, file)
    expect(await portray(target)).toEqual(await portray(source.url))
  })

  it('lives on there: versions and revision grow, the chain goes on, what may only grow still does', async () => {
    const target = await emptyDatabase()
    await restoreBackup(target, file)
    await withClient(target, async (client) => {
      const revision = async () => Number((await client.query('SELECT value FROM revision')).rows[0].value)
      const before = await revision()
      await client.query(
        `UPDATE finding SET rationale = '{"es": "otra"}' WHERE id = (SELECT min(id::text)::uuid FROM finding)`,
      )
      expect(await revision()).toBe(before + 1)
      await client.query(
        `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id)
         VALUES (now(), 'Ana', 'staff', 'finding.edit', 'finding', 'x')`,
      )
      expect(await brokenLinks(client)).toEqual([])
      await expect(client.query('DELETE FROM audit_entry')).rejects.toThrow(/append-only|permission denied/)
      await expect(client.query('TRUNCATE comment')).rejects.toThrow(/append-only|permission denied/)
    })
  })

  it('is as of one moment, whoever writes meanwhile', async () => {
    const target = path.join(home, 'busy.backup')
    const busy = await createTestDatabase('dataset')
    let isOver = false
    const write = withClient(busy.url, async (client) => {
      while (!isOver)
        await client.query(`WITH done AS (UPDATE term SET position = position + 1 RETURNING 1)
                            UPDATE area SET position = position + 1`)
    })
    await makeBackup(busy.url, target)
    isOver = true
    await write
    await busy.drop()
    const copy = await emptyDatabase()
    await restoreBackup(copy, target)
    await withClient(copy, async (client) => {
      const { rows } =
        await client.query(`SELECT (SELECT sum(position) FROM area) AS area, (SELECT sum(position) FROM term) AS term,
        (SELECT count(*) FROM area) AS areas, (SELECT count(*) FROM term) AS terms`)
      const steps = (sum: string, count: string) =>
        (Number(sum) - (Number(count) * (Number(count) - 1)) / 2) / Number(count)
      expect(Math.round(steps(rows[0].area, rows[0].areas) - steps(rows[0].term, rows[0].terms))).toBe(0)
    })
  })

  it('is a file of its owner alone, and is not written over', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect((await readdir(home)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})

describe('a database that is not empty', () => {
  it('is left alone unless it is said to be replaced', async () => {
    const target = await createTestDatabase('dataset')
    const before = await portray(target.url)
    await expect(restoreBackup(target.url, file)).rejects.toThrow(WrongDatabase)
    expect(await portray(target.url)).toEqual(before)
    await target.drop()
  })

  it('is replaced whole where that is said, and no server that ran before takes its pages for the old ones', async () => {
    const target = await createTestDatabase('dataset')
    await withClient(target.url, (client) => client.query('UPDATE revision SET value = 5000'))
    await restoreBackup(target.url, file, { replace: true })
    const [now, then] = [await portray(target.url), await portray(source.url)]
    const but = (portrait: Record<string, unknown>) => ({ ...portrait, 'rows of revision': null })
    expect(but(now)).toEqual(but(then))
    const { rows } = await withClient(target.url, (client) => client.query('SELECT value::int FROM revision'))
    expect(rows).toEqual([{ value: 5001 }])
    await target.drop()
  })

  it('of something else is never touched', async () => {
    const target = await emptyDatabase()
    await withClient(target, (client) => client.query('CREATE TABLE theirs (id int)'))
    await expect(restoreBackup(target, file, { replace: true })).rejects.toThrow(/not of Cotejo/)
    await withClient(target, async (client) => {
      const { rows } = await client.query(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`)
      expect(rows).toEqual([{ tablename: 'theirs' }])
    })
  })
})

describe('a file that is not as it was written', () => {
  const spoil = async (bytes: Buffer) => {
    const spoilt = path.join(home, `${randomUUID()}.backup`)
    await writeFile(spoilt, bytes)
    return spoilt
  }

  it.each([
    ['an empty one', Buffer.alloc(0)],
    ['a text', Buffer.from('SELECT 1;\n')],
    ['another archive', Buffer.from('PGDMP\x01\x0e\x00')],
    ['only the first line', Buffer.from('Cotejo backup 1\n')],
    ['the first line of another version', Buffer.from('Cotejo backup 9\n')],
  ])('%s is refused', async (_, bytes) => {
    await expect(checkBackup(await spoil(bytes))).rejects.toThrow(BadBackup)
  })

  it('is refused wherever a byte was changed, and wherever it was cut', async () => {
    const bytes = await readFile(file)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const changed = Buffer.from(bytes)
          // The header of gzip has bytes that say nothing: when, by which system.
          const isIdle = at >= 16 + 3 && at < 16 + 10
          changed[at] = (changed[at] ?? 0) ^ by
          if (!isIdle) await expect(checkBackup(await spoil(changed))).rejects.toThrow(BadBackup)
          await expect(checkBackup(await spoil(bytes.subarray(0, at)))).rejects.toThrow(BadBackup)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('leaves the database as it was', async () => {
    const target = await emptyDatabase()
    const bytes = await readFile(file)
    await expect(restoreBackup(target, await spoil(bytes.subarray(0, bytes.length - 20)))).rejects.toThrow(BadBackup)
    await withClient(target, async (client) => {
      expect((await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)).rowCount).toBe(0)
    })
  })

  it('is not made of a database whose audit chain is broken', async () => {
    const broken = await createTestDatabase('dataset')
    await withClient(broken.url, async (client) => {
      await client.query(
        `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id)
         VALUES (now(), 'Ana', 'staff', 'finding.edit', 'finding', 'x')`,
      )
      await client.query(`ALTER TABLE audit_entry DISABLE TRIGGER append_only`)
      await client.query(`UPDATE audit_entry SET actor_name = 'Eva'`)
    })
    const target = path.join(home, 'broken.backup')
    await expect(makeBackup(broken.url, target)).rejects.toThrow(/audit chain is broken/)
    expect((await readdir(home)).filter((name) => name.startsWith('broken'))).toEqual([])
    await broken.drop()
  })
})
