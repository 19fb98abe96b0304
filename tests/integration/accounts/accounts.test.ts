import { randomUUID } from 'node:crypto'
import { verifyPassword } from 'better-auth/crypto'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { hashToken } from '@/lib/accounts/secrets'
import { codeAt } from '@/lib/accounts/totp'
import { findSetUp } from '@/lib/accounts/totp-commands'
import { auth } from '@/lib/auth/auth'
import { refusalOf } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import { currentActor } from '@/lib/auth/session'
import { database } from '@/lib/platform/db/client'
import { Conflict, Forbidden, Refused } from '@/lib/platform/errors'
import { runWithRequest } from '@/lib/platform/http/request-context'
import { auditOf, doAs, makeActor, requestOf } from '../../support/commands'
import { createTestDatabase, type TestDatabase } from '../../support/database'

// Their words are not the matter here; what they carry is.
vi.mock('@/lib/mail/letters', () => ({
  invitationLetter: async ({ email }: { email: string }, token: string) => ({ to: email, subject: 'in', body: token }),
  resetLetter: async (email: string, token: string) => ({ to: email, subject: 'new', body: token }),
}))

const PASSWORD = 'a password of some length'

let test: TestDatabase
let admin: Actor

beforeAll(async () => {
  test = await createTestDatabase('dataset')
  process.env.DATABASE_URL = test.url
  process.env.COTEJO_SECRET = 'for tests alone, for tests alone, for tests'
  delete process.env.SMTP_URL
  admin = await makeActor('admin')
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

async function invite(input: object = {}) {
  const email = `${randomUUID()}@test.example`
  await doAs(admin, 'invitation.make', { name: 'Ana', email, role: 'reader', language: 'pt', ...input })
  const { id } = await database().invitation.findFirstOrThrow({ where: { email } })
  return { id, email, token: await letterTo(email) }
}

async function letterTo(email: string): Promise<string> {
  const { body } = await database().mail.findFirstOrThrow({ where: { to: email }, orderBy: { createdAt: 'desc' } })
  return body
}

async function makePerson(input: object = {}) {
  const { email, token } = await invite(input)
  await doAs(null, 'invitation.accept', { token, name: 'Ana Ruiz', password: PASSWORD })
  return database().user.findUniqueOrThrow({ where: { email } })
}

async function actorOf(id: string): Promise<Actor> {
  const { name, email, role, twoFactorEnabled } = await database().user.findUniqueOrThrow({ where: { id } })
  return { ...{ id, name, email, role, countries: [], hasTotp: twoFactorEnabled }, mustSetUpTotp: false, session: '' }
}

const fault = (...faults: object[]) =>
  expect.objectContaining({ faults: faults.map((one) => expect.objectContaining(one)) })

describe('an invitation', () => {
  it('becomes an account of its role and countries, and says so in the audit without a secret', async () => {
    const { id, email, token } = await invite({ role: 'reviewer', countries: ['CL', 'AR'] })
    expect(await database().invitation.findUniqueOrThrow({ where: { id } })).toMatchObject({
      tokenHash: hashToken(token),
    })
    await doAs(null, 'invitation.accept', { token, name: 'Ana Ruiz', password: PASSWORD })
    const user = await database().user.findUniqueOrThrow({
      where: { email },
      include: { accounts: true, countries: { orderBy: { country: 'asc' } } },
    })
    expect(user).toMatchObject({ name: 'Ana Ruiz', role: 'reviewer', isActive: true })
    expect(user.countries.map(({ country }) => country)).toEqual(['AR', 'CL'])
    const hash = user.accounts[0]?.password ?? ''
    expect(await verifyPassword({ hash, password: PASSWORD })).toBe(true)
    const told = await auditOf('account', user.id)
    expect(told).toEqual([
      {
        ...{ command: 'invitation.accept', actorName: 'Ana Ruiz', before: null },
        after: { name: 'Ana Ruiz', email, role: 'reviewer', countries: ['AR', 'CL'] },
      },
    ])
    const all = JSON.stringify([told, await auditOf('invitation', id)])
    expect(all).not.toContain(token)
    expect(all).not.toContain(PASSWORD)
  })

  it('works once', async () => {
    const { token } = await invite()
    await doAs(null, 'invitation.accept', { token, name: 'One', password: PASSWORD })
    await expect(doAs(null, 'invitation.accept', { token, name: 'Two', password: PASSWORD })).rejects.toEqual(
      fault({ fault: 'expired' }),
    )
  })

  it('accepted twice by one form answers the same and makes one account', async () => {
    const { email, token } = await invite()
    const formId = randomUUID()
    const input = { token, name: 'One', password: PASSWORD }
    const first = await doAs(null, 'invitation.accept', input, formId)
    expect(await doAs(null, 'invitation.accept', input, formId)).toEqual(first)
    expect(await database().user.count({ where: { email } })).toBe(1)
  })

  it('does not work when it has expired, was taken back, or has another secret', async () => {
    const expired = await invite()
    await database().invitation.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    const revoked = await invite()
    await doAs(admin, 'invitation.revoke', { id: revoked.id })
    const other = await invite()
    const tampered = `${other.token.slice(0, -2)}${other.token.endsWith('AA') ? 'BB' : 'AA'}`
    for (const token of [expired.token, revoked.token, tampered]) {
      await expect(doAs(null, 'invitation.accept', { token, name: 'N', password: PASSWORD })).rejects.toEqual(
        fault({ fault: 'expired' }),
      )
    }
    expect(await database().user.count({ where: { email: { in: [expired.email, revoked.email, other.email] } } })).toBe(
      0,
    )
  })

  it('sent again has a new secret and its full time, and the old one leads nowhere', async () => {
    const { id, email, token } = await invite()
    await database().invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    await doAs(admin, 'invitation.resend', { id })
    const again = await letterTo(email)
    await expect(doAs(null, 'invitation.accept', { token, name: 'N', password: PASSWORD })).rejects.toEqual(
      fault({ fault: 'expired' }),
    )
    await doAs(null, 'invitation.accept', { token: again, name: 'N', password: PASSWORD })
  })

  it('is for an address without account or other invitation, for countries that are there, and by admins alone', async () => {
    const { email } = await invite()
    const input = { name: 'Ana', email, role: 'reader', language: 'es' }
    await expect(doAs(admin, 'invitation.make', input)).rejects.toEqual(fault({ field: 'email', fault: 'taken' }))
    const elsewhere = { ...input, email: 'x@test.example', role: 'reviewer', countries: ['ZZ'] }
    await expect(doAs(admin, 'invitation.make', elsewhere)).rejects.toEqual(
      fault({ field: 'countries', fault: 'choice' }),
    )
    await expect(doAs(await makeActor('staff'), 'invitation.make', input)).rejects.toThrow(Forbidden)
    await expect(doAs(null, 'invitation.make', input)).rejects.toThrow(Forbidden)
  })
})

describe('signing in', () => {
  const open = (email: string, password: string) => doAs(null, 'session.open', { email, password })

  it('answers a wrong password, a closed account and none at all alike', async () => {
    const person = await makePerson()
    const closed = await makePerson()
    await doAs(admin, 'person.close', { id: closed.id, version: closed.version })
    const tries = [
      [person.email, 'wrong'],
      [closed.email, PASSWORD],
      ['nobody@test.example', 'wrong'],
    ] as const
    for (const [email, password] of tries)
      await expect(open(email, password)).rejects.toEqual(fault({ field: 'password', fault: 'wrong' }))
    expect(await open(person.email, PASSWORD)).toEqual({ href: '/queue' })
  })

  it('is throttled by the account after ten tries, the right password included', async () => {
    const { email } = await makePerson()
    for (let count = 0; count < 10; count++) await expect(open(email, 'wrong')).rejects.toThrow(Refused)
    await expect(open(email, PASSWORD)).rejects.toEqual(fault({ fault: 'tooOften' }))
    // Nothing of it says whose it was.
    const keys = (await database().throttle.findMany()).map(({ key }) => key)
    expect(keys.join()).not.toContain(email)
  })
})

describe('a new password', () => {
  it('is asked for without learning who has an account, and set once', async () => {
    const { id, email } = await makePerson()
    await database().session.create({
      data: { id: randomUUID(), token: randomUUID(), userId: id, expiresAt: new Date(Date.now() + 1e6) },
    })
    const answer = await doAs(null, 'password.ask', { email })
    expect(await doAs(null, 'password.ask', { email: 'nobody@test.example' })).toEqual(answer)
    const letter = await vi.waitFor(() => database().mail.findFirstOrThrow({ where: { to: email, subject: 'new' } }))
    expect(await database().mail.count({ where: { to: 'nobody@test.example' } })).toBe(0)
    const input = { token: letter.body, password: 'another of some length' }
    await doAs(null, 'password.reset', input)
    expect(await database().session.count({ where: { userId: id } })).toBe(0)
    await expect(doAs(null, 'password.reset', input)).rejects.toEqual(fault({ fault: 'expired' }))
    await expect(doAs(null, 'session.open', { email, password: PASSWORD })).rejects.toThrow(Refused)
    await doAs(null, 'session.open', { email, password: input.password })
    expect((await auditOf('account', id)).at(-1)).toEqual({
      ...{ command: 'password.reset', actorName: 'Ana Ruiz', before: null, after: null },
    })
  })

  it('is not set by a link that has expired', async () => {
    const { email } = await makePerson()
    await doAs(null, 'password.ask', { email })
    const letter = await vi.waitFor(() => database().mail.findFirstOrThrow({ where: { to: email, subject: 'new' } }))
    await database().verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } })
    await expect(
      doAs(null, 'password.reset', { token: letter.body, password: 'another of some length' }),
    ).rejects.toEqual(fault({ fault: 'expired' }))
  })

  it('of one’s own takes the present one', async () => {
    const actor = await actorOf((await makePerson()).id)
    const password = 'another of some length'
    await expect(doAs(actor, 'password.change', { current: 'wrong', password })).rejects.toEqual(
      fault({ field: 'current', fault: 'wrong' }),
    )
    await doAs(actor, 'password.change', { current: PASSWORD, password })
    await doAs(null, 'session.open', { email: actor.email, password })
  })
})

