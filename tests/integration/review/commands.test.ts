import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Done, runChange } from '@/lib/auth/command'
import type { Actor, Role } from '@/lib/auth/schema'
import { database } from '@/lib/platform/db/client'
import { Conflict, Forbidden, Refused } from '@/lib/platform/errors'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { REVIEW_COMMANDS } from '@/lib/review/commands'
import { requireCover } from '@/lib/review/finding-commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

const TODAY = '2026-11-21'
let test: TestDatabase
const people: Record<string, Actor> = {}

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  await person('reader', 'reader')
  await person('reviewer', 'reviewer', ['AR'])
  await person('chilean', 'reviewer', ['CL'])
  await person('staff', 'staff')
  await person('other', 'staff')
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

async function person(name: string, role: Role, countries: string[] = []) {
  const id = randomUUID()
  await database().user.create({
    data: { id, name, email: `${name}@cotejo.example`, emailVerified: true, role },
  })
  for (const country of countries) await database().reviewerCountry.create({ data: { userId: id, country } })
  const email = `${name}@cotejo.example`
  people[name] = { id, name, email, role, countries, hasTotp: false, mustSetUpTotp: false, session: 'test' }
}

function run(who: string | null, name: string, input: unknown): Promise<Done> {
  const command = REVIEW_COMMANDS.find((one) => one.name === name)
  if (command?.kind !== 'change') throw new Error(`no command ${name}`)
  const actor = who === null ? null : (people[who] ?? null)
  const request = { id: 'test', today: TODAY, revision: undefined, status: undefined }
  return runWithRequest(request, () =>
    runChange(command, { actor, formId: randomUUID(), input, locale: 'es', today: TODAY, requestId: 'test' }),
  )
}

/** What a command throws. */
async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('was carried out')
    },
    (error: unknown) => error,
  )
}

async function faultOf(work: Promise<unknown>) {
  const error = await failure(work)
  expect(error).toBeInstanceOf(Refused)
  return error instanceof Refused ? error.faults.map(({ field, fault }) => `${field} ${fault}`) : []
}

async function findingOf(country: string, requirement: string, at = 0) {
  const found = await database().finding.findMany({
    where: { country, requirementId: requirement },
    include: { provisions: true, sources: true },
    orderBy: { from: { sort: 'asc', nulls: 'first' } },
  })
  const finding = found[at]
  if (!finding) throw new Error(`no finding of ${country} ${requirement}`)
  return finding
}

/** A requirement for which the country has one finding for all time. */
async function oneFindingOf(country: string) {
  const found = await database().finding.findFirstOrThrow({
    where: { country, from: null, to: null, provisions: { some: {} } },
    orderBy: { requirementId: 'asc' },
  })
  return found.requirementId
}

type Found = Awaited<ReturnType<typeof findingOf>>

/** A form filled with what stands there. */
function formOf(finding: Found) {
  return {
    ...{ id: finding.id, version: String(finding.version), status: finding.status, confidence: finding.confidence },
    rationale: finding.rationale,
    attributes: {},
    provisions: finding.provisions.map(({ provisionId }) => provisionId),
    sources: finding.sources.map(({ sourceId }) => sourceId),
    reason: 'Reforma del artículo',
  }
}

const auditOf = (kind: string, id: string) =>
  database().auditEntry.findMany({ where: { subjectKind: kind, subjectId: id }, orderBy: { id: 'asc' } })

