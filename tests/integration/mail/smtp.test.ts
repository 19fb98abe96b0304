import { createServer, type Server, type Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { keepLetter, sendDue, sendMail, sendWaiting } from '@/lib/mail/commands'
import { database } from '@/lib/platform/db/client'
import { createTestDatabase, type TestDatabase } from '../../support/database'

let test: TestDatabase
let server: Server | undefined

beforeAll(async () => {
  test = await createTestDatabase('migrated')
  process.env.DATABASE_URL = test.url
})

afterEach(() => {
  server?.close()
  delete process.env.SMTP_URL
})

afterAll(async () => {
  await database().$disconnect()
  await test.drop()
})

/** A mail server that takes one letter, or refuses whom it is for; answers what it was sent. */
async function listen({ refuses = false } = {}): Promise<{ url: string; received: () => string }> {
  let received = ''
  const converse = (socket: Socket) => {
    let isData = false
    socket.write('220 test ESMTP\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      const text = chunk.toString()
      if (isData) {
        received += text
        if (/\r\n\.\r\n$/.test(text) || /\r\n\.\r\n$/.test(received)) {
          isData = false
          socket.write('250 taken\r\n')
        }
        return
      }
      if (/^DATA/i.test(text)) {
        isData = true
        socket.write('354 go on\r\n')
      } else if (/^RCPT/i.test(text) && refuses) socket.write('550 no such person\r\n')
      else if (/^QUIT/i.test(text)) socket.end('221 bye\r\n')
      else socket.write('250 ok\r\n')
    })
  }
  const made = createServer(converse)
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  const address = made.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `smtp://127.0.0.1:${address.port}`, received: () => received }
}

const LETTER = {
  to: 'ana@fiscalia.example',
  subject: 'Invitación',
  body: 'Hola, Ana:\n\nhttp://127.0.0.1/es/invitation',
}
const kept = () => database().mail.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })

it('goes out through the server that is set, and is marked as sent', async () => {
  const { url, received } = await listen()
  process.env.SMTP_URL = url
  await sendMail(LETTER)
  expect(received()).toContain('To: ana@fiscalia.example')
  expect(received()).toContain('/es/invitation')
  expect(await kept()).toMatchObject({ fault: null, sentAt: expect.any(Date) })
})

it('waits for the admin with its fault where the server refuses it, and throws nothing', async () => {
  const { url } = await listen({ refuses: true })
  process.env.SMTP_URL = url
  await sendMail(LETTER)
  const row = await kept()
  expect([row.sentAt, row.body]).toEqual([null, LETTER.body])
  expect(row.fault).toMatch(/550/)
})

it('waits for the admin where no server is set', async () => {
  await sendMail(LETTER)
  expect(await kept()).toMatchObject({ sentAt: null, fault: null, body: LETTER.body })
})

it('is kept with the change that it tells of, or not at all', async () => {
  const count = () => database().mail.count()
  const before = await count()
  const change = database().$transaction(async (tx) => {
    await keepLetter(tx, LETTER)
    throw new Error('the change failed')
  })
  await expect(change).rejects.toThrow('the change failed')
  expect(await count()).toBe(before)
})

it('of a server that died after its change is sent by another', async () => {
  await database().mail.deleteMany()
  const id = await database().$transaction((tx) => keepLetter(tx, LETTER))
  const { url, received } = await listen()
  process.env.SMTP_URL = url
  expect(await sendDue()).toBe(1)
  expect(received()).toContain(`<${id}@cotejo>`)
  expect(await sendDue()).toBe(0)
})

it('is sent once, however many servers look for it', async () => {
  await database().mail.deleteMany()
  for (let index = 0; index < 12; index += 1) await keepLetter(database(), { ...LETTER, subject: `Carta ${index}.` })
  const { url, received } = await listen()
  process.env.SMTP_URL = url
  const sent = await Promise.all([sendDue(), sendDue(), sendDue(), sendDue()])
  expect(sent.reduce((sum, count) => sum + count, 0)).toBe(12)
  expect(received().match(/^Subject: /gm)).toHaveLength(12)
})

it('that failed is tried again when it is due, and not before', async () => {
  await database().mail.deleteMany()
  const refusing = await listen({ refuses: true })
  process.env.SMTP_URL = refusing.url
  const id = await keepLetter(database(), LETTER)
  expect(await sendWaiting(id)).toBe(false)
  const row = await database().mail.findUniqueOrThrow({ where: { id } })
  expect(row.attempts).toBe(1)
  expect(row.nextTryAt?.getTime()).toBeGreaterThan(Date.now())
  server?.close()
  const { url, received } = await listen()
  process.env.SMTP_URL = url
  expect(await sendDue()).toBe(0)
  await database().mail.update({ where: { id }, data: { nextTryAt: new Date(Date.now() - 1000) } })
  expect(await sendDue()).toBe(1)
  expect(received()).toContain('To: ana@fiscalia.example')
})

it('that failed too often waits for the admin alone', async () => {
  await database().mail.deleteMany()
  const { url } = await listen({ refuses: true })
  process.env.SMTP_URL = url
  const { id } = await database().mail.create({ data: { ...LETTER, attempts: 11 } })
  expect(await sendDue()).toBe(0)
  expect(await database().mail.findUniqueOrThrow({ where: { id } })).toMatchObject({ attempts: 12, nextTryAt: null })
})