describe('people', () => {
  it('keep the last open admin, and nobody changes themselves', async () => {
    const person = await makePerson({ role: 'admin' })
    const other = await actorOf(person.id)
    await expect(doAs(admin, 'person.close', { id: admin.id, version: 1 })).rejects.toEqual(
      fault({ fault: 'ownAccount' }),
    )
    await expect(doAs(admin, 'person.change', { id: admin.id, version: 1, role: 'staff' })).rejects.toEqual(
      fault({ fault: 'ownAccount' }),
    )
    await doAs(other, 'person.close', { id: admin.id, version: 1 })
    // Two admins who act at the same moment on each other: the second finds the first closed already.
    await expect(doAs(admin, 'person.change', { id: person.id, version: 1, role: 'staff' })).rejects.toEqual(
      fault({ fault: 'lastAdmin' }),
    )
    await doAs(other, 'person.reopen', { id: admin.id, version: 2 })
    await doAs(admin, 'person.change', { id: person.id, version: 1, role: 'staff' })
    expect((await auditOf('account', person.id)).at(-1)).toEqual({
      ...{ command: 'person.change', actorName: admin.name },
      ...{ before: { role: 'admin', countries: [] }, after: { role: 'staff', countries: [] } },
    })
  })

  it('are changed from the version that was seen', async () => {
    const { id } = await makePerson()
    await doAs(admin, 'person.change', { id, version: 1, role: 'staff' })
    await expect(doAs(admin, 'person.change', { id, version: 1, role: 'reader' })).rejects.toThrow(Conflict)
  })

  it('lose their sessions and countries with their account and role', async () => {
    const { id } = await makePerson({ role: 'reviewer', countries: ['CL'] })
    await database().session.create({
      data: { id: randomUUID(), token: randomUUID(), userId: id, expiresAt: new Date(Date.now() + 1e6) },
    })
    await doAs(admin, 'person.change', { id, version: 1, role: 'reader' })
    expect(await database().reviewerCountry.count({ where: { userId: id } })).toBe(0)
    await doAs(admin, 'person.close', { id, version: 2 })
    expect(await database().session.count({ where: { userId: id } })).toBe(0)
  })
})

