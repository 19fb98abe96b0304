import { afterAll, beforeAll, expect, it } from 'vitest'
import { database } from '@/lib/platform/db/client'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase('migrated')
  process.env.DATABASE_URL = test.url
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

it('ends by itself what nobody waits for any more: a statement, and a transaction that says nothing', async () => {
  const limits = await database().$queryRaw`
    SELECT current_setting('statement_timeout') AS statement,
           current_setting('idle_in_transaction_session_timeout') AS idle`
  expect(limits).toEqual([{ statement: '14s', idle: '40s' }])
})

it('tells of a statement that took too long as of any other fault', async () => {
  const slow = database().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL statement_timeout = 50`
    await tx.$queryRaw`SELECT pg_sleep(30)::text`
  })
  await expect(slow).rejects.toThrow(/statement timeout/)
  expect(await database().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})
