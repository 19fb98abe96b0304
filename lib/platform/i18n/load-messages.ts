import type { Messages } from 'next-intl'
import type { Locale } from './locales'
import { MESSAGE_AREAS } from './messages/areas'

/** All messages of a language, from their files. */
export async function loadMessages(locale: Locale): Promise<Messages> {
  const [base, ...areas] = await Promise.all([
    import(`./messages/${locale}.json`),
    ...MESSAGE_AREAS.map((area) => import(`./messages/${locale}/${area}.json`)),
  ])
  const byArea = MESSAGE_AREAS.map((area, index) => [area, areas[index].default])
  return { ...base.default, ...Object.fromEntries(byArea) }
}