describe('the second factor', () => {
  it('is set up with a code, asked for at sign-in, and taken off with the password', async () => {
    const person = await makePerson({ role: 'staff' })
    const cookie = await signIn(person.email)
    await auth().api.enableTwoFactor({ body: { password: PASSWORD, method: 'totp' }, headers: new Headers({ cookie }) })
    const setUp = await findSetUp(person.id)
    if (setUp === null) throw new Error('nothing is being set up')
    expect(setUp.backupCodes).toHaveLength(10)
    const actor = await actorOf(person.id)
    // Two minutes off are too many.
    const stale = codeAt(setUp.secret, Date.now() - 120_000)
    await expect(doAs(actor, 'totp.confirm', { code: stale })).rejects.toEqual(fault({ field: 'code', fault: 'wrong' }))
    await doAs(actor, 'totp.confirm', { code: codeAt(setUp.secret, Date.now()) })
    expect(await findSetUp(person.id)).toBeNull()
    expect(await doAs(null, 'session.open', { email: person.email, password: PASSWORD })).toEqual({
      href: '/sign-in/totp',
    })
    const told = await auditOf('account', person.id)
    expect(told.at(-1)).toMatchObject({ command: 'totp.confirm', after: { secondFactor: true } })
    expect(JSON.stringify(told)).not.toContain(setUp.secret)
    await doAs(await actorOf(person.id), 'totp.remove', { password: PASSWORD })
    expect(await doAs(null, 'session.open', { email: person.email, password: PASSWORD })).toEqual({
      href: '/dashboard',
    })
  })

  it('that the deployment asks for locks staff out of everything but their account', async () => {
    const staff = await makePerson({ role: 'staff' })
    const reader = await makePerson()
    const [staffCookie, readerCookie] = [await signIn(staff.email), await signIn(reader.email)]
    const version = 1 + (await database().setting.findMany()).reduce((sum, row) => sum + row.version, 0)
    const settings = { registerVisibility: 'published', staleMonths: '12' }
    expect(await doAs(admin, 'settings.change', { ...settings, requireTotp: 'on', version })).toEqual({
      href: '/account?done=saved',
    })
    const asked = await actorBy(staffCookie)
    expect(asked?.mustSetUpTotp).toBe(true)
    for (const action of ['register.readAll', 'deficiency.mark', 'queue.read', 'comment.write'] as const)
      expect(refusalOf(asked, action)).toBe('totp')
    expect(refusalOf(asked, 'account.manage')).toBeNull()
    await expect(doAs(asked, 'invitation.make', {})).rejects.toThrow(Forbidden)
    expect((await actorBy(readerCookie))?.mustSetUpTotp).toBe(false)
    await database().user.update({ where: { id: staff.id }, data: { twoFactorEnabled: true } })
    expect(refusalOf(await actorBy(staffCookie), 'deficiency.mark')).toBeNull()
    await doAs(admin, 'settings.change', { ...settings, version: version + 1 })
    expect(refusalOf({ ...admin, hasTotp: false }, 'settings.change')).toBeNull()
  })

  async function signIn(email: string): Promise<string> {
    const answer = await auth().api.signInEmail({ body: { email, password: PASSWORD }, asResponse: true })
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  }

  function actorBy(cookie: string): Promise<Actor | null> {
    return runWithRequest(requestOf({ cookie }), () => currentActor())
  }
})

