import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'

/** The page's language; for an address with none of ours, the language that its 404 is written in. */
export function currentLocale(segment: string): Locale {
  return isLocale(segment) ? segment : DEFAULT_LOCALE
}
