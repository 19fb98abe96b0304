import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Change, runChange } from '@/lib/auth/command'
import { PERMISSIONS } from '@/lib/auth/permissions'
import { COMMANDS } from '@/lib/auth/registry'
import type { Actor, Role } from '@/lib/auth/schema'
import { database as prisma } from '@/lib/platform/db/client'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { type RequestContext, runWithRequest } from '@/lib/platform/http/request-context'
import { createTestDatabase, type TestDatabase } from '../../support/database'

/*
 * What a reviewer may do for their own country and for no other, and what one account may not do to another's things:
 * every command to which that applies has a case here, or this test says which one has none.
 */

const TODAY = '2026-12-01'

let database: TestDatabase
let reviewer: Actor
let staff: Actor
let reader: Actor

beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  reviewer = await person('reviewer', ['AR'])
  staff = await person('staff')
  reader = await person('reader')
})

afterAll(async () => {
  await prisma().$disconnect()
  await database.drop()
})

async function person(role: Role, countries: string[] = []): Promise<Actor> {
  const id = randomUUID()
  const email = `${id}@cotejo.example`
  await prisma().user.create({ data: { id, name: role, email, role } })
  for (const country of countries) await prisma().reviewerCountry.create({ data: { userId: id, country } })
  return { id, name: role, email, role, countries, hasTotp: false, mustSetUpTotp: false, session: randomUUID() }
}

function changeNamed(name: string): Change {
  const command = COMMANDS.get(name)
  if (command?.kind !== 'change' || command.isOpen) throw new Error(`${name} is no change of somebody signed in`)
  return command
}

function send(name: string, actor: Actor, input: Record<string, unknown>) {
  const id = randomUUID()
  const context: RequestContext = { id, today: TODAY, revision: undefined, status: undefined }
  return runWithRequest(context, () =>
    runChange(changeNamed(name), { actor, formId: randomUUID(), input, locale: 'es', today: TODAY, requestId: id }),
  )
}

const audited = () => prisma().auditEntry.count()

// A finding is used once: who has reviewed it is no second reader of it.
const used = new Set<string>()
async function findingOf(country: string) {
  const found = await prisma().finding.findFirstOrThrow({
    where: { country, to: null, id: { notIn: [...used] } },
    orderBy: { id: 'asc' },
  })
  used.add(found.id)
  return found
}

const words = { es: 'Lo que dice el país.' }

async function deficiencyOf(country: string) {
  const { id: findingId, requirementId } = await findingOf(country)
  return prisma().deficiency.create({
    data: {
      ...{ country, requirementId, findingId, kind: 'legislative', severity: 'high', title: words, description: words },
      ...{ findingStatus: 'gap', findingDay: new Date(TODAY), authorId: staff.id },
    },
  })
}

async function statementInput(country: string) {
  const { requirementId: requirement } = await findingOf(country)
  const by = { signedBy: 'A. Fiscal', office: 'Ministerio Público', signedOn: '2026-11-30', body: words }
  return { country, requirement, version: '1', ...by }
}

const workbook = {
  ...{ fileName: 'libro.xlsx', sha256: '0'.repeat(64) },
  content: { locale: 'es', revision: '1', stamps: {}, rows: [], faults: [] },
}

/** By the command's name: what would be right in the form for something of this country. */
const CASES: Record<string, (country: string) => Promise<Record<string, unknown>>> = {
  'finding.confirm': async (country) => {
    const { id, version } = await findingOf(country)
    return { id, version: String(version) }
  },
  'finding.dispute': async (country) => {
    const { id, version } = await findingOf(country)
    return { id, version: String(version), reason: 'No es así.', source: 'Ley 1' }
  },
  'reading.code': async (country) => {
    const { id, version } = await findingOf(country)
    return { id, version: String(version), status: 'gap', confidence: 'primary', rationale: 'Leído.' }
  },
  'statement.write': statementInput,
  'statement.withdraw': async (country) => {
    const { requirement, version: _, body, signedOn, ...input } = await statementInput(country)
    const { id } = await prisma().statement.create({
      data: { ...input, body, requirementId: requirement, signedOn: new Date(signedOn), authorId: reviewer.id },
    })
    return { id, reason: 'Fue un error.' }
  },
  'deficiency.answer': async (country) => {
    const { id, version } = await deficiencyOf(country)
    return { id, version: String(version), to: 'confirmed', reason: 'Es así.' }
  },
  'workbook.send': async (country) => ({ country, ...workbook, content: JSON.stringify(workbook.content) }),
  'workbook.close': async (country) => {
    const { id } = await prisma().workbookUpload.create({ data: { country, ...workbook, authorId: staff.id } })
    return { id }
  },
}

