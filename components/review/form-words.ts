import { getMessages, getTranslations } from 'next-intl/server'
import { CONFIDENCES, STATUSES } from '@/lib/law/schema'
import { LOCALES, type Locale } from '@/lib/platform/i18n/locales'

/** What the fields of several forms are given: languages, the reader's first, and the statuses and certainties. */
export async function fieldWords(locale: Locale) {
  const t = await getTranslations({ locale })
  const { forms } = await getMessages({ locale })
  const languages = [locale, ...LOCALES.filter((other) => other !== locale)]
  return {
    localised: {
      languages: languages.map((code) => ({ code, name: t(`language.${code}`) })),
      others: forms.otherLanguages,
    },
    statuses: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
    confidences: CONFIDENCES.map((value) => ({ value, label: t(`confidence.${value}`) })),
  }
}
