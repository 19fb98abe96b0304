import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convergenceOf, stepDays, yearlyDays } from '@/lib/pictures/convergence-rules'
import type { Ground } from '@/lib/pictures/queries'
import { rankGaps } from '@/lib/pictures/ranking-rules'
import { reformsOf } from '@/lib/pictures/reform-rules'
import { comparePairs } from '@/lib/pictures/similarity-rules'
import { chooseRequirements, tableOn } from '@/lib/pictures/table-rules'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// The shipped dataset's figures, reckoned once by the pictures' rules and once by SQL from the rows as they lie there.

const TODAY = '2026-11-21'
const REQUEST = { id: 'test', today: TODAY, revision: undefined, status: undefined }
const DAYS = ['2017-10-22', '2017-10-23', '2020-02-29', TODAY]
let database: TestDatabase
let ground: Ground

beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  const { findGround } = await import('@/lib/pictures/queries')
  ground = await runWithRequest(REQUEST, () => findGround())
})

afterAll(async () => {
  const { database: client } = await import('@/lib/platform/db/client')
  await client().$disconnect()
  await database.drop()
})

const query = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(database.url, async (client: Client) => (await client.query<Row>(sql, values)).rows)

// Not applies_on(), which the rest of the app asks: the rule is written out again.
const HOLDS = `coalesce(f.from_date, date '2017-10-23') <= $1::date AND (f.to_date IS NULL OR f.to_date > $1::date)`

const participants = () => ground.jurisdictions.flatMap(({ code, role }) => (role === 'participant' ? code : []))
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id)

describe('shares met', () => {
  it.each(DAYS)('on %s are those of the rows, by country and in all', async (day) => {
    const [found] = convergenceOf(ground.history, participants(), ids(ground.requirements), [day])
    const rows = await query<{ code: string; met: string; known: string }>(
      `SELECT j.code, count(*) FILTER (WHERE f.status = 'met') AS met,
              count(*) FILTER (WHERE f.status <> 'unknown') AS known
       FROM jurisdiction j
       LEFT JOIN finding f ON f.jurisdiction_code = j.code AND ${HOLDS}
       WHERE j.role = 'participant' GROUP BY j.code`,
      [day],
    )
    expect(rows).toHaveLength(12)
    for (const { code, met, known } of rows) {
      const one = found?.shares.countries.find(({ country }) => country === code)
      expect([one?.met, one?.known]).toEqual([Number(met), Number(known)])
      expect(one?.share).toEqual(Number(known) === 0 ? null : Number(met) / Number(known))
      expect((one?.known ?? 0) + (one?.unknown ?? 0)).toBe(ground.requirements.length)
    }
    const sum = (name: 'met' | 'known') => rows.reduce((all, row) => all + Number(row[name]), 0)
    expect(found?.shares.region).toMatchObject({ met: sum('met'), known: sum('known') })
  })

  it('of one area and one treaty are those of the rows', async () => {
    for (const choice of [{ area: 'procedure' }, { standard: 'budapest' }, { area: 'offence', core: '1' as const }]) {
      const chosen = ids(chooseRequirements(ground.requirements, choice))
      const [found] = convergenceOf(ground.history, participants(), chosen, [TODAY])
      const [row] = await query<{ met: string; known: string; requirements: string }>(
        `SELECT count(*) FILTER (WHERE f.status = 'met') AS met,
                count(*) FILTER (WHERE f.status <> 'unknown') AS known,
                count(DISTINCT r.id) AS requirements
         FROM requirement r
         JOIN requirement_group g ON g.id = r.group_id
         JOIN finding f ON f.requirement_id = r.id AND ${HOLDS}
         JOIN jurisdiction j ON j.code = f.jurisdiction_code AND j.role = 'participant'
         WHERE ($2::text IS NULL OR g.area_id = $2) AND (NOT $4::boolean OR r.core)
           AND ($3::text IS NULL OR EXISTS (
             SELECT FROM requirement_reference e WHERE e.requirement_id = r.id AND e.standard_id = $3))`,
        [TODAY, choice.area ?? null, choice.standard ?? null, choice.core !== undefined],
      )
      expect(chosen.length).toBe(Number(row?.requirements))
      expect(found?.shares.region).toMatchObject({ met: Number(row?.met), known: Number(row?.known) })
    }
  })

  it('move on the days on which a row begins or ends, and on no other', async () => {
    const window = { from: '2017-10-23', to: TODAY }
    const days = stepDays(ground.spans, participants(), ids(ground.requirements), window)
    const rows = await query<{ day: string }>(
      `SELECT DISTINCT to_char(d, 'YYYY-MM-DD') AS day
       FROM finding f JOIN jurisdiction j ON j.code = f.jurisdiction_code AND j.role = 'participant',
            unnest(ARRAY[f.from_date, f.to_date]) AS d
       WHERE d > '2017-10-23' AND d < $1::date ORDER BY 1`,
      [TODAY],
    )
    expect(rows.length).toBeGreaterThan(50)
    expect(days).toEqual([window.from, ...rows.map(({ day }) => day), window.to])
    expect(yearlyDays(window)).toHaveLength(11)
  })
})

