import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { applyMigrations, diffSchemas, readDatamodel, readMigrations } from '@/lib/platform/db/migrate'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

let database: TestDatabase

beforeEach(async () => {
  database = await createTestDatabase('migrated')
})

afterEach(() => database.drop())

function listShadows() {
  return withClient(database.url, async (client) => {
    const { rows } = await client.query(
      `SELECT "datname" FROM "pg_database" WHERE "datname" LIKE 'prisma_migrate_shadow%'`,
    )
    return rows
  })
}

describe('schema.prisma and the migrations', () => {
  it('say the same', async () => {
    const before = await listShadows()
    expect(await diffSchemas(database.url, await readMigrations(), await readDatamodel())).toBe('')
    expect(await listShadows()).toEqual(before)
  })

  it('would be told apart', async () => {
    const datamodel = await readDatamodel()
    if (datamodel.tag !== 'schemaDatamodel') throw new Error('no datamodel')
    const files = datamodel.files.map(({ path, content }) => ({
      path,
      content: content.replace('model Term {', 'model Term {\n  extra String?'),
    }))
    expect(await diffSchemas(database.url, await readMigrations(), { tag: 'schemaDatamodel', files })).toBe(
      '-- AlterTable\nALTER TABLE "term" ADD COLUMN     "extra" TEXT;\n',
    )
  })
})

describe('applyMigrations', () => {
  it('does nothing the second time', async () => {
    expect(await applyMigrations(database.url)).toEqual([])
  })

  it('says what PostgreSQL said when one fails, and leaves nothing of it', async () => {
    await withClient(database.url, (client) =>
      client.query(
        `DELETE FROM "_prisma_migrations" WHERE "migration_name" = '0002_as_of';
         DROP INDEX "finding_cell_idx"; DROP FUNCTION "applies_on"; DROP EXTENSION "btree_gist" CASCADE`,
      ),
    )
    // The migration's function and index would be made before its constraint fails.
    await expect(applyMigrations(database.url)).rejects.toThrow(/constraint "finding_no_overlap" .* does not exist/)
    const left = await withClient(database.url, (client) =>
      client.query(
        `SELECT to_regprocedure('applies_on(date, date, date)') AS "function", to_regclass('finding_cell_idx') AS "index"`,
      ),
    )
    expect(left.rows).toEqual([{ function: null, index: null }])
  })
})
