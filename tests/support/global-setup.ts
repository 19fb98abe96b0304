import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { importDataset } from '../../lib/dataset/commands'
import { applyMigrations } from '../../lib/platform/db/migrate'
import { openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { copyDatabase, createDatabase, dropDatabase, withDatabase } from './server'

export interface DatabaseServer {
  /** A connection that may create databases. */
  adminUrl: string
  templates: { migrated: string; dataset: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: DatabaseServer
  }
}

/** Once a run: a server, and on it the two databases that tests get copies of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer()
  // A server of somebody's own may serve several runs at once.
  const templates = { migrated: `cotejo_migrated_${process.pid}`, dataset: `cotejo_dataset_${process.pid}` }
  const drop = async () => {
    for (const name of Object.values(templates)) await dropDatabase(server.adminUrl, name)
  }
  try {
    await drop()
    await createDatabase(server.adminUrl, templates.migrated)
    await applyMigrations(withDatabase(server.adminUrl, templates.migrated))
    await copyDatabase(server.adminUrl, templates.migrated, templates.dataset)
    await importDataset(withDatabase(server.adminUrl, templates.dataset), path.resolve('prisma/dataset'))
  } catch (error) {
    await server.close()
    throw error
  }
  project.provide('databaseServer', { adminUrl: server.adminUrl, templates })
  return async () => {
    await drop()
    await server.close()
  }
}

async function openServer(): Promise<{ adminUrl: string; close(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { adminUrl: given, close: async () => {} }
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cotejo-test-'))
  // For root PostgreSQL runs as another user, who must be able to enter.
  await chmod(dataDir, 0o755)

  const embedded = await openEmbeddedPostgres({ dataDir, database: 'postgres', isThrowaway: true, say: console.log })
  return {
    adminUrl: embedded.urlOf('postgres'),
    async close() {
      await embedded.close()
      await rm(embedded.clusterDir, { recursive: true, force: true })
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
