import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { findBinaries } from './binaries'
import { createCluster, makePassword, SUPERUSER } from './cluster'
import { stopOrphan } from './postmaster'
import { Server } from './server'
import { canReach, findServerUser } from './server-user'

// For root, when the ordinary user that PostgreSQL needs cannot enter the data directory.
const SHARED_DIR = '/var/lib/cotejo'

const settingsSchema = z.object({
  port: z.int().min(1).max(65535),
  password: z.string().min(1),
  /** Where the cluster is when it is not beside this file. */
  directory: z.string().optional(),
})
type Settings = z.infer<typeof settingsSchema>

/** The connection string of a database of the cluster under `dataDir`, which another process runs. */
export async function urlOfRunning(dataDir: string, database: string): Promise<string> {
  const settings = await readSettings(await realpath(dataDir))
  if (settings === undefined) throw new Error(`There is no database in ${dataDir} yet; let npm start make it first.`)
  return urlFor(settings, database)
}

function urlFor({ port, password }: Pick<Settings, 'port' | 'password'>, database: string): string {
  return `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`
}

export interface EmbeddedPostgres {
  /** The connection string of a database of this server. */
  urlOf(database: string): string
  clusterDir: string
  /** Why the cluster is not in the data directory, if it is not. */
  notice: string | undefined
  close(): Promise<void>
}

export interface EmbeddedOptions {
  dataDir: string
  database: string
  /** For tests: quick, and lost when the machine stops. */
  isThrowaway?: boolean
  say: (message: string) => void
}

/** Is there a cluster yet? */
export function hasCluster(dataDir: string): boolean {
  return existsSync(settingsFileOf(dataDir))
}

/**
 * Starts the PostgreSQL whose data is under `dataDir` (made when there is none), with `database` in it. The caller
 * holds a lock on `dataDir`. It listens on 127.0.0.1 only; port and password are kept in a file only we can read.
 */
export async function openEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataDir, { recursive: true })
  const dataDir = await realpath(options.dataDir)
  const kept = await readSettings(dataDir)
  const inside = path.join(dataDir, 'postgres')
  const user = await findServerUser(kept?.directory ?? inside)
  const clusterDir = kept?.directory ?? ((await canReach(user, dataDir)) ? inside : sharedPlaceOf(dataDir))
  const binaries = await findBinaries(user, SHARED_DIR)

  const password = kept?.password ?? makePassword()
  if (await stopOrphan(clusterDir)) options.say('Stopped the PostgreSQL that a killed start had left running.')
  const port = await findPort(kept?.port)
  const settings: Settings = { port, password, ...(clusterDir === inside ? {} : { directory: clusterDir }) }
  if (kept === undefined) {
    if (existsSync(clusterDir)) throw new Error(describeLostSettings(clusterDir, dataDir))
    await mkdir(path.dirname(clusterDir), { recursive: true, mode: 0o755 })
    // Before the cluster: one without its password would be of no use, a password without its cluster does no harm.
    await writeSettings(dataDir, settings)
  } else if (kept.port !== port) {
    await writeSettings(dataDir, settings)
  }
  if (!existsSync(clusterDir)) {
    await createCluster(binaries, clusterDir, password, user, options.isThrowaway === true)
  }

  const urlOf = (database: string) => urlFor({ port, password }, database)
  const server = await Server.start({
    binaries,
    clusterDir,
    logFile: path.join(dataDir, 'postgres.log'),
    port,
    flags: flagsFor(options.isThrowaway === true),
    user,
    url: urlOf('postgres'),
    say: options.say,
  })
  try {
    await ensureDatabase(urlOf('postgres'), options.database)
  } catch (error) {
    await server.stop()
    throw error
  }
  const notice =
    clusterDir === inside
      ? undefined
      : `The database is in ${clusterDir}: PostgreSQL does not run as root, and its user cannot enter ${dataDir}.`
  return { urlOf, clusterDir, notice, close: () => server.stop() }
}

function flagsFor(isThrowaway: boolean): string[] {
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=']
  return isThrowaway ? [...flags, 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] : flags
}

function settingsFileOf(dataDir: string): string {
  return path.join(dataDir, 'postgres.json')
}

async function readSettings(dataDir: string): Promise<Settings | undefined> {
  const file = settingsFileOf(dataDir)
  if (!existsSync(file)) return undefined
  const parsed = settingsSchema.safeParse(parseJson(await readFile(file, 'utf8')))
  if (!parsed.success) throw new Error(`${file} is damaged: it holds the port and password of the embedded database.`)
  return parsed.data
}

async function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  await writeFile(settingsFileOf(dataDir), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function sharedPlaceOf(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  return path.join(SHARED_DIR, name, 'postgres')
}

function describeLostSettings(clusterDir: string, dataDir: string): string {
  return (
    `There is a database in ${clusterDir}, but ${settingsFileOf(dataDir)}, which holds its password, is gone. ` +
    'Bring the file back, or move the directory away to start afresh.'
  )
}

// The same port as last time when it is free, so that a saved connection keeps working.
async function findPort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && (await listenOnce(wanted)) !== undefined) return wanted
  const free = await listenOnce(0)
  if (free === undefined) throw new Error('No port is free on 127.0.0.1 for PostgreSQL.')
  return free
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(undefined))
    probe.listen({ port, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
}
