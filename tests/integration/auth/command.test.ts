import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Change,
  type CommandContext,
  type Done,
  defineChange,
  refuse,
  requireVersion,
  runChange,
} from '@/lib/auth/command'
import type { Actor, Role } from '@/lib/auth/schema'
import { lineField, uuidField, versionField } from '@/lib/forms/fields'
import { database as prisma } from '@/lib/platform/db/client'
import { Conflict, Forbidden, NotFound, Refused } from '@/lib/platform/errors'
import { brokenLinks } from '../../support/audit-chain'
import { createTestDatabase, type TestDatabase } from '../../support/database'
import { withClient } from '../../support/digest'

/*
 * Changes, whatever they change: here, comments on nothing and the name of a deficiency.
 */

let database: TestDatabase
const actors = new Map<string, Actor>()

beforeAll(async () => {
  database = await createTestDatabase('dataset')
  process.env.DATABASE_URL = database.url
  for (const [name, role, countries] of [
    ['reader', 'reader', []],
    ['reviewer', 'reviewer', ['AR']],
    ['staff', 'staff', []],
    ['other', 'staff', []],
    ['admin', 'admin', []],
  ] as [string, Role, string[]][]) {
    const id = randomUUID()
    const email = `${name}@cotejo.example`
    await prisma().user.create({ data: { id, name, email, role } })
    const state = { hasTotp: false, mustSetUpTotp: false, session: randomUUID() }
    actors.set(name, { id, name, email, role, countries, ...state })
  }
})

afterAll(async () => {
  await prisma().$disconnect()
  await database.drop()
})

function actor(name: string): Actor {
  const found = actors.get(name)
  if (!found) throw new Error(`there is no ${name}`)
  return found
}

const words = z.object({ body: lineField(50) })

/** Writes a comment, and does what the test wants besides. */
function commenting(
  besides: (context: CommandContext) => unknown = () => {},
  over: { isSilent?: boolean } = {},
): Change {
  return defineChange({
    name: 'test.comment',
    action: 'comment.write',
    schema: words,
    async run(context, { body }): Promise<Done> {
      const { tx, audit } = context
      const { id } = await tx.comment.create({
        data: { subjectKind: 'deficiency', subjectId: randomUUID(), body, authorId: context.actor.id },
      })
      if (!over.isSilent) audit({ kind: 'comment', id, after: { body } })
      await besides(context)
      return { href: `/test/${id}`, notice: 'saved' }
    },
  })
}

const renaming = defineChange({
  name: 'test.rename',
  action: 'deficiency.edit',
  schema: z.object({ id: uuidField, version: versionField, title: lineField(50) }),
  async run({ tx, audit }, { id, version, title }) {
    const found = await tx.deficiency.findUnique({ where: { id } })
    if (!found) throw new NotFound('deficiency', id)
    const { es = '' } = z.object({ es: z.string() }).partial().parse(found.title)
    requireVersion(found.version, version, () => ({ title: es }))
    await tx.deficiency.update({ where: { id }, data: { title: { es: title } } })
    const { country } = found
    audit({ kind: 'deficiency', id, country, reason: 'why', before: { title: es }, after: { title } })
    return {}
  },
})

type Sent = { who?: string | null; formId?: string; input?: unknown }

function send(command: Change, { who = 'reader', formId = randomUUID(), input = { body: 'words' } }: Sent = {}) {
  return runChange(command, {
    actor: who === null ? null : actor(who),
    formId,
    input,
    locale: 'es',
    today: '2026-12-01',
    requestId: 'request-1',
  })
}

/** How much there is of everything that a change may leave. */
async function counts() {
  const [comments, audit, forms] = await Promise.all([
    prisma().comment.count(),
    prisma().auditEntry.count(),
    prisma().submission.count(),
  ])
  return { comments, audit, forms }
}

const newest = () => prisma().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
const chain = () => withClient(database.url, brokenLinks)

async function addDeficiency(): Promise<string> {
  const finding = await prisma().finding.findFirstOrThrow({ where: { status: 'gap' } })
  const { id } = await prisma().deficiency.create({
    data: {
      country: finding.country,
      requirementId: finding.requirementId,
      kind: 'legislative',
      severity: 'high',
      title: { es: 'first' },
      description: { es: 'text' },
      findingStatus: 'gap',
      findingDay: new Date('2026-12-01'),
      authorId: actor('staff').id,
    },
  })
  return id
}