describe('settings', () => {
  it('are changed from the version that was seen, one audit row for each that changed', async () => {
    const version = 1 + (await database().setting.findMany()).reduce((sum, row) => sum + row.version, 0)
    const change = { registerVisibility: 'all', staleMonths: '18', version }
    await doAs(admin, 'settings.change', change)
    const conflict = await doAs(admin, 'settings.change', { ...change, staleMonths: '6' }).catch((error) => error)
    expect(conflict).toBeInstanceOf(Conflict)
    expect(conflict.theirs).toMatchObject({ registerVisibility: 'all', staleMonths: '18' })
    expect((await auditOf('setting', 'staleMonths')).at(-1)).toMatchObject({ before: 12, after: 18 })
    expect((await auditOf('setting', 'registerVisibility')).at(-1)).toMatchObject({ before: 'published', after: 'all' })
    await expect(doAs(await makeActor('staff'), 'settings.change', change)).rejects.toThrow(Forbidden)
  })
})

describe('letters', () => {
  it('that were handed on keep no text', async () => {
    const { email } = await invite()
    const { id } = await database().mail.findFirstOrThrow({ where: { to: email } })
    await doAs(admin, 'mail.handOn', { id })
    expect(await database().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ body: '', fault: null })
    await expect(doAs(admin, 'mail.discard', { id })).rejects.toThrow('no such entry')
  })
})

describe('sessions', () => {
  it('are ended by their owner alone', async () => {
    const owner = await makeActor('reader')
    const id = randomUUID()
    await database().session.create({
      data: { id, token: randomUUID(), userId: owner.id, expiresAt: new Date(Date.now() + 1e6) },
    })
    await expect(doAs(await makeActor('admin'), 'session.end', { id })).rejects.toThrow('no such entry')
    await doAs(owner, 'session.end', { id })
    expect(await database().session.count({ where: { id } })).toBe(0)
  })
})
