import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { readDataset } from './read'
import { type ImportReport, reportChanges } from './report'
import { countryRows, findingKey, frameworkRows, type RowsByTable } from './rows'
import type { Dataset } from './schema'
import { type Change, type Changes, findChanges, stageRows, writeChanges } from './sync'
import { TABLES } from './tables'
import { findWarnings } from './warnings'

// Any number that nothing else locks: two imports wait for each other.
const IMPORT_LOCK = 20171023

const ANALYSED = [...TABLES.map(({ name }) => name), 'search_word']

/**
 * Makes the database hold what the directory's files say, in one transaction. Throws DatasetFaults, before it so much
 * as connects, where a file is at fault. The same files again change nothing.
 */
export async function importDataset(connectionString: string, directory: string): Promise<ImportReport> {
  const dataset = await readDataset(directory)
  const client = new pg.Client({ connectionString, application_name: 'cotejo import' })
  await client.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK])
    const report = await syncDataset(client, dataset)
    await client.query('COMMIT')
    // So that the first questions are planned for what the tables now hold, not for the empty ones they were.
    if (report.isChanged) await client.query(`ANALYZE ${ANALYSED.map((name) => `"${name}"`).join(', ')}`)
    return report
  } finally {
    // An open transaction ends with its connection.
    await client.end()
  }
}

async function syncDataset(client: pg.Client, dataset: Dataset): Promise<ImportReport> {
  const names = await readFindingNames(client)
  const hadFindings = names.size > 0
  const ids = new Map([...names].map(([id, name]) => [name, id]))
  const findingIds = (key: string) => {
    const id = ids.get(key) ?? randomUUID()
    ids.set(key, id)
    names.set(id, key)
    return id
  }
  const counts = await stageRows(client, datasetRows(dataset, findingIds))
  const changes = await findChanges(client)
  await writeChanges(client, changes)
  const isChanged = [...changes.values()].some((rows) => rows.length > 0)
  // What first filled an empty database changed nothing that anybody had read.
  if (isChanged && hadFindings) await writeAudit(client, changes)
  return {
    kinds: reportChanges(changes, counts, (id) => names.get(id)),
    revision: await readRevision(client),
    isChanged,
    warnings: findWarnings(dataset.countries),
  }
}

/** One row of the audit chain for the whole import: how many rows of each table it added, changed, removed. */
async function writeAudit(client: pg.Client, changes: Changes): Promise<void> {
  const counts = [...changes].flatMap(([{ name }, rows]) => {
    const count = (wanted: Change['change']) => rows.filter(({ change }) => change === wanted).length
    const own = { added: count('added'), changed: count('changed'), removed: count('removed') }
    return rows.length === 0 ? [] : [[name, own] as const]
  })
  await client.query(
    `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, after)
     VALUES (clock_timestamp(), 'import', 'system', 'dataset.import', 'dataset', 'dataset', $1::jsonb)`,
    [JSON.stringify(Object.fromEntries(counts))],
  )
}

function* datasetRows(dataset: Dataset, findingIds: (key: string) => string): Generator<RowsByTable> {
  yield frameworkRows(dataset.framework)
  for (const country of dataset.countries) yield countryRows(country, findingIds)
}

const findingSchema = z.object({
  id: z.string(),
  country: z.string(),
  requirement: z.string(),
  from: z.string().nullable(),
})

async function readFindingNames(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `SELECT "id", "jurisdiction_code" AS "country", "requirement_id" AS "requirement", "from_date"::text AS "from"
     FROM "finding"`,
  )
  const findings = z.array(findingSchema).parse(rows)
  return new Map(findings.map(({ id, country, requirement, from }) => [id, findingKey(country, requirement, from)]))
}

async function readRevision(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query('SELECT "value" FROM "revision"')
  const [{ value }] = z.tuple([z.object({ value: z.coerce.bigint() })]).parse(rows)
  return value
}

export { formatImportReport } from './report'
