import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { countUnderWay, findNewestChanges, findOverdue, findRegisterCounts } from '@/lib/dashboard/queries'
import { areasOf, figuresOf, pointsMoved } from '@/lib/dashboard/rules'
import type { NewestChange } from '@/lib/dashboard/schema'
import { findMatrix } from '@/lib/matrix/queries'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { findQueue } from '@/lib/review/queue-queries'
import { doAs, makeActor, requestOf, TODAY } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

// What the dashboard shows of the shipped dataset and some rows of the register, counted again by SQL of the test's own.

const SINCE = '2020-01-01'
const YESTERDAY = '2026-11-30'
const TOMORROW = '2026-12-02'
const TWELVE = ['AR', 'BO', 'BR', 'CL', 'CR', 'EC', 'SV', 'GT', 'HN', 'MX', 'PY', 'UY']
let test: TestDatabase
let staff: Actor

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  staff = await makeActor('staff')
  await markDeficiencies()
  await planMeasures()
  await reviewFindings()
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

async function markDeficiencies() {
  const rows = [
    ...(['identified', 'identified', 'confirmed', 'disputed', 'resolved', 'dismissed'] as const).map(
      (status) => ({ country: 'CL', status }) as const,
    ),
    ...(['disputed', 'measure_proposed', 'in_progress'] as const).map((status) => ({ country: 'AR', status }) as const),
    { country: 'ES', status: 'identified' } as const,
  ]
  for (const row of rows)
    await database().deficiency.create({
      data: {
        ...{ ...row, requirementId: 'off-access', kind: 'legislative', severity: 'high', findingStatus: 'gap' },
        ...{ title: { es: 'x' }, description: { es: 'x' }, findingDay: new Date(TODAY), authorId: staff.id },
      },
    })
}

type MeasureRow = {
  title: string
  status: 'proposed' | 'agreed' | 'in_progress' | 'done' | 'abandoned'
  due: string | null
  countries: string[]
}

const MEASURES: MeasureRow[] = [
  { title: 'late in two', status: 'agreed', due: YESTERDAY, countries: ['AR', 'CL'] },
  { title: 'due today', status: 'in_progress', due: TODAY, countries: ['AR'] },
  { title: 'due tomorrow', status: 'agreed', due: TOMORROW, countries: ['BO'] },
  { title: 'long late', status: 'proposed', due: '2021-05-05', countries: ['BO'] },
  { title: 'late, but done', status: 'done', due: YESTERDAY, countries: ['AR'] },
  { title: 'late, but abandoned', status: 'abandoned', due: YESTERDAY, countries: ['CL'] },
  { title: 'without a day', status: 'in_progress', due: null, countries: ['UY'] },
  { title: 'late in Spain', status: 'agreed', due: YESTERDAY, countries: ['ES'] },
]

async function planMeasures() {
  for (const { title, status, due, countries } of MEASURES)
    await database().measure.create({
      data: {
        ...{ kind: 'regulation', priority: 'high', title: { es: title }, description: { es: 'x' }, status },
        ...{ dueOn: due === null ? null : new Date(due), authorId: staff.id },
        countries: { create: countries.map((country) => ({ country })) },
      },
    })
}

async function reviewFindings() {
  const at = (country: string, requirementId: string) =>
    database().finding.findFirstOrThrow({ where: { country, requirementId, to: null } })
  const review = async (country: string, requirementId: string, verdict: 'confirmed' | 'disputed', older = 0) => {
    const { id, version } = await at(country, requirementId)
    await database().findingReview.create({
      data: {
        ...{ findingId: id, findingVersion: version - older, country, requirementId, verdict, reviewerId: staff.id },
        ...{ reason: 'x', source: 'x' },
      },
    })
  }
  await review('AR', 'off-access', 'disputed')
  await review('AR', 'off-possession', 'disputed')
  // The newest word on the present wording counts.
  await review('AR', 'off-possession', 'confirmed')
  await review('CL', 'off-access', 'confirmed')
  await review('CL', 'off-possession', 'disputed', 1)
  const decided = { status: 'declined', deciderId: staff.id, decidedAt: new Date(), decisionReason: 'x' } as const
  for (const [country, more] of [
    ['AR', {}],
    ['AR', {}],
    ['AR', decided],
    ['AR', { status: 'withdrawn' }],
    ['CL', {}],
  ] as const)
    await database().proposal.create({
      data: { country, requirementId: 'off-access', body: 'x', source: 'x', authorId: staff.id, ...more },
    })
  const { id, version } = await at('BR', 'off-access')
  const reading = { findingId: id, country: 'BR', requirementId: 'off-access', rationale: 'x', readerId: staff.id }
  for (const [older, first, second, isSettled] of [
    [0, 'met', 'gap', false],
    [1, 'met', 'met', false],
    [2, 'met', 'partial', true],
  ] as const)
    await database().secondReading.create({
      data: {
        ...{ ...reading, findingVersion: version - older, firstStatus: first, status: second, confidence: 'primary' },
        ...(isSettled ? { settledStatus: 'met' as const, settledReason: 'x', settledAt: new Date() } : {}),
      },
    })
}