describe('a review', () => {
  it('is for a reviewer of that country alone', async () => {
    const finding = await findingOf('AR', 'off-grooming')
    const input = { id: finding.id, version: finding.version, reason: 'x', source: 'y' }
    for (const who of [null, 'reader', 'chilean', 'staff'])
      for (const name of ['finding.confirm', 'finding.dispute'])
        expect(await failure(run(who, name, input)), `${who} ${name}`).toBeInstanceOf(Forbidden)
    expect(await database().findingReview.count({ where: { findingId: finding.id } })).toBe(0)
  })

  it('is of the version that was read', async () => {
    const finding = await findingOf('AR', 'off-grooming')
    const stale = { id: finding.id, version: finding.version + 1, reason: 'x', source: 'y' }
    expect(await failure(run('reviewer', 'finding.dispute', stale))).toBeInstanceOf(Conflict)
    await run('reviewer', 'finding.dispute', { ...stale, version: finding.version })
    await run('reviewer', 'finding.confirm', { id: finding.id, version: finding.version, reason: '', source: '' })
    const kept = await database().findingReview.findMany({
      where: { findingId: finding.id },
      orderBy: { createdAt: 'asc' },
    })
    expect(kept.map(({ verdict, findingVersion }) => [verdict, findingVersion])).toEqual([
      ['disputed', finding.version],
      ['confirmed', finding.version],
    ])
    expect((await findingOf('AR', 'off-grooming')).version).toBe(finding.version)
    expect(await auditOf('review', finding.id)).toHaveLength(2)
  })

  it('disputes with a reason and a source', async () => {
    const finding = await findingOf('AR', 'off-grooming')
    const input = { id: finding.id, version: finding.version, reason: ' ', source: '' }
    expect(await faultOf(run('reviewer', 'finding.dispute', input))).toEqual(['reason required', 'source required'])
  })
})

describe('an edit of a finding', () => {
  it('is for staff, and of the version that was read', async () => {
    const form = formOf(await findingOf('AR', 'off-grooming'))
    for (const who of ['reader', 'reviewer'])
      expect(await failure(run(who, 'finding.edit', form))).toBeInstanceOf(Forbidden)
    const error = await failure(run('staff', 'finding.edit', { ...form, version: 99 }))
    expect(error).toBeInstanceOf(Conflict)
    if (error instanceof Conflict) expect(error.theirs.status).toBe(form.status)
  })

  it('writes all of it with its audit row, and makes a version that nobody has reviewed', async () => {
    const before = await findingOf('CL', 'off-possession')
    const form = { ...formOf(before), status: 'unknown', rationale: { es: 'Primera\nsegunda' }, sources: [] }
    await run('staff', 'finding.edit', { ...form, confidence: 'recall' })
    const after = await findingOf('CL', 'off-possession')
    expect(after).toMatchObject({ status: 'unknown', rationale: { es: 'Primera segunda' }, sources: [] })
    expect(after.provisions).toEqual(before.provisions)
    expect(after.version).toBe(before.version + 1)
    const [entry] = await auditOf('finding', before.id)
    expect(entry).toMatchObject({ command: 'finding.edit', country: 'CL', before: { status: before.status } })
    expect(entry?.after).toMatchObject({ status: 'unknown', sources: [] })
  })

  it('is refused without evidence, or with some that does not exist', async () => {
    const form = formOf(await findingOf('AR', 'off-grooming'))
    const bare = { ...form, status: 'gap', confidence: 'secondary', provisions: [], sources: [] }
    expect(await faultOf(run('staff', 'finding.edit', bare))).toEqual(['sources few'])
    const wrong = { ...form, provisions: ['no-such-article'] }
    expect(await faultOf(run('staff', 'finding.edit', wrong))).toEqual(['provisions choice'])
    expect(await faultOf(run('staff', 'finding.edit', { ...form, attributes: { nope: 'x' } }))).toEqual([
      'attributes.nope wrong',
    ])
  })
})

