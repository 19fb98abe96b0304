import path from 'node:path'
import { urlOfRunning } from '../platform/embedded/embedded-postgres'
import { readEnvironment } from '../platform/env'
import { tryLock } from './prepare/process-lock.mjs'
import { openDatabase } from './start/open-database'

/**
 * Hands `work` the database that `npm start` uses: that of DATABASE_URL, or the embedded one, which is taken as it runs
 * or else started for as long as the work takes. Throws an Error that says what is wrong with the configuration.
 */
export async function withOwnDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { environment, faults } = readEnvironment(process.env)
  if (environment === undefined) throw new Error(faults.join('\n'))
  const dataDir = path.resolve(environment.dataDir)
  if (environment.databaseUrl !== undefined) return work(environment.databaseUrl)
  const { lock } = tryLock(path.join(dataDir, 'running.lock'))
  if (lock === undefined) return work(await urlOfRunning(dataDir, 'cotejo'))
  try {
    const { url, close } = await openDatabase({ ...environment, dataDir })
    try {
      const { applyMigrations } = await import('../platform/db/migrate')
      await applyMigrations(url)
      return await work(url)
    } finally {
      await close()
    }
  } finally {
    lock.release()
  }
}
