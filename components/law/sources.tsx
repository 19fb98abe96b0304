import { getTranslations } from 'next-intl/server'
import type { Source } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'

/** Sources as links, each with its publisher and kind. Titles stay in the language they were published in. */
export async function Sources({ sources, locale }: { sources: Source[]; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'law' })
  return (
    <ul className="sources">
      {sources.map(({ id, title, publisher, url, kind, publishedOn }) => (
        <li key={id}>
          {url === null ? (
            <span>
              {title} ({t('noLink')})
            </span>
          ) : (
            <a href={url} rel="noreferrer" className="external">
              {title}
            </a>
          )}{' '}
          <small>
            {[
              publisher,
              t(`sourceKinds.${kind}`),
              publishedOn === null ? null : t('publishedLabel', { day: formatDay(publishedOn, locale) }),
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </small>
        </li>
      ))}
    </ul>
  )
}
