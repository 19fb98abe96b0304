import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'

export async function measureWords(locale: Locale) {
  const [t, status] = await Promise.all([
    getTranslations({ locale, namespace: 'measures' }),
    getTranslations({ locale, namespace: 'status' }),
  ])
  return { t, status }
}
