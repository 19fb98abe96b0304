import { getTranslations } from 'next-intl/server'
import { findJurisdiction } from '@/lib/law/queries'
import { countryName } from '@/lib/platform/i18n/names'
import { answerFeed } from '../../answer-feed'

/** What Cotejo says of a country, to be followed. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; country: string }> }) {
  const { locale: segment, country: code } = await params
  return answerFeed(segment, {
    path: `countries/${code}`,
    has: ({ country }) => country === code,
    title: async (locale) => {
      await findJurisdiction(code)
      const t = await getTranslations({ locale, namespace: 'texts' })
      return t('feedCountry', { country: countryName(code, locale) })
    },
  })
}
