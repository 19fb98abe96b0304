import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { findQuality } from '@/lib/review/quality-queries'
import { PROBLEMS, type Problem, rankProblems } from '@/lib/review/quality-rules'
import { makeActor, requestOf, TODAY } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// What the page of the data's quality counts, counted again by SQL written from the page's own words.

let test: TestDatabase
let staff: Actor

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  staff = await makeActor('staff')
  await review('CL', 'off-access', 'disputed')
  await review('CL', 'off-possession', 'confirmed')
  await review('MX', 'off-access', 'disputed')
  // The newest word counts, and none on an older wording.
  await review('MX', 'off-access', 'confirmed')
  await review('BR', 'off-access', 'disputed', 1)
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

const present = (country: string, requirementId: string) =>
  database().finding.findFirstOrThrow({ where: { country, requirementId, to: null } })

async function review(country: string, requirementId: string, verdict: 'confirmed' | 'disputed', older = 0, at?: Date) {
  const { id, version } = await present(country, requirementId)
  await database().findingReview.create({
    data: {
      ...{ findingId: id, findingVersion: version - older, country, requirementId, verdict, reviewerId: staff.id },
      ...{ reason: 'x', source: 'x', ...(at === undefined ? {} : { createdAt: at }) },
    },
  })
}

const quality = (day = TODAY) => runWithRequest(requestOf({ today: day }), () => findQuality(day))

const WORD = `(SELECT verdict FROM finding_review WHERE finding_id = finding.id AND finding_version = finding.version
               ORDER BY created_at DESC LIMIT 1)`
const ARTICLES = `FROM finding_provision JOIN provision
   ON provision.jurisdiction_code = finding.jurisdiction_code AND provision.id = provision_id
 WHERE finding_id = finding.id`
const SOURCES = `FROM finding_source JOIN source
   ON source.jurisdiction_code = finding.jurisdiction_code AND source.id = source_id
 WHERE finding_id = finding.id`

// $1 the day, $2 the months after which nobody has looked at it for too long.
const CONDITIONS: Record<Problem, string> = {
  unknown: `status = 'unknown'`,
  recall: `confidence = 'recall' AND status <> 'unknown'`,
  press: `NOT EXISTS (SELECT ${ARTICLES}) AND (SELECT array_agg(source.kind::text) ${SOURCES}) = '{press}'`,
  disputed: `${WORD} = 'disputed'`,
  stale: `greatest((SELECT compiled_on FROM jurisdiction WHERE code = finding.jurisdiction_code),
            (SELECT max(created_at)::date FROM finding_review WHERE finding_id = finding.id),
            (SELECT max(at)::date FROM audit_entry WHERE subject_kind = 'finding' AND subject_id = finding.id::text)
          ) < $1::date - make_interval(months => $2)`,
  reference: `EXISTS (SELECT ${ARTICLES}) AND NOT EXISTS (SELECT ${ARTICLES} AND (in_force_to IS NULL OR in_force_to > $1))
    OR NOT EXISTS (SELECT ${ARTICLES}) AND EXISTS (SELECT ${SOURCES})
       AND NOT EXISTS (SELECT ${SOURCES} AND url IS NOT NULL
         AND url NOT IN (SELECT url FROM address_visit WHERE is_dead))`,
  unreviewed: `${WORD} IS NULL`,
}

/** `CL unknown`: [of core requirements, of all]. */
async function recount(day: string, months: number): Promise<Map<string, [number, number]>> {
  const found = new Map<string, [number, number]>()
  await withClient(test.url, async (client) => {
    for (const problem of PROBLEMS) {
      const { rows } = await client.query(
        `SELECT jurisdiction_code AS country, count(*) FILTER (WHERE core)::int AS core, count(*)::int AS all
         FROM finding JOIN requirement ON requirement.id = requirement_id
         WHERE (from_date <= $1 OR from_date IS NULL AND $1 >= '2017-10-23') AND (to_date IS NULL OR to_date > $1)
           AND $2::int > 0 AND (${CONDITIONS[problem]}) GROUP BY 1`,
        [day, months],
      )
      for (const { country, core, all } of rows) found.set(`${country} ${problem}`, [Number(core), Number(all)])
    }
  })
  return found
}

const ranked = (judged: Awaited<ReturnType<typeof quality>>['judged']) =>
  new Map(rankProblems(judged).map(({ country, problem, core, all }) => [`${country} ${problem}`, [core, all]]))