async function ask(sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return withClient(test.url, async (client) => (await client.query(sql, values)).rows)
}

/** The one number that a query has. */
async function count(sql: string, ...values: unknown[]): Promise<number> {
  const [row = {}] = await ask(sql, ...values)
  return Number(Object.values(row)[0])
}

const asked = <T>(work: () => Promise<T>) => runWithRequest(requestOf(), work)

async function dashboard(country?: string, day = TODAY, since = SINCE) {
  return asked(async () => {
    const [matrix, before, counts] = await Promise.all([
      findMatrix(day, since, 'es'),
      findMatrix(since, null, 'es'),
      findRegisterCounts(day, TODAY),
    ])
    return figuresOf({ matrix, before, counts }, country)
  })
}

// What a cell's status is on a day: a requirement without a finding then is not known.
const STATUS = (day: string) => `coalesce((
  SELECT status::text FROM finding WHERE finding.jurisdiction_code = jurisdiction.code
   AND finding.requirement_id = requirement.id
   AND (from_date <= ${day} OR from_date IS NULL AND ${day} >= '2017-10-23') AND (to_date IS NULL OR to_date > ${day})
), 'unknown')`

/** A country's statuses, counted; `core`: of the core requirements. */
async function statuses(codes: string[], day: string, core = false) {
  const rows = await ask(
    `SELECT ${STATUS('$2::date')} AS status, count(*)::int AS n FROM jurisdiction CROSS JOIN requirement
     WHERE jurisdiction.code = ANY($1) AND (NOT $3 OR requirement.core) GROUP BY 1`,
    ...[codes, day, core],
  )
  const counts = { met: 0, partial: 0, gap: 0, unknown: 0 }
  return { ...counts, ...Object.fromEntries(rows.map(({ status, n }) => [String(status), Number(n)])) }
}

describe.each([
  [undefined, TWELVE],
  ['AR', ['AR']],
  ['CL', ['CL']],
  ['BO', ['BO']],
  ['ES', ['ES']],
])('the dashboard of %s', (country, codes) => {
  it('shows what is met, known and unknown, in all and of the core', async () => {
    const { all, countries } = await dashboard(country)
    expect(countries.map(({ code }) => code).sort()).toEqual([...codes].sort())
    expect(all.total).toEqual(await statuses(codes, TODAY))
    expect(all.core).toEqual(await statuses(codes, TODAY, true))
    expect(all.was).toEqual(await statuses(codes, SINCE))
    for (const { code, total } of countries) expect(total).toEqual(await statuses([code], TODAY))
  })

  it('shows how far the share moved since a day, and how many cells', async () => {
    const { all } = await dashboard(country)
    const [now, then] = [await statuses(codes, TODAY), await statuses(codes, SINCE)]
    // Of those known: what is unknown is in neither part of the fraction.
    const share = ({ met, partial, gap }: typeof now) => met / (met + partial + gap)
    expect(pointsMoved(all)).toBe(Math.round(100 * share(now) - 100 * share(then)))
    expect(all.changed).toBe(
      await count(
        `SELECT count(*) FROM jurisdiction CROSS JOIN requirement
         WHERE code = ANY($1) AND ${STATUS('$2::date')} <> ${STATUS('$3::date')}`,
        ...[codes, TODAY, SINCE],
      ),
    )
  })

  it('shows what waits', async () => {
    const { sums } = await dashboard(country)
    const current = `(from_date <= $2 OR from_date IS NULL) AND (to_date IS NULL OR to_date > $2) AND jurisdiction_code = ANY($1)`
    const word = `(SELECT verdict FROM finding_review WHERE finding_id = finding.id AND finding_version = finding.version
                   ORDER BY created_at DESC LIMIT 1)`
    const deficiencies = (condition: string) =>
      count(`SELECT count(*) FROM deficiency WHERE jurisdiction_code = ANY($1) AND ${condition}`, codes)
    expect(sums).toEqual({
      open: await deficiencies(`status <> 'resolved' AND status <> 'dismissed'`),
      unanswered: await deficiencies(`status = 'identified'`),
      disputed: await deficiencies(`status = 'disputed'`),
      unreviewed: await count(`SELECT count(*) FROM finding WHERE ${current} AND ${word} IS NULL`, codes, TODAY),
      disputedFindings: await count(
        `SELECT count(*) FROM finding WHERE ${current} AND ${word} = 'disputed'`,
        ...[codes, TODAY],
      ),
      proposals: await count(
        `SELECT count(*) FROM proposal WHERE status = 'open' AND jurisdiction_code = ANY($1)`,
        codes,
      ),
      unsettled: await count(
        `SELECT count(*) FROM second_reading
         WHERE status <> first_status AND settled_at IS NULL AND jurisdiction_code = ANY($1)`,
        codes,
      ),
    })
  })

  it('counts a measure once, and has the overdue ones with the longest overdue first', async () => {
    const rows = await ask(
      `SELECT title ->> 'es' AS title FROM measure
       WHERE due_on < $2 AND status NOT IN ('done', 'abandoned')
         AND id IN (SELECT measure_id FROM measure_country WHERE jurisdiction_code = ANY($1))
       ORDER BY due_on, number`,
      ...[codes, TODAY],
    )
    expect((await findOverdue(TODAY, codes)).map(({ title }) => title.es)).toEqual(rows.map(({ title }) => title))
    expect(await countUnderWay(codes)).toBe(
      await count(
        `SELECT count(DISTINCT measure.id) FROM measure JOIN measure_country ON measure_id = measure.id
         WHERE status IN ('agreed', 'in-progress') AND jurisdiction_code = ANY($1)`,
        codes,
      ),
    )
  })
})