describe('a change of the law', () => {
  it('closes a period and opens the next in one step', async () => {
    const requirement = await oneFindingOf('UY')
    const before = await findingOf('UY', requirement)
    const day = '2018-02-03'
    await run('staff', 'finding.split', { ...formOf(before), day, rationale: { es: 'Desde la reforma' } })
    const [one, other] = [await findingOf('UY', requirement, 0), await findingOf('UY', requirement, 1)]
    expect(one).toMatchObject({ id: before.id, from: before.from, to: new Date(`${day}T00:00:00Z`) })
    expect(other).toMatchObject({ from: new Date(`${day}T00:00:00Z`), to: before.to })
    expect(other.rationale).toMatchObject({ es: 'Desde la reforma' })
    expect(other.provisions.map(({ provisionId }) => provisionId)).toEqual(formOf(before).provisions)
    expect(await auditOf('finding', one.id)).toHaveLength(1)
    expect(await auditOf('finding', other.id)).toHaveLength(1)
  })

  it('cannot lie outside the period, and then changes nothing', async () => {
    const requirement = await oneFindingOf('UY')
    await run('staff', 'finding.split', { ...formOf(await findingOf('UY', requirement)), day: '2018-02-03' })
    const first = await findingOf('UY', requirement)
    const count = await database().finding.count()
    for (const day of ['2017-10-23', '2018-02-03', '2030-01-01'])
      expect(await faultOf(run('staff', 'finding.split', { ...formOf(first), day }))).toEqual(['day order'])
    expect(await faultOf(run('staff', 'finding.split', { ...formOf(first), day: '2018-02-30' }))).toEqual(['day day'])
    for (const who of ['reader', 'reviewer'])
      expect(await failure(run(who, 'finding.split', { ...formOf(first), day: '2018-01-01' }))).toBeInstanceOf(
        Forbidden,
      )
    const stale = { ...formOf(first), version: first.version - 1, day: '2018-01-01' }
    expect(await failure(run('staff', 'finding.split', stale))).toBeInstanceOf(Conflict)
    expect(await database().finding.count()).toBe(count)
  })

  it('may get another day, before or after, within its two periods', async () => {
    const requirement = await oneFindingOf('CR')
    await run('staff', 'finding.split', { ...formOf(await findingOf('CR', requirement)), day: '2020-05-05' })
    for (const day of ['2019-01-01', '2022-02-02']) {
      const { id, version } = await findingOf('CR', requirement, 1)
      await run('staff', 'finding.move', { id, version, day, reason: 'Errata' })
      expect((await findingOf('CR', requirement, 0)).to).toEqual(new Date(`${day}T00:00:00Z`))
      expect((await findingOf('CR', requirement, 1)).from).toEqual(new Date(`${day}T00:00:00Z`))
      expect(await failure(run('staff', 'finding.move', { id, version, day, reason: 'x' }))).toBeInstanceOf(Conflict)
    }
    const { id, version } = await findingOf('CR', requirement, 1)
    expect(await faultOf(run('staff', 'finding.move', { id, version, day: '2017-10-23', reason: 'x' }))).toEqual([
      'day order',
    ])
    const first = await findingOf('CR', requirement, 0)
    const ofFirst = { id: first.id, version: first.version, day: '2018-01-01', reason: 'x' }
    expect(await faultOf(run('staff', 'finding.move', ofFirst))).toEqual(['day order'])
    expect(await failure(run('reviewer', 'finding.move', ofFirst))).toBeInstanceOf(Forbidden)
  })

  it('is held by the database: a hole, a missing beginning or end fails the check, an overlap the constraint', async () => {
    const { id, requirementId } = await findingOf('PY', await oneFindingOf('PY'))
    const attempt = (data: { from?: Date; to?: Date }) =>
      database().$transaction(async (tx) => {
        await tx.finding.update({ where: { id }, data })
        await requireCover(tx, 'PY', requirementId)
        throw new Error('passed')
      })
    await database().$transaction((tx) => requireCover(tx, 'PY', requirementId))
    await expect(attempt({ to: new Date('2026-01-01') })).rejects.toThrow(/hole/)
    await expect(attempt({ from: new Date('2018-01-01') })).rejects.toThrow(/hole/)
    await expect(
      database().finding.create({
        data: {
          ...{ country: 'PY', requirementId, from: new Date('2020-01-01'), status: 'gap', confidence: 'recall' },
          ...{ rationale: { es: 'x' }, attributes: {} },
        },
      }),
    ).rejects.toThrow(/finding_no_overlap/)
  })

  it('leaves every cell covered that was', async () => {
    const cells = await database().finding.groupBy({ by: ['country', 'requirementId'] })
    await database().$transaction(
      async (tx) => {
        for (const { country, requirementId } of cells) await requireCover(tx, country, requirementId)
      },
      { timeout: 60_000 },
    )
    expect(cells.length).toBeGreaterThan(900)
  })
})

