import 'server-only'
import { createTransport } from 'nodemailer'
import { database } from '../platform/db/client'
import { log } from '../platform/log'
import type { Letter } from './letters'

/** Can letters be sent, or do they wait on the mail page? */
export function canSend(): boolean {
  return Boolean(process.env.SMTP_URL)
}

/**
 * Keeps the letter and sends it by SMTP where SMTP_URL says how. Without it, or where sending fails, it waits for the
 * admin on the mail page; the log says that it waits and names no address. Never throws: the change that the letter
 * tells of has been made.
 */
export async function sendMail(letter: Letter): Promise<void> {
  try {
    const { id } = await database().mail.create({ data: letter, select: { id: true } })
    await sendWaiting(id)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    log.error({ code }, 'a letter could not be kept')
  }
}

/** Sends a letter that waits; false where it waits on. */
export async function sendWaiting(id: string): Promise<boolean> {
  const letter = await database().mail.findFirst({ where: { id, sentAt: null } })
  if (letter === null) return false
  const url = process.env.SMTP_URL
  if (!url) {
    log.warn({ mail: id }, 'no SMTP_URL: a letter waits on the mail page')
    return false
  }
  try {
    await createTransport(url).sendMail({
      from: process.env.SMTP_FROM || 'Cotejo <cotejo@localhost>',
      to: letter.to,
      subject: letter.subject,
      text: letter.body,
    })
    // Its link is a secret and now with whom it is for.
    await database().mail.update({ where: { id }, data: { sentAt: new Date(), fault: null, body: '' } })
    return true
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    // The server's own words name whom the letter is for; they are for the admin, not for the log.
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    log.error({ mail: id, code }, 'a letter could not be sent')
    await database().mail.update({ where: { id }, data: { fault: fault.slice(0, 500) } })
    return false
  }
}
