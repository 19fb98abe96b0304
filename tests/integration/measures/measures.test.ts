import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { findMeasure, findMeasures } from '@/lib/measures/queries'
import { database } from '@/lib/platform/db/client'
import { Conflict, Forbidden, NotFound, Refused } from '@/lib/platform/errors'
import { auditOf, doAs, makeActor, TODAY } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase
let staff: Actor
let requirement: string

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  staff = await makeActor('staff')
  const first = await database().requirement.findFirstOrThrow({ orderBy: { id: 'asc' } })
  requirement = first.id
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

/** A deficiency of Argentina that the country itself has confirmed. */
async function confirmed() {
  const texts = { title: { es: 'Falta la norma' }, description: { es: 'No la hay.' } }
  const cells = [`AR/${requirement}`]
  await doAs(staff, 'deficiency.mark', { cells, day: TODAY, kind: 'legislative', severity: 'high', ...texts })
  const row = await database().deficiency.findFirstOrThrow({ orderBy: { number: 'desc' } })
  const reviewer = await makeActor('reviewer', ['AR'])
  await doAs(reviewer, 'deficiency.answer', { id: row.id, version: row.version, to: 'confirmed' })
  return row
}

const fields = () => ({
  ...{ kind: 'legislative_reform', priority: 'high', costBand: '', responsibleBody: 'Congreso', partner: '' },
  ...{ title: { es: 'Reformar el código' }, description: { es: 'Un artículo nuevo.' } },
  ...{ startOn: '2026-01-01', dueOn: '2026-06-30' },
  effects: { 0: { country: 'AR', requirement, status: 'met' }, 1: { country: '', requirement: '', status: 'met' } },
})

async function propose(more: object = {}) {
  const done = await doAs(staff, 'measure.propose', { ...fields(), ...more })
  const row = await database().measure.findFirstOrThrow({ orderBy: { number: 'desc' } })
  expect(done.href).toBe(`/measures/M-${row.number}`)
  return row
}

const statusOf = async (id: string) => (await database().deficiency.findUniqueOrThrow({ where: { id } })).status
const now = (id: string) => database().measure.findUniqueOrThrow({ where: { id } })

it('moves its deficiencies along as it is proposed, begun and done', async () => {
  const deficiency = await confirmed()
  const measure = await propose({ deficiencies: [deficiency.id] })
  expect(await statusOf(deficiency.id)).toBe('measure_proposed')
  await doAs(staff, 'measure.step', { id: measure.id, version: measure.version, to: 'agreed' })
  expect(await statusOf(deficiency.id)).toBe('measure_proposed')
  await doAs(staff, 'measure.step', { id: measure.id, version: (await now(measure.id)).version, to: 'in_progress' })
  expect(await statusOf(deficiency.id)).toBe('in_progress')
  const { version } = await now(measure.id)
  await doAs(staff, 'measure.step', { id: measure.id, version, to: 'done', resolves: 'on' })
  expect(await statusOf(deficiency.id)).toBe('resolved')
  const said = await auditOf('measure', measure.id)
  expect(said.map(({ command }) => command)).toEqual(['measure.propose', ...Array(3).fill('measure.step')])
  expect(said.at(-1)).toMatchObject({ before: { status: 'in_progress' }, after: { status: 'done' } })
})

it('refuses a step that there is not, and one that lacks its reason', async () => {
  const { id, version } = await propose()
  await expect(doAs(staff, 'measure.step', { id, version, to: 'done' })).rejects.toBeInstanceOf(Refused)
  await expect(doAs(staff, 'measure.step', { id, version, to: 'abandoned' })).rejects.toBeInstanceOf(Refused)
  await doAs(staff, 'measure.step', { id, version, to: 'abandoned', reason: 'Sin apoyo' })
  expect(await now(id)).toMatchObject({ status: 'abandoned', statusReason: 'Sin apoyo' })
})

it('tells who edits an older version what stands there now', async () => {
  const { id, version } = await propose()
  await doAs(staff, 'measure.edit', { id, version, ...fields(), partner: 'Uno' })
  const late = doAs(staff, 'measure.edit', { id, version, ...fields(), partner: 'Otro' })
  const error: unknown = await late.catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(Conflict)
  expect(error instanceof Conflict ? error.theirs.partner : null).toBe('Uno')
})

it('refuses what is not there, and dates in the wrong order', async () => {
  await expect(propose({ effects: { 0: { country: 'AR', requirement: 'none-such' } } })).rejects.toBeInstanceOf(Refused)
  await expect(propose({ models: ['CL/none-such'] })).rejects.toBeInstanceOf(Refused)
  await expect(propose({ dueOn: '2025-01-01' })).rejects.toBeInstanceOf(Refused)
  await expect(propose({ effects: {} })).rejects.toBeInstanceOf(Refused)
  await expect(doAs(await makeActor('reader'), 'measure.propose', fields())).rejects.toBeInstanceOf(Forbidden)
})

it('shows others what is published alone, without people and without unpublished deficiencies', async () => {
  const deficiency = await confirmed()
  const { id, number, version } = await propose({ deficiencies: [deficiency.id] })
  await expect(findMeasure(`M-${number}`, 'published')).rejects.toBeInstanceOf(NotFound)
  await doAs(staff, 'measure.publish', { id, version, isPublished: 'on' })
  const shown = await findMeasure(`M-${number}`, 'published')
  expect(shown).toMatchObject({ author: '', deficiencies: [], countries: ['AR'] })
  expect((await findMeasure(`M-${number}`, 'all')).deficiencies).toHaveLength(1)
  const listed = await findMeasures({ overdue: '1' }, { visibility: 'published', day: TODAY })
  expect(listed.map((one) => one.number)).toEqual([number])
})