describe('an edit of a provision', () => {
  const form = async () => {
    const found = await database().provision.findFirstOrThrow({
      where: { country: 'CL', penalties: { some: { kind: 'prison', max: { not: null } } } },
      orderBy: { id: 'asc' },
    })
    const { id, version, summary } = found
    const penalties = { 0: { kind: 'prison', unit: 'months', min: '6', max: '24.5' }, 1: { kind: '' } }
    return {
      country: 'CL',
      id,
      version,
      summary,
      inForceFrom: '2018-01-01',
      inForceTo: '',
      penalties,
      reason: 'Errata',
    }
  }

  it('writes texts, period and penalties, and the months follow', async () => {
    const input = await form()
    await run('staff', 'provision.edit', { ...input, heading: { es: 'Tenencia' } })
    const key = { country_id: { country: 'CL', id: input.id } }
    const after = await database().provision.findUniqueOrThrow({ where: key, include: { penalties: true } })
    expect(after).toMatchObject({ version: input.version + 1, heading: { es: 'Tenencia' }, inForceTo: null })
    expect(after.penalties).toHaveLength(1)
    expect(after.penalties[0]?.maxMonths?.toNumber()).toBe(24.5)
    expect(await auditOf('provision', `CL/${input.id}`)).toHaveLength(1)
    expect(await failure(run('other', 'provision.edit', input))).toBeInstanceOf(Conflict)
  })

  it('is refused where the numbers or days are turned round, and for all but staff', async () => {
    const input = await form()
    const turned = { ...input, penalties: { 0: { kind: 'prison', min: '9', max: '3' } } }
    expect(await faultOf(run('staff', 'provision.edit', turned))).toEqual(['penalties.0.max number'])
    expect(await faultOf(run('staff', 'provision.edit', { ...input, inForceTo: '2017-01-01' }))).toEqual([
      'inForceTo order',
    ])
    expect(await failure(run('reviewer', 'provision.edit', input))).toBeInstanceOf(Forbidden)
  })
})

describe('a proposal', () => {
  async function make(more: Record<string, unknown> = {}) {
    const finding = await findingOf('BO', 'off-grooming')
    const proposedStatus = finding.status === 'gap' ? 'partial' : 'gap'
    const base = { country: 'BO', requirement: 'off-grooming', finding: finding.id, findingVersion: finding.version }
    await run('reader', 'proposal.make', { ...base, proposedStatus, body: 'Dice otra cosa', source: 'Gaceta', ...more })
    const made = await database().proposal.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    return { finding, made }
  }

  it('with a status changes the finding in the same transaction, with a rationale that fits', async () => {
    const { finding, made } = await make()
    const accept = { id: made.id, version: made.version, findingVersion: finding.version, reason: 'Consta' }
    expect(await faultOf(run('staff', 'proposal.accept', accept))).toEqual(['rationale required'])
    expect(await failure(run('reviewer', 'proposal.accept', accept))).toBeInstanceOf(Forbidden)
    const rationale = { es: 'Según la Gaceta' }
    const stale = { ...accept, findingVersion: finding.version + 1, rationale }
    expect(await failure(run('staff', 'proposal.accept', stale))).toBeInstanceOf(Conflict)
    expect((await database().proposal.findUniqueOrThrow({ where: { id: made.id } })).status).toBe('open')

    await run('staff', 'proposal.accept', { ...accept, rationale })
    const after = await findingOf('BO', 'off-grooming')
    expect(after).toMatchObject({ status: made.proposedStatus, rationale, version: finding.version + 1 })
    expect(await database().proposal.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
      status: 'accepted',
      deciderId: people.staff?.id,
      decisionReason: 'Consta',
    })
    expect(await failure(run('staff', 'proposal.accept', { ...accept, rationale }))).toBeInstanceOf(Conflict)
  })

  it('of words alone leads to the edit form and changes nothing by itself', async () => {
    const { finding, made } = await make({ proposedStatus: '' })
    const done = await run('staff', 'proposal.accept', { id: made.id, version: made.version, reason: 'Se revisa' })
    expect(done.href).toBe('/review/BO/off-grooming')
    expect((await findingOf('BO', 'off-grooming')).version).toBe(finding.version)
  })

  it('is declined with a reason, and withdrawn by its author alone', async () => {
    const { made } = await make({ proposedStatus: '' })
    const it_ = { id: made.id, version: made.version }
    expect(await faultOf(run('staff', 'proposal.decline', { ...it_, reason: '' }))).toEqual(['reason required'])
    expect(await failure(run('reviewer', 'proposal.withdraw', it_))).toBeInstanceOf(Forbidden)
    await run('reader', 'proposal.withdraw', it_)
    const gone = { id: made.id, version: made.version + 1, reason: 'x' }
    expect(await faultOf(run('staff', 'proposal.decline', gone))).toEqual([' expired'])
  })
})

