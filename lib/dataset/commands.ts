import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { type Ask, askClient } from './ask'
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
  return withImport(connectionString, async (ask) => {
    const report = await importAll(ask, dataset)
    return { result: report, isChanged: report.isChanged }
  })
}

/** Does the work in one transaction that no other change of data runs beside. */
export async function withImport<T>(
  connectionString: string,
  work: (ask: Ask) => Promise<{ result: T; isChanged: boolean }>,
): Promise<T> {
  const client = new pg.Client({ connectionString, application_name: 'cotejo import' })
  await client.connect()
  const ask = askClient(client)
  try {
    // Rows of a large dataset are joined and sorted in memory; the connection is the import's own.
    await ask(`SET temp_buffers = '128MB'`)
    await ask(`SET work_mem = '256MB'`)
    await ask('BEGIN')
    await ask('SELECT pg_advisory_xact_lock($1)', [IMPORT_LOCK])
    const { result, isChanged } = await work(ask)
    await ask('COMMIT')
    // So that the first questions are planned for what the tables now hold, not for the empty ones they were.
    if (isChanged) await ask(`ANALYZE ${ANALYSED.map((name) => `"${name}"`).join(', ')}`)
    return result
  } finally {
    // An open transaction ends with its connection.
    await client.end()
  }
}

async function importAll(ask: Ask, dataset: Dataset): Promise<ImportReport> {
  const { changes, counts, names, hadFindings, isChanged } = await writeDataset(ask, dataset)
  // What first filled an empty database changed nothing that anybody had read.
  if (isChanged && hadFindings) await writeAudit(ask, 'dataset.import', countChanges(changes))
  return {
    kinds: reportChanges(changes, counts, (id) => names.get(id)),
    revision: await readRevision(ask),
    isChanged,
    warnings: findWarnings(dataset.countries),
  }
}

/** Makes the tables hold the dataset, within the caller's transaction, and says what that changed. */
export async function writeDataset(ask: Ask, dataset: Dataset) {
  const names = await readFindingNames(ask)
  const hadFindings = names.size > 0
  const ids = new Map([...names].map(([id, name]) => [name, id]))
  const findingIds = (key: string) => {
    const id = ids.get(key) ?? randomUUID()
    ids.set(key, id)
    names.set(id, key)
    return id
  }
  const counts = await stageRows(ask, datasetRows(dataset, findingIds))
  const changes = await findChanges(ask)
  await writeChanges(ask, changes)
  const isChanged = [...changes.values()].some((rows) => rows.length > 0)
  return { changes, counts, names, hadFindings, isChanged }
}

/** How many rows of each table were added, changed, removed; tables without a change are left out. */
export function countChanges(changes: Changes): Record<string, Record<Change['change'], number>> {
  return Object.fromEntries(
    [...changes].flatMap(([{ name }, rows]) => {
      const count = (wanted: Change['change']) => rows.filter(({ change }) => change === wanted).length
      const own = { added: count('added'), changed: count('changed'), removed: count('removed') }
      return rows.length === 0 ? [] : [[name, own] as const]
    }),
  )
}

/** One row of the audit chain for a whole import or update, which nobody with an account did. */
export async function writeAudit(ask: Ask, command: string, after: unknown): Promise<void> {
  await ask(
    `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, after)
     VALUES (clock_timestamp(), 'import', 'system', $1, 'dataset', 'dataset', $2::jsonb)`,
    [command, JSON.stringify(after)],
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

async function readFindingNames(ask: Ask): Promise<Map<string, string>> {
  const rows = await ask(
    `SELECT "id", "jurisdiction_code" AS "country", "requirement_id" AS "requirement", "from_date"::text AS "from"
     FROM "finding"`,
  )
  const findings = z.array(findingSchema).parse(rows)
  return new Map(findings.map(({ id, country, requirement, from }) => [id, findingKey(country, requirement, from)]))
}

async function readRevision(ask: Ask): Promise<bigint> {
  const rows = await ask('SELECT "value" FROM "revision"')
  const [{ value }] = z.tuple([z.object({ value: z.coerce.bigint() })]).parse(rows)
  return value
}

export { formatImportReport } from './report'
