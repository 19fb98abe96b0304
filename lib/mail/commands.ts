import { createTransport } from 'nodemailer'
import { z } from 'zod'
import { database } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { log } from '../platform/log'
import type { Letter } from './letters'
import { waitAfter } from './rules'

/** Can letters be sent, or do they wait on the mail page? */
export function canSend(): boolean {
  return Boolean(process.env.SMTP_URL)
}

/**
 * Keeps the letter in the transaction of the change that it tells of: it is there when the change is, and whichever
 * server is alive sends it. Answers its id, for `sendWaiting` once the change is committed.
 */
export async function keepLetter(tx: Prisma.TransactionClient, letter: Letter): Promise<string> {
  const { id } = await tx.mail.create({ data: letter, select: { id: true } })
  return id
}

/** Keeps the letter and sends it by SMTP where SMTP_URL says how. Never throws. */
export async function sendMail(letter: Letter): Promise<void> {
  try {
    await sendWaiting(await keepLetter(database(), letter))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    log.error({ code }, 'a letter could not be kept')
  }
}

/** How long a server that took a letter is given to send it, before another takes it. */
const LEASE_MINUTES = 2
const idsSchema = z.array(z.object({ id: z.string() }))

/**
 * Sends a letter that waits, whether it is due or not; false where it waits on: no server is set, sending failed, or
 * another server is at it. Never throws: the change that the letter tells of has been made.
 */
export async function sendWaiting(id: string): Promise<boolean> {
  if (!canSend()) {
    log.warn({ mail: id }, 'no SMTP_URL: a letter waits on the mail page')
    return false
  }
  try {
    return await sendKept(id)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    log.error({ mail: id, code }, 'a letter could not be sent')
    return false
  }
}

/** Sends every letter that is due, one by one, each by one server of all that do so at once. Answers how many went. */
export async function sendDue(): Promise<number> {
  if (!canSend()) return 0
  let sent = 0
  for (;;) {
    const taken = idsSchema.parse(
      await database().$queryRaw`
        UPDATE mail SET next_try_at = now() + make_interval(mins => ${LEASE_MINUTES}), attempts = attempts + 1
        WHERE id = (SELECT id FROM mail WHERE sent_at IS NULL AND next_try_at <= now()
                    ORDER BY next_try_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id::text`,
    )
    const [letter] = taken
    if (letter === undefined) return sent
    if (await deliver(letter.id)) sent += 1
  }
}

// One that was tried and has no fault is with a server that took it before this one came.
async function sendKept(id: string): Promise<boolean> {
  const taken = idsSchema.parse(
    await database().$queryRaw`
      UPDATE mail SET next_try_at = now() + make_interval(mins => ${LEASE_MINUTES}), attempts = attempts + 1
      WHERE id = (SELECT id FROM mail
                  WHERE id = ${id}::uuid AND sent_at IS NULL AND (attempts = 0 OR fault IS NOT NULL)
                  FOR UPDATE SKIP LOCKED)
      RETURNING id::text`,
  )
  return taken.length === 1 && deliver(id)
}

/** Of a letter that this server has taken. */
async function deliver(id: string): Promise<boolean> {
  const { to, subject, body, attempts } = await database().mail.findUniqueOrThrow({ where: { id } })
  try {
    const options = {
      url: process.env.SMTP_URL ?? '',
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
    }
    await createTransport(options).sendMail({
      from: process.env.SMTP_FROM || 'Cotejo <cotejo@localhost>',
      to,
      subject,
      text: body,
      // The same letter, should a server die between sending it and noting so: a reader's mail shows it once.
      messageId: `<${id}@cotejo>`,
    })
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    // The server's own words name whom the letter is for; they are for the admin, not for the log.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    log.error({ mail: id, code }, 'a letter could not be sent')
    const wait = waitAfter(attempts)
    const nextTryAt = wait === null ? null : new Date(Date.now() + wait)
    await database().mail.update({ where: { id }, data: { fault: fault.slice(0, 500), nextTryAt } })
    return false
  }
  // Its link is a secret and now with whom it is for.
  await database().mail.update({ where: { id }, data: { sentAt: new Date(), fault: null, body: '', nextTryAt: null } })
  return true
}