describe('a change', () => {
  it('is in the data, in the audit and among the forms, by who did it', async () => {
    const before = await counts()
    const done = await send(commenting())
    expect(done).toEqual({ href: expect.stringMatching(/^\/test\//), notice: 'saved' })
    const { comments, audit, forms } = before
    expect(await counts()).toEqual({ comments: comments + 1, audit: audit + 1, forms: forms + 1 })
    const { actorId, actorName, actorRole, command, subjectKind, before: was, after, requestId } = await newest()
    expect({ actorId, actorName, actorRole, command, subjectKind, was, after, requestId }).toEqual({
      actorId: actor('reader').id,
      actorName: 'reader',
      actorRole: 'reader',
      command: 'test.comment',
      subjectKind: 'comment',
      was: null,
      after: { body: 'words' },
      requestId: 'request-1',
    })
  })

  it('says what was there before and what is there after', async () => {
    const id = await addDeficiency()
    await send(renaming, { who: 'staff', input: { id, version: '1', title: ' second ' } })
    const { before, after, reason, subjectId, country } = await newest()
    expect({ before, after, reason, subjectId }).toEqual({
      before: { title: 'first' },
      after: { title: 'second' },
      reason: 'why',
      subjectId: id,
    })
    expect(country).toMatch(/^[A-Z]{2}$/)
    expect((await prisma().deficiency.findUniqueOrThrow({ where: { id } })).version).toBe(2)
  })

  it('is done for its readers only after it is committed', async () => {
    const seen: number[] = []
    const before = await counts()
    await send(commenting(({ afterwards }) => afterwards(async () => void seen.push((await counts()).comments))))
    expect(seen).toEqual([before.comments + 1])
  })
})

describe('a refused change changes nothing', () => {
  it.each<[string, () => Promise<unknown>, new (...args: never[]) => Error]>([
    ['without an account', () => send(commenting(), { who: null }), Forbidden],
    ['by a role that may not', () => send(renaming, { who: 'reader', input: {} }), Forbidden],
    ['by a reviewer where staff is asked for', () => send(renaming, { who: 'reviewer', input: {} }), Forbidden],
    ['with an empty form', () => send(commenting(), { input: {} }), Refused],
    ['with a text that is too long', () => send(commenting(), { input: { body: 'x'.repeat(51) } }), Refused],
    ['with a text that turns', () => send(commenting(), { input: { body: 'a\u202eb' } }), Refused],
    ['with no form at all', () => send(commenting(), { input: null }), Refused],
    ['of what is not there', () => send(renaming, renamingOf(randomUUID())), NotFound],
    ['that leaves no audit row', () => send(commenting(() => {}, { isSilent: true })), Error],
    ['that fails in the middle', () => send(commenting(() => Promise.reject(new Error('in the middle')))), Error],
    ['that finds in the middle what does not fit', () => send(commenting(() => refuse('body', 'taken'))), Refused],
    ['for a country of others', () => send(reviewing('BR'), { who: 'reviewer' }), Forbidden],
    ['that breaks a rule of the database', () => send(commenting(breakRule)), Error],
    [
      'that changes the audit',
      () => send(commenting(({ tx }) => tx.$executeRaw`UPDATE audit_entry SET reason = 'x'`)),
      Error,
    ],
    ['that takes from the audit', () => send(commenting(({ tx }) => tx.$executeRaw`DELETE FROM audit_entry`)), Error],
  ])('%s', async (_, attempt, kind) => {
    const before = await counts()
    await expect(attempt()).rejects.toBeInstanceOf(kind)
    expect(await counts()).toEqual(before)
  })

  it('and sends no letter', async () => {
    let sent = 0
    const command = commenting(({ afterwards }) => {
      afterwards(async () => {
        sent += 1
      })
      throw new Error('afterwards')
    })
    await expect(send(command)).rejects.toThrow('afterwards')
    expect(sent).toBe(0)
  })

  it('and leaves the form to be sent again', async () => {
    const formId = randomUUID()
    await expect(send(commenting(), { formId, input: { body: '' } })).rejects.toBeInstanceOf(Refused)
    await expect(
      send(
        commenting(() => Promise.reject(new Error('x'))),
        { formId },
      ),
    ).rejects.toThrow('x')
    const before = await counts()
    await send(commenting(), { formId })
    expect((await counts()).comments).toBe(before.comments + 1)
  })

  const renamingOf = (id: string): Sent => ({ who: 'staff', input: { id, version: '1', title: 'x' } })
  const breakRule = ({ tx, actor: { id: authorId } }: CommandContext) =>
    tx.comment.create({ data: { subjectKind: 'nothing', subjectId: randomUUID(), body: 'x', authorId } })
  const reviewing = (country: string) =>
    defineChange({
      ...commenting(),
      action: 'finding.review',
      schema: words,
      run: async ({ allow, audit }) => {
        allow(country)
        audit({ kind: 'review', id: '1', country })
        return {}
      },
    })
  it('and the same reviewer may for their own', async () => {
    await send(reviewing('AR'), { who: 'reviewer' })
    expect((await newest()).country).toBe('AR')
  })
})

describe('a version', () => {
  it('that is not the newest is a conflict, which says what stands there now and changes nothing', async () => {
    const id = await addDeficiency()
    await send(renaming, { who: 'staff', input: { id, version: '1', title: 'second' } })
    const before = await counts()
    const late = send(renaming, { who: 'other', input: { id, version: '1', title: 'mine' } })
    const conflict = await late.catch((error: unknown) => error)
    expect(conflict).toBeInstanceOf(Conflict)
    expect(conflict).toMatchObject({ version: 2, theirs: { title: 'second' }, status: 409 })
    expect(await counts()).toEqual(before)
    await send(renaming, { who: 'other', input: { id, version: '2', title: 'mine' } })
    expect((await newest()).before).toEqual({ title: 'second' })
  })

  it('is won by one of many who start from it', async () => {
    const id = await addDeficiency()
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        send(renaming, { who: index % 2 ? 'staff' : 'other', input: { id, version: '1', title: `name ${index}` } }),
      ),
    )
    const lost = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason)
    expect(lost).toHaveLength(11)
    for (const reason of lost) expect(reason).toBeInstanceOf(Conflict)
    expect((await prisma().deficiency.findUniqueOrThrow({ where: { id } })).version).toBe(2)
  })
})