describe('the figures of every country and problem', () => {
  it.each(['2017-10-23', '2021-06-30', TODAY, '2027-11-29', '2028-06-01'])(
    'are those of the rows on %s',
    async (day) => {
      const { judged } = await quality(day)
      const expected = await recount(day, 12)
      expect(ranked(judged)).toEqual(expected)
      expect(expected.size).toBeGreaterThan(13)
    },
  )

  it('are of every kind in what is shipped and reviewed', async () => {
    const problems = new Set([...(await recount(TODAY, 12)).keys()].map((key) => key.split(' ')[1]))
    expect([...problems].sort()).toEqual(PROBLEMS.filter((problem) => problem !== 'stale').sort())
  })

  it('take an unknown for what is not known alone: never for recall', async () => {
    const { judged } = await quality()
    const unknown = judged.filter(({ status }) => status === 'unknown')
    expect(unknown.length).toBeGreaterThan(0)
    for (const { problems } of unknown) expect(problems).not.toContain('recall')
    for (const { problems, status } of judged) expect(problems.includes('unknown')).toBe(status === 'unknown')
  })

  it('have a review’s newest word on the present wording', async () => {
    const { judged } = await quality()
    const of = (country: string, requirement: string) =>
      judged.find((one) => one.country === country && one.requirement === requirement)?.problems
    expect(of('CL', 'off-access')).toContain('disputed')
    expect(of('CL', 'off-access')).not.toContain('unreviewed')
    expect(of('CL', 'off-possession')).not.toContain('unreviewed')
    expect(of('MX', 'off-access')).not.toContain('disputed')
    expect(of('BR', 'off-access')).toContain('unreviewed')
    expect(of('BR', 'off-access')).not.toContain('disputed')
  })
})

describe('the ranking', () => {
  it('is by the core requirements that each problem of a country blocks, then by all', async () => {
    const { judged } = await quality()
    const order = rankProblems(judged).map(({ country, problem }) => `${country} ${problem}`)
    const expected = await recount(TODAY, 12)
    const weights = order.map((key): [number, number] => expected.get(key) ?? [0, 0])
    expect(weights).toEqual([...weights].sort(([one, all], [other, others]) => other - one || others - all))
    expect(order).toHaveLength(expected.size)
  })
})

describe('what nobody has looked at', () => {
  const stale = async (day: string, country: string) =>
    (await quality(day)).judged.filter((one) => one.country === country && one.problems.includes('stale'))

  it('is stale from the day after so many months, in all of the country', async () => {
    const { compiledOn } = await database().jurisdiction.findUniqueOrThrow({ where: { code: 'UY' } })
    const daysLater = (days: number) => {
      const day = new Date(compiledOn)
      day.setUTCFullYear(day.getUTCFullYear() + 1)
      day.setUTCDate(day.getUTCDate() + days)
      return day.toISOString().slice(0, 10)
    }
    expect(await stale(daysLater(0), 'UY')).toHaveLength(0)
    expect(await stale(daysLater(1), 'UY')).toHaveLength(72)
  })

  it('is not stale where it was reviewed or corrected since', async () => {
    const late = new Date('2028-01-15T12:00:00Z')
    await review('PY', 'off-access', 'confirmed', 0, late)
    const { id } = await present('PY', 'off-possession')
    await database().auditEntry.create({
      data: {
        ...{
          id: 0n,
          at: late,
          actorName: 'A',
          actorRole: 'staff',
          command: 'finding.edit',
          previousHash: '',
          hash: id,
        },
        ...{ subjectKind: 'finding', subjectId: id, country: 'PY' },
      },
    })
    const found = await stale('2028-06-01', 'PY')
    expect(found).toHaveLength(70)
    expect(found.map(({ requirement }) => requirement)).not.toContain('off-access')
    expect(found.map(({ requirement }) => requirement)).not.toContain('off-possession')
    expect(ranked((await quality('2028-06-01')).judged)).toEqual(await recount('2028-06-01', 12))
  })

  it('goes by the months that the administrators set', async () => {
    await database().setting.create({ data: { key: 'staleMonths', value: 3 } })
    const { judged, staleMonths } = await quality('2027-06-01')
    expect(staleMonths).toBe(3)
    expect(ranked(judged)).toEqual(await recount('2027-06-01', 3))
    expect(judged.filter(({ problems }) => problems.includes('stale')).length).toBeGreaterThan(0)
  })
})

it('a finding whose only sources are dead addresses has lost its reference, one that still answers keeps it', async () => {
  const rests = async () =>
    (await quality()).judged.filter(({ provisions, linkedSources }) => provisions === 0 && linkedSources > 0)
  const [finding] = await rests()
  if (finding === undefined) throw new Error('the dataset has no finding that rests on sources alone')
  const sources = await database().findingSource.findMany({
    where: { findingId: finding.id },
    include: { source: true },
  })
  const urls = [...new Set(sources.flatMap(({ source }) => source.url ?? []))]
  const visit = (is: string) =>
    withClient(test.url, (client) =>
      client.query(
        `INSERT INTO address_visit (url, visited_on, fault, failures, is_dead) SELECT unnest($1::text[]), $2, 'gone', 3, ${is}
         ON CONFLICT (url) DO UPDATE SET is_dead = excluded.is_dead`,
        [urls, TODAY],
      ),
    )
  const problems = async () => (await quality()).judged.find(({ id }) => id === finding.id)?.problems
  await visit('false')
  expect(await problems()).not.toContain('reference')
  await visit('true')
  expect(await problems()).toContain('reference')
  expect(ranked((await quality()).judged)).toEqual(await recount(TODAY, 3))
})