const held = [...COMMANDS.values()].filter(({ action }) => 'ownCountry' in PERMISSIONS[action])

describe('for one’s own country', () => {
  it('every command that is held to it has a case', () => {
    const without = held.map(({ name }) => name).filter((name) => !Object.hasOwn(CASES, name))
    expect(without, 'commands held to the reviewer’s own country that this test has no case for').toEqual([])
    const gone = Object.keys(CASES).filter((name) => !held.some((command) => command.name === name))
    expect(gone, 'cases of commands that there are not, or that are not held to a country').toEqual([])
  })

  it.each(Object.entries(CASES))(
    '%s: yes for their own, no for another, and that changes nothing',
    async (name, of) => {
      const theirs = await of('BR')
      const before = await audited()
      await expect(send(name, reviewer, theirs)).rejects.toBeInstanceOf(Forbidden)
      await expect(send(name, { ...reviewer, countries: [] }, await of('AR'))).rejects.toBeInstanceOf(Forbidden)
      // The form's own word for a country is nobody's leave.
      if (!('country' in theirs))
        await expect(send(name, reviewer, { ...theirs, country: 'AR' })).rejects.toBeInstanceOf(Forbidden)
      expect(await audited()).toBe(before)
      await send(name, reviewer, await of('AR'))
      expect(await audited()).toBe(before + 1)
      const { country, actorId } = await prisma().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
      expect([country, actorId]).toEqual(['AR', reviewer.id])
    },
  )

  it.each(Object.entries(CASES))('%s by staff is held to no country, where staff may', async (name, of) => {
    const { roles }: { roles: readonly string[] | 'anyone' } = PERMISSIONS[changeNamed(name).action]
    const sent = send(name, staff, await of('BR'))
    if (roles.includes('staff')) await sent
    else await expect(sent).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('what is another’s', () => {
  it('proposal: nobody but its author takes it back', async () => {
    const { requirementId } = await findingOf('AR')
    const proposal = await prisma().proposal.create({
      data: { country: 'AR', requirementId, body: 'x', source: 'y', authorId: reader.id },
    })
    const input = { id: proposal.id, version: '1' }
    for (const other of [reviewer, staff])
      await expect(send('proposal.withdraw', other, input)).rejects.toBeInstanceOf(Forbidden)
    await send('proposal.withdraw', reader, input)
  })

  it('saved view: it is not there for anybody else', async () => {
    await send('view.save', reader, { place: 'deficiencies', name: 'mine', query: '?country=AR' })
    const { id } = await prisma().savedView.findFirstOrThrow({ where: { userId: reader.id } })
    await expect(send('view.delete', staff, { id })).rejects.toBeInstanceOf(NotFound)
    expect(await prisma().savedView.count({ where: { id } })).toBe(1)
    await send('view.delete', reader, { id })
    expect(await prisma().savedView.count({ where: { id } })).toBe(0)
  })

  it('a number that names nothing is not there, whoever asks', async () => {
    const id = randomUUID()
    for (const [name, who, input] of [
      ['deficiency.answer', reviewer, { to: 'confirmed' }],
      ['finding.confirm', reviewer, {}],
      ['proposal.withdraw', reader, {}],
      ['comment.write', reader, { subject: 'deficiency', body: 'x' }],
    ] as const)
      await expect(send(name, who, { id, version: '1', ...input }), name).rejects.toBeInstanceOf(NotFound)
  })
})