it('shows a country by area', async () => {
  const [matrix, before] = await asked(() =>
    Promise.all([findMatrix(TODAY, SINCE, 'es'), findMatrix(SINCE, null, 'es')]),
  )
  const areas = areasOf({ matrix, before }, 'HN')
  expect(areas.length).toBeGreaterThan(1)
  for (const { area, total, was } of areas)
    for (const [day, counts] of [
      [TODAY, total],
      [SINCE, was],
    ] as const) {
      const rows = await ask(
        `SELECT ${STATUS('$1::date')} AS status, count(*)::int AS n FROM jurisdiction CROSS JOIN requirement
         JOIN requirement_group ON requirement_group.id = group_id WHERE code = 'HN' AND area_id = $2 GROUP BY 1`,
        ...[day, area],
      )
      const none = { met: 0, partial: 0, gap: 0, unknown: 0 }
      expect(counts).toEqual({ ...none, ...Object.fromEntries(rows.map(({ status, n }) => [String(status), n])) })
    }
})

it('has figures that the rows above make what they are', async () => {
  const { sums, countries } = await dashboard()
  expect(sums).toMatchObject({
    ...{ open: 7, unanswered: 2, disputed: 2, disputedFindings: 1, proposals: 3, unsettled: 1 },
    unreviewed: 12 * 72 - 3,
  })
  expect(await countUnderWay(TWELVE)).toBe(4)
  const of = (code: string) => countries.find((one) => one.code === code)?.register
  expect([of('AR')?.underWay, of('CL')?.underWay, of('AR')?.overdue, of('CL')?.overdue]).toEqual([2, 1, 1, 1])
})

describe('an overdue measure', () => {
  const titles = async (countries: string[], today = TODAY) =>
    (await findOverdue(today, countries)).map(({ title }) => title.es)

  it('is one whose day has passed: neither today’s nor one that is done or abandoned', async () => {
    expect(await titles(TWELVE)).toEqual(['long late', 'late in two'])
    expect(await titles(['AR'], TOMORROW)).toEqual(['late in two', 'due today'])
    expect(await titles(['UY'], '2099-01-01')).toEqual([])
  })

  it('is the countries’ own', async () => {
    expect(await titles(['CL'])).toEqual(['late in two'])
    expect(await titles(['ES'])).toEqual(['late in Spain'])
    expect((await findOverdue(TODAY, ['CL']))[0]?.countries).toEqual(['AR', 'CL'])
  })

  it('is overdue today, whatever day the law is looked at', async () => {
    const { countries } = await dashboard('BO', SINCE)
    expect(countries[0]?.register.overdue).toBe(1)
  })
})

it('on a day before any finding is recorded counts nothing as a gap and has no change to tell', async () => {
  const { all } = await dashboard(undefined, TODAY, '2010-01-01')
  expect(all.was).toEqual({ met: 0, partial: 0, gap: 0, unknown: 12 * 72 })
  expect(pointsMoved(all)).toBeNull()
})

