import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// What the database refuses whoever writes to it, by plain SQL.

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase('dataset')
})

afterAll(() => database.drop())

/** Runs the statements in a transaction that ends with its checks at commit, and is then undone. */
async function run(...statements: string[]): Promise<void> {
  await withClient(database.url, async (client: pg.Client) => {
    await client.query('BEGIN')
    for (const statement of statements) await client.query(statement)
    await client.query('SET CONSTRAINTS ALL IMMEDIATE')
    await client.query('ROLLBACK')
  })
}

const TEXT = `'{"es": "texto"}'`
const insertFinding = (from: string, to: string, status = 'unknown', confidence = 'secondary') =>
  `INSERT INTO "finding" ("id", "jurisdiction_code", "requirement_id", "from_date", "to_date", "status", "confidence", "rationale", "attributes")
   VALUES ('00000000-0000-4000-8000-000000000001', 'CL', 'off-possession', ${from}, ${to}, '${status}', '${confidence}', ${TEXT}, '{}')`
const clear = `DELETE FROM "finding" WHERE "jurisdiction_code" = 'CL' AND "requirement_id" = 'off-possession'`

describe('two findings of one country and requirement', () => {
  it.each([
    ['the same period', 'NULL', 'NULL'],
    ['a period inside it', `'2019-01-01'`, `'2020-01-01'`],
    ['one shared day', `'2009-01-01'`, `'2010-01-02'`],
    ['an unrecorded beginning', 'NULL', `'2010-01-02'`],
  ])('never overlap: %s', async (_, from, to) => {
    const other = insertFinding(`'2010-01-01'`, 'NULL').replace('000000000001', '000000000002')
    await expect(run(clear, other, insertFinding(from, to))).rejects.toMatchObject({ constraint: 'finding_no_overlap' })
  })

  it('may follow each other', async () => {
    const other = insertFinding(`'2010-01-01'`, 'NULL').replace('000000000001', '000000000002')
    await expect(run(clear, other, insertFinding('NULL', `'2010-01-01'`))).resolves.toBeUndefined()
  })

  it('may not be made to overlap by a change', async () => {
    const other = insertFinding(`'2010-01-01'`, 'NULL').replace('000000000001', '000000000002')
    const stretch = `UPDATE "finding" SET "to_date" = '2010-01-02' WHERE "id" = '00000000-0000-4000-8000-000000000001'`
    await expect(run(clear, other, insertFinding('NULL', `'2010-01-01'`), stretch)).rejects.toMatchObject({
      constraint: 'finding_no_overlap',
    })
  })
})

describe('the exclusion constraint’s hash', () => {
  it('lets two cells of one hash be', async () => {
    // Found by trying: hashtext() of both country and requirement together is the same.
    const { rows } = await withClient(database.url, (client) =>
      client.query(
        `WITH "tried" AS (SELECT 'r' || "n" AS "id", hashtext('CL' || 'r' || "n") AS "hash" FROM generate_series(1, 200000) AS "n")
         SELECT min("id") AS "one", max("id") AS "other" FROM "tried" GROUP BY "hash" HAVING count(*) > 1 LIMIT 1`,
      ),
    )
    const { one, other } = rows[0]
    const requirement = (id: string) =>
      `INSERT INTO "requirement" SELECT '${id}', "group_id", 900, "title", "question", "met", "partial", "core" FROM "requirement" LIMIT 1`
    const first = insertFinding('NULL', 'NULL').replace('off-possession', one)
    const second = insertFinding('NULL', 'NULL')
      .replace('off-possession', other)
      .replace('000000000001', '000000000002')
    await expect(run(requirement(one), requirement(other), first, second)).resolves.toBeUndefined()
  })
})

describe('a finding', () => {
  it.each([
    ['no day', `'2019-01-01'`, `'2019-01-01'`],
    ['an end before its beginning', `'2019-01-02'`, `'2019-01-01'`],
  ])('has no period with %s', async (_, from, to) => {
    await expect(run(clear, insertFinding(from, to))).rejects.toMatchObject({
      code: expect.stringMatching(/23514|22000/),
    })
  })

  it.each(['met', 'partial', 'gap'])('that is %s has evidence', async (status) => {
    await expect(run(clear, insertFinding('NULL', 'NULL', status))).rejects.toMatchObject({
      constraint: 'finding_evidence',
    })
  })

  it('keeps its evidence', async () => {
    const lose = `DELETE FROM "finding_source" WHERE "finding_id" IN (
      SELECT "id" FROM "finding" WHERE "status" <> 'unknown' AND "confidence" <> 'recall'
      AND NOT EXISTS (SELECT FROM "finding_provision" WHERE "finding_id" = "id"))`
    await expect(run(lose)).rejects.toMatchObject({ constraint: 'finding_evidence' })
  })

  it('may be unknown, or rest on recall, without any', async () => {
    await expect(run(clear, insertFinding('NULL', 'NULL'))).resolves.toBeUndefined()
    await expect(run(clear, insertFinding('NULL', 'NULL', 'met', 'recall'))).resolves.toBeUndefined()
  })

  it('names a provision of its own country only', async () => {
    const foreign = `INSERT INTO "finding_provision" SELECT "f"."id", "f"."jurisdiction_code", "p"."id", 99
      FROM "finding" AS "f", "provision" AS "p"
      WHERE "f"."jurisdiction_code" = 'CL' AND "p"."jurisdiction_code" = 'AR' LIMIT 1`
    await expect(run(foreign)).rejects.toMatchObject({ code: '23503' })
  })
})

describe('a text', () => {
  it.each([
    ['{}', 'no language'],
    ['{"es": ""}', 'an empty text'],
    ['{"es": " \\n"}', 'blanks'],
    ['{"esp": "texto"}', 'a language of three letters'],
    ['{"es": 7}', 'a number'],
    ['"texto"', 'a bare text'],
    ['[]', 'a list'],
    ['null', 'null'],
  ])('is not %s (%s)', async (text) => {
    const columns = [
      ['requirement', 'question'],
      ['finding', 'rationale'],
      ['provision', 'heading'],
      ['penalty', 'note'],
      ['candidate_deficiency', 'title'],
      ['jurisdiction', 'legal_system_note'],
    ]
    for (const [table, column] of columns) {
      await expect(run(`UPDATE "${table}" SET "${column}" = '${text}'`), `${table}.${column}`).rejects.toMatchObject({
        constraint: `${table}_texts`,
      })
    }
  })
})

describe('numbers, names and days', () => {
  it.each([
    [`UPDATE "penalty" SET "min" = "max" + 1 WHERE "max" IS NOT NULL`, 'penalty_range'],
    [`UPDATE "penalty" SET "min" = -1`, 'penalty_range'],
    [`UPDATE "provision" SET "in_force_from" = '2020-01-01', "in_force_to" = '2020-01-01'`, 'provision_period'],
    [`UPDATE "jurisdiction" SET "code" = 'c1' WHERE "code" = 'CL'`, 'jurisdiction_code_form'],
    [`UPDATE "finding" SET "attributes" = '[]'`, 'finding_attributes'],
    [`INSERT INTO "revision" ("id") VALUES (2)`, 'revision_single'],
  ])('%s breaks %s', async (statement, constraint) => {
    await expect(run(statement)).rejects.toMatchObject({ constraint })
  })

  it('months are the database’s own reckoning', async () => {
    await expect(run(`UPDATE "penalty" SET "min_months" = 1`)).rejects.toMatchObject({ code: '428C9' })
  })
})
