import path from 'node:path'
import pg from 'pg'
import { hasCluster, openEmbeddedPostgres } from '../../platform/embedded/embedded-postgres'
import type { Environment } from '../../platform/env'
import { say, step } from '../progress'

const OLDEST_VERSION = 15

export interface OpenDatabase {
  url: string
  close(): Promise<void>
}

/** The PostgreSQL of DATABASE_URL, which is only looked at, or else the embedded one, which is started. */
export async function openDatabase({ databaseUrl, dataDir }: Environment): Promise<OpenDatabase> {
  if (databaseUrl !== undefined) {
    await step('Connecting to the database of DATABASE_URL', () => requireServer(databaseUrl))
    return { url: databaseUrl, close: async () => {} }
  }
  const title = hasCluster(path.resolve(dataDir))
    ? 'Starting PostgreSQL'
    : 'Creating the database and starting PostgreSQL'
  const embedded = await step(title, () => openEmbeddedPostgres({ dataDir, database: 'cotejo', say }))
  if (embedded.notice !== undefined) say(`  ${embedded.notice}`)
  return { url: embedded.urlOf('cotejo'), close: () => embedded.close() }
}

async function requireServer(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  const version = await client
    .connect()
    .then(() => client.query<{ server_version: string }>('SHOW server_version'))
    .then(({ rows }) => rows[0]?.server_version ?? 'unknown')
    .catch((error) => {
      throw describeFailure(url, error)
    })
    .finally(() => client.end().catch(() => {}))
  if (!(Number.parseInt(version, 10) >= OLDEST_VERSION)) {
    throw new Error(`Cotejo needs PostgreSQL ${OLDEST_VERSION} or newer; that of DATABASE_URL is ${version}.`)
  }
}

// Names the server, never the password.
function describeFailure(url: string, error: unknown): Error {
  const { host, pathname } = new URL(url)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const where = `the database of DATABASE_URL (${host || 'local socket'}${pathname})`
  if (code === 'ECONNREFUSED') return new Error(`Cannot reach ${where}: nothing listens there.`)
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return new Error(`Cannot reach ${where}: no such host is known.`)
  if (code.startsWith('28')) return new Error(`Cannot open ${where}: it does not accept the user or the password.`)
  if (code === '3D000') return new Error(`Cannot open ${where}: there is no database of that name. Create it first.`)
  return new Error(`Cannot open ${where}: ${error instanceof Error && error.message ? error.message : code}`)
}
