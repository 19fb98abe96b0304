import 'server-only'
import { database } from '../platform/db/client'

const MOST_SENT = 50

/** The letters that wait, the newest first, and of those that went the last ones, whose text is no longer kept. */
export async function findLetters() {
  const [waiting, sent] = await Promise.all([
    database().mail.findMany({ where: { sentAt: null }, orderBy: { createdAt: 'desc' } }),
    database().mail.findMany({ where: { NOT: { sentAt: null } }, orderBy: { sentAt: 'desc' }, take: MOST_SENT }),
  ])
  return { waiting, sent }
}
