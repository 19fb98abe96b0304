import './texts.css'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/platform/i18n/locales'

/** Tells feed readers, in the page's head, that what the page shows can be followed; and readers, in a line. */
export async function FeedLink({ path, title, locale }: { path: string; title: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const address = `/${locale}/feeds/${path}`
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={`Cotejo: ${title}`} href={address} />
      <p className="feed-line">
        <a href={address} type="application/atom+xml">
          {t('feed')}
        </a>
      </p>
    </>
  )
}
