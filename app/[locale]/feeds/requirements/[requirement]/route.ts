import { getTranslations } from 'next-intl/server'
import { findRequirement } from '@/lib/framework/queries'
import { pickText } from '@/lib/platform/i18n/localised'
import { answerFeed } from '../../answer-feed'

/** What every country has for a requirement, to be followed. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: string; requirement: string }> }) {
  const { locale: segment, requirement: id } = await params
  return answerFeed(segment, {
    path: `requirements/${id}`,
    has: ({ requirement }) => requirement === id,
    title: async (locale) => {
      const { title } = await findRequirement(id)
      const t = await getTranslations({ locale, namespace: 'texts' })
      return t('feedRequirement', { requirement: pickText(title, locale).text })
    },
  })
}
