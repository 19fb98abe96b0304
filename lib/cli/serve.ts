import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readEnvironment } from '../platform/env'
import { say } from './progress'
import { bringUpToDate } from './start/bring-up'
import { openDatabase } from './start/open-database'
import { serve as serveOn } from './start/serve'
import { Shutdown } from './start/shutdown'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')

/**
 * `node lib/cli/run.mjs serve`: one of any number of servers on one PostgreSQL. It keeps nothing on disk, makes up
 * nothing that the others would have to know, and takes the port it is given or none.
 */
export default async function serve(): Promise<number | undefined> {
  const { environment, faults = [] } = readEnvironment(process.env)
  const missing = ['DATABASE_URL', 'COTEJO_SECRET'].filter((name) => !process.env[name]?.trim())
  const complaints = [...faults, ...missing.map((name) => `${name} must be set, or ${name}_FILE name a file with it.`)]
  if (environment?.databaseUrl === undefined || complaints.length > 0) {
    for (const complaint of complaints) console.error(complaint)
    return 2
  }
  const { host, port, databaseUrl } = environment
  const shutdown = new Shutdown()
  try {
    await openDatabase(environment)
    await bringUpToDate(databaseUrl, ROOT)
    const server = await shutdown.open(
      () => serveOn({ host, port, databaseUrl, dir: ROOT, dev: false, isPortFixed: true }),
      (running) => running.close(),
    )
    say(`Cotejo is at ${server.address}`)
  } catch (error) {
    if (!shutdown.isEnding) console.error(error instanceof Error ? error.message : error)
    await shutdown.end(1)
  }
  return undefined
}
