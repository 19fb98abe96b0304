import { getRequestConfig } from 'next-intl/server'
import { DEFAULT_LOCALE, isLocale } from './locales'

export default getRequestConfig(async ({ locale: asked, requestLocale }) => {
  const wanted = asked ?? (await requestLocale)
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE
  const { default: messages } = await import(`./messages/${locale}.json`)
  // Dates of law are calendar days without a zone; they are held as midnight UTC while they are formatted.
  return { locale, messages, timeZone: 'UTC' }
})
