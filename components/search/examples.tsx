import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'

const EXAMPLES = ['words', 'phrase', 'without', 'article', 'law', 'country'] as const

/** How to ask, by examples that are links. */
export async function Examples({ request }: { request: PageRequest }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'search' })
  return (
    <>
      <p className="lead">{t('hint')}</p>
      <h2>{t('examplesTitle')}</h2>
      <dl className="attributes search-examples">
        {EXAMPLES.map((example) => (
          <div key={example}>
            <dt>
              <a href={href(locale, '/search', query, { q: t(`examples.${example}.q`) })}>
                {t(`examples.${example}.q`)}
              </a>
            </dt>
            <dd>{t(`examples.${example}.text`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
