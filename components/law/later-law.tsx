import { getTranslations } from 'next-intl/server'
import type { Finding } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay, semicolon } from '@/lib/platform/i18n/names'

/**
 * Says so where a finding rests on articles that begin after the day shown: its words about who orders, in what time
 * and why are one text for its whole period, and tell of the later law too.
 */
export async function LaterLaw({ finding, day, locale }: { finding: Finding; day: string; locale: Locale }) {
  const later = finding.provisions.filter(({ period }) => period.from !== null && period.from > day)
  if (later.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'period' })
  const articles = later.map(({ article, period }) =>
    t('laterArticle', { article, day: formatDay(period.from ?? day, locale) }),
  )
  return <p className="aside">{t('laterLaw', { articles: articles.join(semicolon(locale)) })}</p>
}
