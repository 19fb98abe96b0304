import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDataset } from '@/lib/dataset/read'
import { findWarnings } from '@/lib/dataset/warnings'
import { findMatrix } from '@/lib/matrix/queries'
import { database } from '@/lib/platform/db/client'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { findQuality } from '@/lib/review/quality-queries'
import { findQueue } from '@/lib/review/queue-queries'
import { findForSecondReading } from '@/lib/review/reading-queries'
import { createTestDatabase, type TestDatabase } from '../../support/database'

const DAY = '2026-11-21'
let test: TestDatabase
let reviewer: string

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  reviewer = randomUUID()
  await database().user.create({
    data: { id: reviewer, name: 'Ana', email: 'ana@cotejo.example', emailVerified: true, role: 'reviewer' },
  })
  await database().reviewerCountry.create({ data: { userId: reviewer, country: 'AR' } })
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

const asked = <T>(work: () => Promise<T>) =>
  runWithRequest({ id: 'test', today: DAY, revision: undefined, status: undefined }, work)

async function presentFinding(country: string, requirementId: string) {
  return database().finding.findFirstOrThrow({ where: { country, requirementId, to: null } })
}

async function review(country: string, requirementId: string, verdict: 'confirmed' | 'disputed') {
  const { id, version } = await presentFinding(country, requirementId)
  await database().findingReview.create({
    data: {
      ...{ findingId: id, findingVersion: version, country, requirementId, verdict, reviewerId: reviewer },
      ...{ reason: 'x', source: 'y' },
    },
  })
}

async function stateOf(country: string, requirement: string) {
  const matrix = await asked(() => findMatrix(DAY, null, 'es'))
  const column = matrix.countries.findIndex(({ code }) => code === country)
  return matrix.requirements.find(({ id }) => id === requirement)?.cells[column]?.review
}

describe('the matrix', () => {
  it('has the newest review of the present version, and none after an edit', async () => {
    expect(await stateOf('AR', 'off-grooming')).toBeUndefined()
    await review('AR', 'off-grooming', 'disputed')
    expect(await stateOf('AR', 'off-grooming')).toBe('disputed')
    await review('AR', 'off-grooming', 'confirmed')
    expect(await stateOf('AR', 'off-grooming')).toBe('reviewed')
    const { id } = await presentFinding('AR', 'off-grooming')
    await database().finding.update({ where: { id }, data: { confidence: 'secondary' } })
    expect(await stateOf('AR', 'off-grooming')).toBeUndefined()
    expect(await stateOf('CL', 'off-grooming')).toBeUndefined()
  })
})

describe('the data’s quality', () => {
  it('finds by the importer’s rules in the database what they find in the files', async () => {
    const { consistency } = await asked(() => findQuality(DAY))
    const fromFiles = findWarnings((await readDataset('prisma/dataset')).countries)
    const count = (all: { kind: string }[]) => all.map(({ kind }) => kind).sort()
    expect(count(consistency.warnings)).toEqual(count(fromFiles))
    // The confidence that the test before took away is no fault of the data.
    expect(consistency.faults).toEqual([])
  })

  it('finds what an edit broke', async () => {
    const { id } = await presentFinding('CL', 'off-grooming')
    await database().finding.update({ where: { id }, data: { to: new Date('2025-01-01T00:00:00Z') } })
    const { consistency } = await asked(() => findQuality(DAY))
    expect(consistency.faults).toMatchObject([
      { file: 'countries/CL.json', reason: expect.stringContaining('has ended') },
    ])
    await database().finding.update({ where: { id }, data: { to: null } })
  })

  it('counts every unknown once, and two readings by their statuses as they were', async () => {
    const { id, version, status } = await presentFinding('BR', 'off-grooming')
    const key = { findingId: id, findingVersion: version, country: 'BR', requirementId: 'off-grooming' }
    const second = status === 'gap' ? 'met' : 'gap'
    await database().secondReading.create({
      data: { ...key, firstStatus: status, status: second, confidence: 'primary', rationale: 'x', readerId: reviewer },
    })
    const { judged, agreement } = await asked(() => findQuality(DAY))
    const unknown = await database().finding.count({ where: { to: null, status: 'unknown' } })
    expect(judged.filter(({ problems }) => problems.includes('unknown'))).toHaveLength(unknown)
    expect(agreement).toMatchObject({ all: { pairs: 1, agreed: 0, observed: 0 }, open: 1 })
    expect(agreement.byCountry).toMatchObject([{ country: 'BR', agreement: { pairs: 1 } }])
  })
})

describe('a second reader', () => {
  it('is given the law and the sources, and nothing of the first coding', async () => {
    const { finding, why } = await asked(() => findForSecondReading('MX', 'off-possession', DAY, reviewer))
    expect(why).toBeNull()
    expect(Object.keys(finding ?? {}).sort()).toEqual(['id', 'period', 'provisions', 'sources', 'version'])
  })

  it('is told where they have had a hand in it', async () => {
    const { why } = await asked(() => findForSecondReading('AR', 'off-grooming', DAY, reviewer))
    expect(why).toBe('worked')
  })
})

describe('the queue', () => {
  const actor = (role: 'reader' | 'reviewer' | 'staff', countries: string[] = []) => ({
    ...{ id: reviewer, name: 'Ana', email: 'ana@cotejo.example', role, countries },
    ...{ hasTotp: false, mustSetUpTotp: false, session: 'test' },
  })

  it('shows a reviewer the own country alone, staff what they decide, a reader neither', async () => {
    await review('AR', 'off-possession', 'disputed')
    const mine = await asked(() => findQueue(actor('reviewer', ['AR']), DAY))
    expect(mine.disputed.map(({ requirement }) => requirement)).toEqual(['off-possession'])
    expect(new Set(mine.unreviewed.map(({ country }) => country))).toEqual(new Set(['AR']))
    expect(mine.readings).toEqual([])
    const staff = await asked(() => findQueue(actor('staff'), DAY))
    expect([staff.disputed.length, staff.unreviewed.length, staff.readings.length]).toEqual([1, 0, 1])
    const reader = await asked(() => findQueue(actor('reader'), DAY))
    expect([reader.disputed, reader.unreviewed, reader.readings, reader.proposals]).toEqual([[], [], [], []])
  })
})
