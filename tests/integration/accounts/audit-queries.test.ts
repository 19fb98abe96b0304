import { afterAll, beforeAll, expect, it } from 'vitest'
import { findAudit, findAuditChoices, findWholeAudit, PAGE } from '@/lib/audit/queries'
import { database } from '@/lib/platform/db/client'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase('migrated')
  process.env.DATABASE_URL = test.url
  // 130 entries over three days by two people: every third on Chile, every other one a deficiency.
  await database().$executeRaw`
    INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, jurisdiction_code, after)
    SELECT '2026-11-01T23:59:59Z'::timestamptz + make_interval(days => n / 50), CASE n % 2 WHEN 0 THEN 'Ana' ELSE 'Luis' END,
           'staff', 'x.change', CASE n % 2 WHEN 0 THEN 'deficiency' ELSE 'measure' END, n::text,
           CASE n % 3 WHEN 0 THEN 'CL' END, jsonb_build_object('n', n)
    FROM generate_series(0, 129) AS series(n) ORDER BY series.n`
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

it('is read a page at a time, each entry once, the newest first', async () => {
  const seen: string[] = []
  let before: string | undefined
  for (let page = 0; page < 3; page++) {
    const { rows, total, next } = await findAudit({ before })
    expect(total).toBe(130)
    expect(rows.length).toBe(page < 2 ? PAGE : 30)
    seen.push(...rows.map(({ subjectId }) => subjectId))
    before = next ?? undefined
    expect(next === null).toBe(page === 2)
  }
  expect(seen).toEqual(Array.from({ length: 130 }, (_, n) => String(129 - n)))
})

it('is filtered by person, kind, country and day, the last day included', async () => {
  const numbers = async (query: Parameters<typeof findWholeAudit>[0]) =>
    (await findWholeAudit(query)).map(({ subjectId }) => Number(subjectId))
  const all = Array.from({ length: 130 }, (_, n) => n)
  expect(await numbers({})).toEqual(all)
  expect(await numbers({ actor: 'Ana' })).toEqual(all.filter((n) => n % 2 === 0))
  expect(await numbers({ kind: 'measure', country: 'CL' })).toEqual(all.filter((n) => n % 2 === 1 && n % 3 === 0))
  expect(await numbers({ from: '2026-11-02', to: '2026-11-02' })).toEqual(all.slice(50, 100))
  expect(await numbers({ to: '2026-11-01' })).toEqual(all.slice(0, 50))
  expect(await numbers({ command: 'y.change' })).toEqual([])
  expect((await findAudit({ country: 'CL' })).total).toBe(44)
})

it('offers what occurs in it', async () => {
  expect(await findAuditChoices()).toEqual({
    ...{ actors: ['Ana', 'Luis'], commands: ['x.change'], kinds: ['deficiency', 'measure'], countries: ['CL'] },
  })
})
