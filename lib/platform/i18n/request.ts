import { getRequestConfig } from 'next-intl/server'
import { loadMessages } from './load-messages'
import { DEFAULT_LOCALE, isLocale, type Locale } from './locales'

export default getRequestConfig(async ({ locale: asked, requestLocale }) => {
  const wanted = asked ?? (await requestLocale)
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE
  // Dates of law are calendar days without a zone; they are held as midnight UTC while they are formatted.
  return { locale, messages: await readMessages(locale), timeZone: 'UTC' }
})

const kept = new Map<Locale, ReturnType<typeof loadMessages>>()

function readMessages(locale: Locale) {
  const known = process.env.NODE_ENV === 'production' ? kept.get(locale) : undefined
  const messages = known ?? loadMessages(locale)
  kept.set(locale, messages)
  return messages
}
