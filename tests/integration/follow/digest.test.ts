import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/auth/schema'
import { sendDigests } from '@/lib/follow/digest'
import { findFollows } from '@/lib/follow/queries'
import { database } from '@/lib/platform/db/client'
import { auditOf, doAs, makeActor } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  process.env.COTEJO_URL = 'https://cotejo.example'
  delete process.env.SMTP_URL
})

beforeEach(async () => {
  await database().mail.deleteMany()
  await database().digest.deleteMany()
  await database().follow.deleteMany()
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

const follow = async (actor: Actor, input: Record<string, unknown>) => {
  const { version } = await findFollows(actor)
  return doAs(actor, 'follow.set', { version: String(version), every: 'daily', ...input })
}
const lettersTo = ({ email }: Actor) =>
  database().mail.findMany({ where: { to: email }, orderBy: { createdAt: 'asc' } })

async function openFinding(country: string) {
  return database().finding.findFirstOrThrow({
    where: { country, to: null },
    orderBy: { id: 'asc' },
    include: { requirement: true },
  })
}

/** A mail server that takes whatever comes, and says for whom it was. */
async function listen() {
  const recipients: string[] = []
  const server = createServer((socket) => {
    let isData = false
    socket.write('220 test ESMTP\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (isData) {
        if (!text.endsWith('\r\n.\r\n')) return
        isData = false
        socket.write('250 taken\r\n')
      } else if (/^DATA/i.test(text)) {
        isData = true
        socket.write('354 go on\r\n')
      } else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n')
      else {
        const [, recipient] = /^RCPT TO:<([^>]*)>/i.exec(text) ?? []
        if (recipient !== undefined) recipients.push(recipient)
        socket.write('250 ok\r\n')
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `smtp://127.0.0.1:${address.port}`, recipients: () => recipients, close: () => server.close() }
}

/** The country's own word on a finding, which its feed then has as news. */
async function review(country: string): Promise<string> {
  const reviewer = await makeActor('reviewer', [country])
  const { id, version } = await openFinding(country)
  await doAs(reviewer, 'finding.confirm', { id, version: String(version) })
  return id
}

describe('following', () => {
  it('is set as a whole, added to and taken from, and is in the audit', async () => {
    const reader = await makeActor('reader')
    await follow(reader, { countries: ['CL', 'AR', 'AR'] })
    const { requirementId } = await openFinding('AR')
    await doAs(reader, 'follow.add', { requirement: requirementId })
    await doAs(reader, 'follow.add', { requirement: requirementId })
    expect(await findFollows(reader)).toEqual({
      ...{ every: 'daily', version: 4, countries: ['AR', 'CL'], requirements: [requirementId] },
    })
    await doAs(reader, 'follow.remove', { requirement: requirementId })
    await expect(doAs(reader, 'follow.remove', { requirement: requirementId })).rejects.toMatchObject({ status: 404 })
    await follow(reader, { every: 'never', countries: [] })
    expect(await findFollows(reader)).toMatchObject({ every: 'never', countries: [], requirements: [] })
    const told = await auditOf('account', reader.id)
    expect(told.map(({ command }) => command)).toEqual([
      ...['follow.set', 'follow.add', 'follow.add', 'follow.remove', 'follow.set'],
    ])
    expect(told[4]).toMatchObject({ before: { follows: ['country AR', 'country CL'] }, after: { follows: [] } })
  })

  it('knows only what there is, and no form of before another one was sent', async () => {
    const reader = await makeActor('reader')
    await expect(follow(reader, { countries: ['ZZ'] })).rejects.toMatchObject({ status: 404 })
    await expect(doAs(reader, 'follow.add', { requirement: 'no-such' })).rejects.toMatchObject({ status: 404 })
    await follow(reader, { countries: ['AR'] })
    const old = { version: '1', every: 'never', countries: [] }
    await expect(doAs(reader, 'follow.set', old)).rejects.toMatchObject({ status: 409 })
    expect(await findFollows(reader)).toMatchObject({ every: 'daily', countries: ['AR'] })
  })
})

describe('the digest', () => {
  it('tells what is news in what is followed, in the reader’s language, with the way to stop', async () => {
    const [reader, other] = [await makeActor('reader'), await makeActor('reader')]
    await database().user.update({ where: { id: reader.id }, data: { locale: 'fr' } })
    await follow(reader, { countries: ['AR'] })
    await follow(other, { countries: ['CL'] })
    await review('AR')
    expect(await sendDigests('2026-12-01')).toEqual({ due: 2, letters: 1, failed: 0, sent: 0 })
    const [letter] = await lettersTo(reader)
    const { requirementId } = await openFinding('AR')
    expect(letter).toMatchObject({ subject: 'Cotejo : une nouveauté dans ce que vous suivez', sentAt: null })
    expect(letter?.body.match(/^\* /gm)).toHaveLength(1)
    expect(letter?.body).toContain('* Argentine : ')
    expect(letter?.body).toContain(`https://cotejo.example/fr/matrix/AR/${requirementId}`)
    expect(letter?.body).toContain('https://cotejo.example/fr/account#follow')
    expect(await lettersTo(other)).toEqual([])
  })

  it('is one a day however often it runs, and the next one has only what came since', async () => {
    const reader = await makeActor('reader')
    await follow(reader, { countries: ['AR'] })
    await review('AR')
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 1, letters: 1 })
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 0, letters: 0 })
    await review('AR')
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 0, letters: 0 })
    expect(await sendDigests('2026-12-02')).toMatchObject({ due: 1, letters: 1 })
    expect(await sendDigests('2026-12-03')).toMatchObject({ due: 1, letters: 0 })
    expect(await lettersTo(reader)).toHaveLength(2)
    // Of a day long past, as a country that was compiled then and comes in now.
    const { id } = await openFinding('AR')
    const seen = await database().follow.findFirstOrThrow({ where: { userId: reader.id } })
    const { [id]: _, ...rest } = Object(seen.seen)
    await database().follow.updateMany({ where: { userId: reader.id }, data: { seen: rest } })
    expect(await sendDigests('2026-12-04')).toMatchObject({ letters: 1 })
    expect(await lettersTo(reader)).toHaveLength(3)
  })

  it('is one where several run at the same time', async () => {
    const readers = [await makeActor('reader'), await makeActor('reader'), await makeActor('staff')]
    for (const reader of readers) await follow(reader, { countries: ['BR'] })
    await review('BR')
    const reports = await Promise.all([1, 2, 3, 4].map(() => sendDigests('2026-12-01')))
    expect(reports.reduce((sum, { letters }) => sum + letters, 0)).toBe(3)
    expect(reports.every(({ failed }) => failed === 0)).toBe(true)
    for (const reader of readers) expect(await lettersTo(reader)).toHaveLength(1)
  })

  it('that was cut short in a person is whole for those before, and comes to the others with the next run', async () => {
    const readers = [await makeActor('reader'), await makeActor('reader')]
    for (const reader of readers) await follow(reader, { countries: ['UY'] })
    await review('UY')
    const [, second] = [...readers].sort((a, b) => (a.id < b.id ? -1 : 1))
    if (second === undefined) throw new Error('nobody')
    // The letter's row is refused after everything else of the person was written.
    await database().$executeRawUnsafe(
      `ALTER TABLE mail ADD CONSTRAINT broken CHECK ("to" <> '${second.email}') NOT VALID`,
    )
    expect(await sendDigests('2026-12-01')).toMatchObject({ letters: 1, failed: 1 })
    await database().$executeRawUnsafe(`ALTER TABLE mail DROP CONSTRAINT broken`)
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 1, letters: 1, failed: 0 })
    for (const reader of readers) expect(await lettersTo(reader)).toHaveLength(1)
  })

  it('goes to nobody whose account is closed, or who wants none, and weekly only once in seven days', async () => {
    const [closed, never, weekly] = [await makeActor('reader'), await makeActor('reader'), await makeActor('reader')]
    await follow(closed, { countries: ['CL'] })
    await follow(never, { countries: ['CL'], every: 'never' })
    await follow(weekly, { countries: ['CL'], every: 'weekly' })
    await database().user.update({ where: { id: closed.id }, data: { isActive: false } })
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 1, letters: 0 })
    await review('CL')
    expect(await sendDigests('2026-12-07')).toMatchObject({ due: 0, letters: 0 })
    expect(await sendDigests('2026-12-08')).toMatchObject({ due: 1, letters: 1 })
    expect([await lettersTo(closed), await lettersTo(never)]).toEqual([[], []])
    expect(await lettersTo(weekly)).toHaveLength(1)
  })

  it('has only what every reader of the site may see: no deficiency, no proposal, no comment', async () => {
    const [reader, staff] = [await makeActor('reader'), await makeActor('staff')]
    await follow(reader, { countries: ['MX'] })
    const { id: findingId, requirementId } = await openFinding('MX')
    const words = { es: 'SOLO-DEL-EQUIPO' }
    const deficiency = await database().deficiency.create({
      data: {
        ...{ country: 'MX', requirementId, findingId, kind: 'legislative', severity: 'high', title: words },
        ...{ description: words, findingStatus: 'gap', findingDay: new Date('2026-12-01'), authorId: staff.id },
      },
    })
    await doAs(reader, 'proposal.make', {
      ...{ country: 'MX', requirement: requirementId, body: 'SOLO-DEL-EQUIPO', source: 'Ley 1' },
    })
    await doAs(staff, 'comment.write', { subject: 'deficiency', id: deficiency.id, body: 'SOLO-DEL-EQUIPO' })
    expect(await sendDigests('2026-12-01')).toMatchObject({ due: 1, letters: 0 })
    await review('MX')
    expect(await sendDigests('2026-12-02')).toMatchObject({ due: 1, letters: 1 })
    const [letter] = await lettersTo(reader)
    expect(letter?.body).not.toContain('SOLO-DEL-EQUIPO')
  })

  it('goes out once where a mail server is set, also when the run that wrote it was cut short before', async () => {
    const readers = [await makeActor('reader'), await makeActor('reader')]
    for (const reader of readers) await follow(reader, { countries: ['BR'] })
    await review('BR')
    expect(await sendDigests('2026-12-01')).toMatchObject({ letters: 2, sent: 0 })
    const server = await listen()
    process.env.SMTP_URL = server.url
    try {
      const reports = await Promise.all([1, 2, 3].map(() => sendDigests('2026-12-01')))
      expect(reports.reduce((sum, { sent }) => sum + sent, 0)).toBe(2)
      expect(server.recipients().sort()).toEqual(readers.map(({ email }) => email).sort())
    } finally {
      delete process.env.SMTP_URL
      server.close()
    }
    // Sent, a letter's text is no longer kept.
    expect(await database().mail.findMany()).toMatchObject([1, 2].map(() => ({ body: '', sentAt: expect.any(Date) })))
  })

  it('is run by npm run digest, which says that letters wait where no mail server is set', async () => {
    const reader = await makeActor('reader')
    await follow(reader, { countries: ['AR'] })
    await database().follow.updateMany({ where: { userId: reader.id }, data: { seen: {} } })
    const run = (args: string[]) =>
      new Promise<{ code: number; out: string; err: string }>((resolve) => {
        const env = { ...process.env, DATABASE_URL: test.url }
        execFile(process.execPath, ['lib/cli/run.mjs', 'digest', ...args], { env }, (error, out, err) => {
          resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err })
        })
      })
    const first = await run([])
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining('1 letters written, 0 letters sent') })
    expect(first.out).toContain('No SMTP_URL: they wait')
    expect((await run([])).out).toContain('0 readers to look for: 0 letters written')
    expect(await run(['--x'])).toMatchObject({ code: 2 })
    const [letter] = await lettersTo(reader)
    // More than a letter holds: it says how many are left out.
    expect(letter?.body).toMatch(/Y \d+ novedades más; todas están en la matriz/)
  })
})