describe('the queue of a country', () => {
  it('has as many as its dashboard says', async () => {
    for (const country of ['AR', 'BR', 'CL']) {
      const { sums } = await dashboard(country)
      const queue = await asked(() => findQueue(staff, TODAY, country))
      expect(queue.proposals).toHaveLength(sums.proposals)
      expect(queue.readings).toHaveLength(sums.unsettled)
      expect(queue.disputed).toHaveLength(sums.disputedFindings)
      expect(queue.deficiencies).toHaveLength(sums.disputed)
      expect(queue.measures).toHaveLength((await findOverdue(TODAY, [country])).length)
    }
  })

  it('is of no country that the reviewer does not answer for', async () => {
    const reviewer = await makeActor('reviewer', ['CL'])
    const other = await asked(() => findQueue(reviewer, TODAY, 'AR'))
    expect([...other.disputed, ...other.unreviewed, ...other.withoutReply, ...other.deficiencies]).toEqual([])
    const own = await asked(() => findQueue(reviewer, TODAY, 'CL'))
    expect(own.deficiencies).toHaveLength(2)
  })
})

describe('the newest changes', () => {
  const told = (changes: NewestChange[]) => changes.map(({ kind, country, href }) => [kind, country, href])
  const newest = (country?: string, mayReadReadings = true) => findNewestChanges(country, { mayReadReadings })

  it('are those of register, findings and law, the newest first, with where each reads on', async () => {
    const words = { title: { es: 'Falta' }, description: { es: 'No la hay' } }
    await doAs(staff, 'deficiency.mark', {
      ...{ cells: ['AR/off-live'], day: TODAY, kind: 'legislative', severity: 'high', ...words },
    })
    await doAs(staff, 'measure.propose', {
      ...{ kind: 'regulation', priority: 'high', ...words },
      effects: {
        0: { country: 'AR', requirement: 'off-live', status: 'met' },
        1: { country: 'CL', requirement: 'off-live', status: 'met' },
      },
    })
    const reviewer = await makeActor('reviewer', ['CL'])
    const { id, version } = await database().finding.findFirstOrThrow({
      where: { country: 'CL', requirementId: 'off-grooming', to: null },
    })
    await doAs(reviewer, 'finding.confirm', { id, version })
    const reader = await makeActor('reader')
    const proposal = { country: 'AR', requirement: 'off-live', body: 'No es así', source: 'Código penal' }
    await doAs(reader, 'proposal.make', proposal)
    const second = await database().finding.findFirstOrThrow({
      where: { country: 'BR', requirementId: 'off-live', to: null },
    })
    const coded = { status: 'gap', confidence: 'primary', rationale: 'x' }
    await doAs(await makeActor('staff'), 'reading.code', { id: second.id, version: second.version, ...coded })
    const { number: deficiency } = await database().deficiency.findFirstOrThrow({ orderBy: { number: 'desc' } })
    const { number: measure } = await database().measure.findFirstOrThrow({ orderBy: { number: 'desc' } })
    expect(told(await newest())).toEqual([
      ['reading', 'BR', '/review/BR/off-live'],
      ['proposal', 'AR', '/review/AR/off-live'],
      ['review', 'CL', '/matrix/CL/off-grooming'],
      ['measure', null, `/measures/M-${measure}`],
      ['deficiency', 'AR', `/deficiencies/D-${deficiency}`],
    ])
  })

  it('of a country are its own and the measures that touch it', async () => {
    expect((await newest('AR')).map(({ kind }) => kind)).toEqual(['proposal', 'measure', 'deficiency'])
    expect((await newest('CL')).map(({ kind }) => kind)).toEqual(['review', 'measure'])
    expect(await newest('UY')).toEqual([])
  })

  it('tell of second readings only who may settle them, and nobody of accounts and settings', async () => {
    expect((await newest('BR')).map(({ kind }) => kind)).toEqual(['reading'])
    expect(await newest('BR', false)).toEqual([])
    const before = await newest()
    const admin = await makeActor('admin')
    const settings = { registerVisibility: 'published', staleMonths: '6', version: '0' }
    await database().auditEntry.create({
      data: {
        ...{
          id: 0n,
          at: new Date(),
          actorId: admin.id,
          actorName: 'A',
          actorRole: 'admin',
          command: 'settings.change',
        },
        ...{ subjectKind: 'settings', subjectId: randomUUID(), after: settings, previousHash: '', hash: randomUUID() },
      },
    })
    expect(await newest()).toEqual(before)
  })
})
