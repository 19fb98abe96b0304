import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import type { AttributeValue } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

/** The words of all of a comparison's cells, fetched once: there may be two thousand cells. */
export async function compareWords(locale: Locale) {
  const register = await getTranslations({ locale, namespace: 'register' })
  return {
    mark: register('mark'),
    t: await getTranslations({ locale, namespace: 'compare' }),
    status: await getTranslations({ locale, namespace: 'status' }),
    confidence: await getTranslations({ locale, namespace: 'confidence' }),
    terms: await getTranslations({ locale, namespace: 'law' }),
    law: await lawWords(locale),
    texts: await getTranslations({ locale, namespace: 'texts' }),
    nameOf: (country: string) => countryName(country, locale),
    /** A recorded fact as the reader sees it. */
    shown: ({ kind, value }: AttributeValue) => {
      if (typeof value !== 'string') return pickText(value, locale).text
      return kind === 'date' ? formatDay(value, locale) : value
    },
    english: ({ value }: AttributeValue) => (typeof value === 'string' ? value : pickText(value, 'en').text),
  }
}

export type CompareWords = Awaited<ReturnType<typeof compareWords>>
