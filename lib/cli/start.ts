import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Environment, readEnvironment } from '../platform/env'
import { say } from './progress'
import { setUpAccounts } from './start/accounts'
import { bringUpToDate } from './start/bring-up'
import { buildOnce } from './start/build'
import { takePlace } from './start/instance'
import { openDatabase } from './start/open-database'
import { serve } from './start/serve'
import { Shutdown } from './start/shutdown'

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')

/** `npm start`: everything from configuration to the printed address. Answers an exit code only when it ends early. */
export default async function start(_args: string[], { dev = false } = {}): Promise<number | undefined> {
  const { environment, faults } = readEnvironment(process.env)
  if (environment === undefined) {
    for (const fault of faults) console.error(fault)
    return 2
  }
  const dataDir = path.resolve(environment.dataDir)
  const shutdown = new Shutdown()
  try {
    const place = await takePlace(dataDir)
    if (place === undefined) process.exit(0)
    shutdown.add(async () => place.release())
    const address = await openAll({ ...environment, dataDir }, dev, shutdown)
    place.announce(address)
    say(`Cotejo is at ${address} (Ctrl-C stops it)`)
  } catch (error) {
    if (!shutdown.isEnding) console.error(explain(error, dataDir))
    await shutdown.end(1)
  }
  return undefined
}

async function openAll(environment: Environment, dev: boolean, shutdown: Shutdown): Promise<string> {
  const { host, port } = environment
  const database = await shutdown.open(
    () => openDatabase(environment),
    ({ close }) => close(),
  )
  await bringUpToDate(database.url, ROOT)
  await setUpAccounts(database.url, environment)
  if (!dev) await buildOnce(ROOT)
  const server = await shutdown.open(
    () => serve({ host, port, databaseUrl: database.url, dir: ROOT, dev }),
    (running) => running.close(),
  )
  return server.address
}

function explain(error: unknown, dataDir: string): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return (
      `${error.message}\nIs ${dataDir} another user's? ` +
      'Start Cotejo as that user, or set COTEJO_DATA_DIR to a directory of your own.'
    )
  }
  return error.message
}