describe('a form number', () => {
  it('that comes again changes once and is answered as it was', async () => {
    const formId = randomUUID()
    const first = await send(commenting(), { formId })
    const before = await counts()
    expect(await send(commenting(), { formId })).toEqual(first)
    expect(await counts()).toEqual(before)
  })

  it('that comes many times at once changes once', async () => {
    const formId = randomUUID()
    const before = await counts()
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(commenting(), { formId })))
    expect(new Set(answers.map(({ href }) => href)).size).toBe(1)
    const { comments, audit, forms } = before
    expect(await counts()).toEqual({ comments: comments + 1, audit: audit + 1, forms: forms + 1 })
  })

  it('whose form was written on meanwhile is another change, once', async () => {
    const formId = randomUUID()
    const before = await counts()
    const first = await send(commenting(), { formId })
    const second = await send(commenting(), { formId, input: { body: 'more words' } })
    expect(second.href).not.toBe(first.href)
    expect(await send(commenting(), { formId, input: { body: 'more words' } })).toEqual(second)
    expect(await send(commenting(), { formId })).toEqual(first)
    expect((await counts()).comments).toBe(before.comments + 2)
  })

  it.each(['the same words', 'other words'])('of somebody else is refused, with %s', async (body) => {
    const formId = randomUUID()
    await send(commenting(), { formId, input: { body: 'the same words' } })
    const before = await counts()
    await expect(send(commenting(), { formId, who: 'staff', input: { body } })).rejects.toBeInstanceOf(Forbidden)
    expect(await counts()).toEqual(before)
  })

  it('of another command is refused', async () => {
    const formId = randomUUID()
    const id = await addDeficiency()
    await send(commenting(), { formId, who: 'staff' })
    const other = send(renaming, { formId, who: 'staff', input: { id, version: '1', title: 'x' } })
    await expect(other).rejects.toBeInstanceOf(Forbidden)
  })

  it('is no way around a role that was taken away', async () => {
    const formId = randomUUID()
    const id = await addDeficiency()
    const input = { id, version: '1', title: 'x' }
    await send(renaming, { formId, who: 'staff', input })
    const demoted = { ...actor('staff'), role: 'reader' as const }
    const again = runChange(renaming, {
      actor: demoted,
      ...{ formId, input, locale: 'es', today: '2026-12-01', requestId: 'r' },
    })
    await expect(again).rejects.toBeInstanceOf(Forbidden)
  })
})

describe('the chain', () => {
  it('is one line after thirty changes at once, some of which failed', async () => {
    const before = await counts()
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) =>
        send(
          commenting(() => (index % 5 === 4 ? Promise.reject(new Error('on purpose')) : undefined)),
          {
            input: { body: `at once ${index}` },
          },
        ),
      ),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(24)
    const { comments, audit, forms } = before
    expect(await counts()).toEqual({ comments: comments + 24, audit: audit + 24, forms: forms + 24 })
    expect(await chain()).toEqual([])
  })

  it('shows what somebody with all rights in the database has done to it', async () => {
    const owner = (sql: string) =>
      withClient(database.url, async (client) => {
        await client.query('ALTER TABLE audit_entry DISABLE TRIGGER append_only')
        await client.query(sql)
        await client.query('ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER append_only')
      })
    const { id } = await newest()
    await owner(`UPDATE audit_entry SET after = '{"body": "never said"}' WHERE id = ${id - 3n}`)
    expect(await chain()).toEqual([Number(id - 3n)])
    await owner(`DELETE FROM audit_entry WHERE id = ${id - 1n}`)
    expect(await chain()).toEqual([Number(id - 3n), Number(id)])
  })
})
