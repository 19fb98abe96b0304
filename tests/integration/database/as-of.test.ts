import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contains, statusAsOf } from '@/lib/law/periods'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'
import { day, history, period } from '../../support/histories'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase('dataset')
})

afterAll(() => database.drop())

async function query(sql: string, values: unknown[] = []) {
  return withClient(database.url, async (client) => (await client.query(sql, values)).rows)
}

describe('applies_on', () => {
  it('agrees with the rules on many periods and days, in one query', async () => {
    const cases = fc.sample(fc.tuple(period, day), 20_000).map(([{ from, to }, asked]) => ({ from, to, asked }))
    const rows = await query(
      `SELECT applies_on("from", "to", "asked") AS applies
       FROM json_to_recordset($1) AS "given" ("from" DATE, "to" DATE, "asked" DATE)`,
      [JSON.stringify(cases)],
    )
    expect(rows.map(({ applies }) => applies)).toEqual(cases.map(({ asked, ...given }) => contains(given, asked)))
    // Neither answer is rare among the cases.
    const share = rows.filter(({ applies }) => applies === true).length / rows.length
    expect(share).toBeGreaterThan(0.1)
    expect(share).toBeLessThan(0.9)
  })

  it('picks from a history the finding that statusAsOf picks', async () => {
    const cases = fc.sample(fc.tuple(history, day), 3000)
    const flat = cases.flatMap(([findings, asked], id) =>
      findings.map((finding, place) => ({ id, place, asked, ...finding })),
    )
    const rows = await query(
      `SELECT "id", array_agg("place") FILTER (WHERE applies_on("from", "to", "asked")) AS places
       FROM json_to_recordset($1) AS "given" ("id" INT, "place" INT, "asked" DATE, "from" DATE, "to" DATE)
       GROUP BY "id" ORDER BY "id"`,
      [JSON.stringify(flat)],
    )
    const expected = cases.map(([findings, asked]) => {
      const finding = statusAsOf(findings, asked)
      return finding ? [findings.indexOf(finding)] : null
    })
    expect(rows.map(({ places }) => places)).toEqual(expected)
  })

  it('is never null for a day, so that it can be negated', async () => {
    const rows = await query(
      `SELECT applies_on(NULL, NULL, '2017-10-22') AS before, applies_on(NULL, NULL, '2017-10-23') AS workshop,
              applies_on(NULL, '2015-01-01', '2014-01-01') AS ended`,
    )
    expect(rows).toEqual([{ before: false, workshop: true, ended: false }])
  })

  it('is inlined, and the cell’s index serves it', async () => {
    const rows = await withClient(database.url, async (client) => {
      await client.query('SET enable_seqscan = off')
      const plan = await client.query(
        `EXPLAIN (COSTS OFF) SELECT "status" FROM "finding"
         WHERE "jurisdiction_code" = 'CL' AND "requirement_id" = 'off-possession'
           AND applies_on("from_date", "to_date", '2020-01-01')`,
      )
      return plan.rows
    })
    const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n')
    expect(plan).toContain('finding_cell_idx')
    expect(plan).toContain('COALESCE')
    expect(plan).not.toContain('applies_on')
  })
})

describe('the shipped findings', () => {
  it.each(['2017-10-23', '2020-06-30', '2026-11-21'])('answer every cell once on %s', async (asked) => {
    const rows = await query(
      `SELECT count(*)::int AS cells, count(DISTINCT ("jurisdiction_code", "requirement_id"))::int AS distinct_cells,
              (SELECT count(*)::int FROM "jurisdiction", "requirement") AS expected
       FROM "finding" WHERE applies_on("from_date", "to_date", $1)`,
      [asked],
    )
    expect(rows[0].cells).toBe(rows[0].expected)
    expect(rows[0].distinct_cells).toBe(rows[0].expected)
  })

  it('say nothing of a day before the workshop that nobody recorded', async () => {
    const rows = await query(
      `SELECT count(*)::int AS cells FROM "finding"
       WHERE "from_date" IS NULL AND applies_on("from_date", "to_date", '2017-10-22')`,
    )
    expect(rows).toEqual([{ cells: 0 }])
  })
})
