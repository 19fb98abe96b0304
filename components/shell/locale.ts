import { headers } from 'next/headers'
import { isLocale, type Locale, negotiateLocale } from '@/lib/platform/i18n/locales'

/** The page's language; for an address with none of ours, the reader's own, which its 404 is written in. */
export async function currentLocale(segment: string): Promise<Locale> {
  if (isLocale(segment)) return segment
  return negotiateLocale((await headers()).get('accept-language') ?? undefined)
}