describe('a statement', () => {
  const words = { signedBy: 'Ana Paz', office: 'Fiscalía', signedOn: '2026-11-01', body: { es: 'Uno.\n\nDos.' } }
  const at = { country: 'AR', requirement: 'off-grooming' }

  it("is a country's own word", async () => {
    for (const who of ['reader', 'chilean', 'staff'])
      expect(await failure(run(who, 'statement.write', { ...at, ...words, version: 1 }))).toBeInstanceOf(Forbidden)
  })

  it('is replaced and kept, and taken back', async () => {
    await run('reviewer', 'statement.write', { ...at, ...words, version: 1 })
    expect(await failure(run('reviewer', 'statement.write', { ...at, ...words, version: 1 }))).toBeInstanceOf(Conflict)
    await run('reviewer', 'statement.write', { ...at, ...words, version: 2, office: 'Ministerio' })
    const kept = await database().statement.findMany({ where: { country: 'AR' }, orderBy: { createdAt: 'asc' } })
    expect(kept.map(({ office }) => office)).toEqual(['Fiscalía', 'Ministerio'])
    const [older, newer] = kept
    expect(await faultOf(run('reviewer', 'statement.withdraw', { id: older?.id, reason: 'x' }))).toEqual([' expired'])
    expect(await failure(run('chilean', 'statement.withdraw', { id: newer?.id, reason: 'x' }))).toBeInstanceOf(
      Forbidden,
    )
    await run('reviewer', 'statement.withdraw', { id: newer?.id, reason: 'Error de forma' })
    expect(await database().statement.count({ where: { country: 'AR' } })).toBe(2)
  })

  it('is not signed tomorrow', async () => {
    const tomorrow = { ...at, ...words, version: 3, signedOn: '2026-11-22' }
    expect(await faultOf(run('reviewer', 'statement.write', tomorrow))).toEqual(['signedOn day'])
  })
})

describe('a second reading', () => {
  const code = (finding: Found, status: string) => ({
    ...{ id: finding.id, version: finding.version, status, confidence: 'primary', rationale: 'Leí el artículo' },
  })

  it('is no reading by who edited, reviewed or proposed', async () => {
    const edited = await findingOf('CL', 'off-possession')
    expect(await failure(run('staff', 'reading.code', code(edited, 'met')))).toBeInstanceOf(Forbidden)
    const reviewed = await findingOf('AR', 'off-grooming')
    expect(await failure(run('reviewer', 'reading.code', code(reviewed, 'met')))).toBeInstanceOf(Forbidden)
    expect(await failure(run('chilean', 'reading.code', code(reviewed, 'met')))).toBeInstanceOf(Forbidden)
    expect(await failure(run('reader', 'reading.code', code(reviewed, 'met')))).toBeInstanceOf(Forbidden)
    await run('other', 'reading.code', code(reviewed, reviewed.status))
  })

  it('keeps the first coding beside it, once a person, and is settled by a third with a reason', async () => {
    const finding = await findingOf('MX', 'off-possession')
    const second = finding.status === 'gap' ? 'partial' : 'gap'
    await run('other', 'reading.code', code(finding, second))
    expect(await faultOf(run('other', 'reading.code', code(finding, 'met')))).toEqual(['status taken'])
    const reading = await database().secondReading.findFirstOrThrow({ where: { findingId: finding.id } })
    expect(reading).toMatchObject({ firstStatus: finding.status, status: second, settledAt: null })

    const settle = { id: reading.id, version: reading.version, findingVersion: finding.version, status: second }
    const full = { ...settle, rationale: { es: 'El artículo no lo prevé' }, reason: 'Releído por ambos' }
    expect(await failure(run('other', 'reading.settle', full))).toBeInstanceOf(Forbidden)
    expect(await failure(run('chilean', 'reading.settle', full))).toBeInstanceOf(Forbidden)
    expect(await failure(run('staff', 'reading.settle', { ...full, findingVersion: 99 }))).toBeInstanceOf(Conflict)
    await run('staff', 'reading.settle', full)
    const after = await findingOf('MX', 'off-possession')
    expect(after).toMatchObject({ status: second, version: finding.version + 1 })
    expect(await database().secondReading.findUniqueOrThrow({ where: { id: reading.id } })).toMatchObject({
      firstStatus: finding.status,
      settledStatus: second,
      settledReason: 'Releído por ambos',
    })
    expect(await failure(run('staff', 'reading.settle', full))).toBeInstanceOf(Conflict)
  })
})