describe('likeness', () => {
  it.each(DAYS)('on %s is that of the rows, pair by pair', async (day) => {
    const countries = ground.jurisdictions.map(({ code }) => code)
    const pairs = comparePairs(tableOn(ground.history, countries, ids(ground.requirements), day))
    const rows = await query<{ a: string; b: string; compared: string; points: string }>(
      `WITH known AS (
         SELECT f.jurisdiction_code AS code, f.requirement_id,
                CASE f.status WHEN 'met' THEN 1.0 WHEN 'partial' THEN 0.5 ELSE 0 END AS worth
         FROM finding f WHERE f.status <> 'unknown' AND ${HOLDS})
       SELECT a.code AS a, b.code AS b, count(*) AS compared, sum(1 - abs(a.worth - b.worth)) AS points
       FROM known a JOIN known b USING (requirement_id) WHERE a.code <> b.code GROUP BY 1, 2`,
      [day],
    )
    const found = new Map(rows.map((row) => [`${row.a} ${row.b}`, row]))
    for (const [row, line] of pairs.entries())
      for (const [column, pair] of line.entries()) {
        if (pair === null) continue
        const counted = found.get(`${countries[row]} ${countries[column]}`)
        expect([pair.compared, pair.points]).toEqual([Number(counted?.compared ?? 0), Number(counted?.points ?? 0)])
      }
    if (day >= '2017-10-23') expect(found.size).toBe(countries.length * (countries.length - 1))
  })
})

describe('the ranking of gaps', () => {
  it('counts the rows of each requirement', async () => {
    const ranked = rankGaps(tableOn(ground.history, participants(), ids(ground.requirements), TODAY), 'gaps')
    const rows = await query<{ id: string; gap: string; partial: string; known: string }>(
      `SELECT f.requirement_id AS id, count(*) FILTER (WHERE f.status = 'gap') AS gap,
              count(*) FILTER (WHERE f.status = 'partial') AS partial,
              count(*) FILTER (WHERE f.status <> 'unknown') AS known
       FROM finding f JOIN jurisdiction j ON j.code = f.jurisdiction_code AND j.role = 'participant'
       WHERE ${HOLDS} GROUP BY 1 ORDER BY 2 DESC, 3 DESC`,
      [TODAY],
    )
    expect(ranked.map(({ counts }) => [counts.gap, counts.partial])).toEqual(
      rows.map(({ gap, partial }) => [Number(gap), Number(partial)]),
    )
    for (const { id, gap, known } of rows) {
      const one = ranked.find(({ requirement }) => requirement === id)
      expect(one?.counts.gap).toBe(Number(gap))
      expect(12 - (one?.counts.unknown ?? 0)).toBe(Number(known))
    }
  })
})

describe('reforms', () => {
  it('have as many moves of each kind, by country and day, as the rows have', async () => {
    const { findChanges } = await import('@/lib/comparison/change-queries')
    const changes = await runWithRequest(REQUEST, () =>
      findChanges(
        { from: '2017-10-23', to: TODAY },
        { countries: participants(), requirements: ids(ground.requirements) },
      ),
    )
    const rows = await query<{
      country: string
      day: string
      better: string
      worse: string
      known: string
      lost: string
    }>(
      `WITH ranked AS (
         SELECT f.*, CASE f.status WHEN 'gap' THEN 0 WHEN 'partial' THEN 1 WHEN 'met' THEN 2 END AS rank
         FROM finding f JOIN jurisdiction j ON j.code = f.jurisdiction_code AND j.role = 'participant')
       SELECT now_.jurisdiction_code AS country, to_char(now_.from_date, 'YYYY-MM-DD') AS day,
              count(*) FILTER (WHERE now_.rank > was.rank) AS better,
              count(*) FILTER (WHERE now_.rank < was.rank) AS worse,
              count(*) FILTER (WHERE was.rank IS NULL) AS known,
              count(*) FILTER (WHERE now_.rank IS NULL) AS lost
       FROM ranked now_
       JOIN ranked was ON was.jurisdiction_code = now_.jurisdiction_code
                      AND was.requirement_id = now_.requirement_id AND was.to_date = now_.from_date
       WHERE now_.status <> was.status AND now_.from_date > '2017-10-23' AND now_.from_date <= $1::date
       GROUP BY 1, 2 ORDER BY 2, 1`,
      [TODAY],
    )
    expect(rows.length).toBeGreaterThan(50)
    const moved = reformsOf(changes.changes).flatMap(({ country, day, counts: { better, worse, known, lost } }) =>
      better + worse + known + lost === 0 ? [] : [{ country, day, better, worse, known, lost }],
    )
    expect(moved).toEqual(
      rows.map(({ country, day, ...counts }) => ({
        country,
        day,
        better: Number(counts.better),
        worse: Number(counts.worse),
        known: Number(counts.known),
        lost: Number(counts.lost),
      })),
    )
  })
})
