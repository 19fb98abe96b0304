import 'server-only'
import { createTransport } from 'nodemailer'
import { database } from '../platform/db/client'
import { log } from '../platform/log'
import type { Letter } from './letters'

/**
 * Keeps the letter and sends it by SMTP where SMTP_URL says how. Without it, or where sending fails, it waits for the
 * admin on the mail page; the log says that it waits and names no address. Never throws: the change that the letter
 * tells of has been made.
 */
export async function sendMail(letter: Letter): Promise<void> {
  const { id } = await database().mail.create({ data: letter, select: { id: true } })
  const url = process.env.SMTP_URL
  if (!url) {
    log.warn({ mail: id }, 'no SMTP_URL: a letter waits on the mail page')
    return
  }
  try {
    await createTransport(url).sendMail({
      from: process.env.SMTP_FROM || 'Cotejo <cotejo@localhost>',
      to: letter.to,
      subject: letter.subject,
      text: letter.body,
    })
    await database().mail.update({ where: { id }, data: { sentAt: new Date(), fault: null } })
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error)
    log.error({ mail: id, err: error }, 'a letter could not be sent')
    await database().mail.update({ where: { id }, data: { fault: fault.slice(0, 500) } })
  }
}
