import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { copyDatabase, dropDatabase, withDatabase } from './server'

export interface TestDatabase {
  url: string
  /** Also ends the connections that are still open to it. */
  drop(): Promise<void>
}

/** A database of the caller's own: with the migrations applied and empty, or with the shipped dataset in it. */
export async function createTestDatabase(kind: 'migrated' | 'dataset'): Promise<TestDatabase> {
  const { adminUrl, templates } = inject('databaseServer')
  const name = `cotejo_${kind}_${randomUUID().replaceAll('-', '')}`
  await copyDatabase(adminUrl, templates[kind], name)
  return { url: withDatabase(adminUrl, name), drop: () => dropDatabase(adminUrl, name) }
}
