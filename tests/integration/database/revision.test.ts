import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TABLES } from '@/lib/dataset/tables'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase('dataset')
})

afterAll(() => database.drop())

/** By how much the revision has grown once the work is done. */
function growth(work: (client: pg.Client) => Promise<unknown>): Promise<number> {
  return withClient(database.url, async (client) => {
    const read = async () => Number((await client.query('SELECT "value" FROM "revision"')).rows[0].value)
    const before = await read()
    await work(client)
    return (await read()) - before
  })
}

const touch = (table: string, column: string) => `UPDATE "${table}" SET "${column}" = "${column}"`

describe('the revision', () => {
  it.each(TABLES.map(({ name, key: [column] }) => [name, column ?? '']))(
    'grows with a write to %s',
    async (name, column) => {
      expect(await growth((client) => client.query(touch(name, column)))).toBe(1)
    },
  )

  it('grows by one for a transaction of many writes', async () => {
    const grown = await growth(async (client) => {
      await client.query('BEGIN')
      for (const { name, key } of TABLES) await client.query(touch(name, key[0] ?? ''))
      await client.query(`DELETE FROM "term" WHERE "id" = 'material'`)
      await client.query('SAVEPOINT "here"')
      await client.query(touch('standard', 'id'))
      await client.query('ROLLBACK TO SAVEPOINT "here"')
      await client.query(touch('standard', 'id'))
      await client.query('COMMIT')
    })
    expect(grown).toBe(1)
  })

  it('grows by one for each of two transactions', async () => {
    const grown = await growth(async (client) => {
      await client.query(touch('standard', 'id'))
      await client.query(touch('standard', 'id'))
    })
    expect(grown).toBe(2)
  })

  it('stays when the transaction is rolled back', async () => {
    const grown = await growth(async (client) => {
      await client.query('BEGIN')
      await client.query(touch('standard', 'id'))
      await client.query('ROLLBACK')
    })
    expect(grown).toBe(0)
  })

  it('stays when a statement is refused', async () => {
    const grown = await growth((client) => client.query(`UPDATE "term" SET "term" = '{}'`).catch(() => {}))
    expect(grown).toBe(0)
  })

  it('loses no step when many write at once', async () => {
    const grown = await growth(() =>
      Promise.all(
        Array.from({ length: 8 }, () => withClient(database.url, (client) => client.query(touch('area', 'id')))),
      ),
    )
    expect(grown).toBe(8)
  })
})
