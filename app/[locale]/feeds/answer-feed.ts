import { getTranslations } from 'next-intl/server'
import { publicAddress } from '@/lib/auth/deployment'
import { requireAction } from '@/lib/auth/permissions'
import { currentActor } from '@/lib/auth/session'
import { findFollowed, idOf } from '@/lib/feeds/queries'
import { makeEntries, writeAtom } from '@/lib/feeds/rules'
import type { EntryWords } from '@/lib/feeds/schema'
import { Problem } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'
import { isLocale, type Locale } from '@/lib/platform/i18n/locales'
import { findLawChanges } from '@/lib/texts/queries'

/** What a feed follows; `title` throws NotFound for what does not exist. */
export type Followed = {
  path: string
  title: (locale: Locale) => Promise<string>
  has: (finding: { country: string; requirement: string }) => boolean
}

/** A feed of findings: what stands for each, newest word first. Its address without its language names it for ever. */
export async function answerFeed(segment: string, { path, title, has }: Followed): Promise<Response> {
  try {
    if (!isLocale(segment)) return say(404)
    const locale = segment
    requireAction(await currentActor(), 'law.read')
    const named = await title(locale)
    const [t, status, found, changes] = await Promise.all([
      getTranslations({ locale, namespace: 'texts' }),
      getTranslations({ locale, namespace: 'status' }),
      findFollowed(currentRequest().today),
      findLawChanges(),
    ])
    const changed = new Set(changes.map(({ finding }) => finding))
    const address = publicAddress()
    const words = { entry: (values: Parameters<EntryWords['entry']>[0]) => t('feedEntry', values), status }
    const entries = makeEntries(found.filter(has), changed, {
      ...{ locale, address },
      words: { ...words, changed: t('changed') },
    })
    const xml = writeAtom({
      ...{ id: idOf(`feed ${path} ${locale}`), title: named, subtitle: t('feedSubtitle'), locale, entries },
      ...{ self: `${address}/${locale}/feeds/${path}`, page: `${address}/${locale}/${path}` },
    })
    return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return say(error.status)
  }
}

const say = (status: number) =>
  new Response(String(status), { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
