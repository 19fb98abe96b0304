import { createTranslator } from 'next-intl'
import { publicAddress } from '../auth/deployment'
import { findFollowed } from '../feeds/queries'
import { makeEntries } from '../feeds/rules'
import type { Standing } from '../feeds/schema'
import { keepLetter, sendDue } from '../mail/commands'
import type { Letter } from '../mail/letters'
import { database, dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { runWithRequest } from '../platform/http/request-context'
import { loadMessages } from '../platform/i18n/load-messages'
import { DEFAULT_LOCALE, isLocale, type Locale } from '../platform/i18n/locales'
import { log } from '../platform/log'
import { findLawChanges } from '../texts/queries'
import { findNews, isDue, writeDigest } from './rules'
import { kindSchema, paceSchema, seenSchema } from './schema'

// Loaded outside Next too (`npm run digest`): nothing here may need its server.

export type DigestReport = {
  /** Whose day it was, of whom so many have a letter now, and for so many something went wrong. */
  due: number
  letters: number
  failed: number
  /** Letters that went out, those of before that were due among them. */
  sent: number
}

/**
 * Writes the letters of the day. What a reader was told of, that it was looked at today, and the letter are one
 * transaction a person: whenever this ends, whoever has no letter yet has it from the next run, and nobody has two.
 */
export async function sendDigests(today: string): Promise<DigestReport> {
  const request = { id: 'digest', today, revision: undefined, status: undefined }
  return runWithRequest(request, async () => {
    const readers = await database().digest.findMany({
      where: { NOT: { every: 'never' }, user: { isActive: true } },
      orderBy: { userId: 'asc' },
    })
    const due = readers.filter(({ every, lookedOn }) => isDue(paceSchema.parse(every), dayOf(lookedOn), today))
    const report = { due: due.length, letters: 0, failed: 0 }
    if (due.length > 0) {
      const [found, changes] = await Promise.all([findFollowed(today), findLawChanges()])
      const changed = new Set(changes.map(({ finding }) => finding))
      for (const { userId } of due) {
        try {
          if (await database().$transaction((tx) => keepDigest(tx, { userId, today, found, changed })))
            report.letters += 1
        } catch (error) {
          report.failed += 1
          // The database's own words name whom the letter is for; they are not for the log.
          const code = error instanceof Error && 'code' in error ? error.code : undefined
          log.error({ account: userId, code }, 'a digest could not be written')
        }
      }
    }
    // Each by whoever takes it first, this or a server: a letter taken twice would go twice.
    return { ...report, sent: await sendDue() }
  })
}

type Told = { userId: string; today: string; found: readonly Standing[]; changed: ReadonlySet<string> }

/** Keeps one reader's letter; false where there is none. */
async function keepDigest(tx: Prisma.TransactionClient, { userId, today, found, changed }: Told): Promise<boolean> {
  // Two runs at a time: the second waits here, and then sees that this was looked at.
  await tx.$queryRaw`SELECT FROM digest WHERE account_id = ${userId} FOR UPDATE`
  const digest = await tx.digest.findUnique({ where: { userId }, include: { user: { include: { follows: true } } } })
  if (digest === null || !digest.user.isActive) return false
  if (!isDue(paceSchema.parse(digest.every), dayOf(digest.lookedOn), today)) return false
  const { news, follows } = findNews(
    digest.user.follows.map(({ kind, subject, seen }) => ({
      ...{ kind: kindSchema.parse(kind), subject },
      seen: seenSchema.parse(seen),
    })),
    found,
  )
  for (const { kind, subject, seen, isMoved } of follows)
    if (isMoved) await tx.follow.update({ where: { userId_kind_subject: { userId, kind, subject } }, data: { seen } })
  const lastSent = news.length === 0 ? undefined : new Date()
  await tx.digest.update({ where: { userId }, data: { lookedOn: new Date(`${today}T00:00:00Z`), lastSent } })
  if (news.length === 0) return false
  const { locale } = digest.user
  await keepLetter(tx, await digestLetter(digest.user, isLocale(locale) ? locale : DEFAULT_LOCALE, news, changed))
  return true
}

async function digestLetter(
  { email, name }: { email: string; name: string },
  locale: Locale,
  news: readonly Standing[],
  changed: ReadonlySet<string>,
): Promise<Letter> {
  const common = { locale, messages: await loadMessages(locale), timeZone: 'UTC' }
  const t = createTranslator({ ...common, namespace: 'account.letters' })
  const texts = createTranslator({ ...common, namespace: 'texts' })
  const status = createTranslator({ ...common, namespace: 'status' })
  const address = publicAddress()
  const entries = makeEntries(news, changed, {
    ...{ locale, address },
    words: { entry: (values) => texts('feedEntry', values), status, changed: texts('changed') },
  })
  const body = writeDigest(entries, {
    lead: t('digestLead', { name }),
    more: (count) => t('digestMore', { count, link: `${address}/${locale}/matrix` }),
    stop: t('digestStop', { link: `${address}/${locale}/account#follow` }),
  })
  return { to: email, subject: t('digestSubject', { count: news.length }), body }
}
