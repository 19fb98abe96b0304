import pg from 'pg'
import { say, step } from '../progress'
import { loadDataset } from './load-dataset'

// One at a time for each database: replicas that start together must not both load the data.
const BRING_UP_LOCK = 20171024

/** Migrations and the shipped data, once, whoever else starts on the same database at the same time. */
export async function bringUpToDate(url: string, root: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<{ isOurs: boolean }>('SELECT pg_try_advisory_lock($1) AS "isOurs"', [
      BRING_UP_LOCK,
    ])
    if (rows[0]?.isOurs !== true) {
      say('Another start is bringing the database up to date; waiting for it …')
      await client.query('SELECT pg_advisory_lock($1)', [BRING_UP_LOCK])
    }
    await migrate(url)
    await loadDataset(url, root)
  } finally {
    // The lock goes with the connection.
    await client.end()
  }
}

async function migrate(url: string): Promise<void> {
  const { applyMigrations } = await import('../../platform/db/migrate')
  await step(
    'Bringing the database up to date',
    () => applyMigrations(url),
    (names) => (names.length === 0 ? 'nothing to do' : names.join(', ')),
  )
}
