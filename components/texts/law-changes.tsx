import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Outline } from '@/lib/framework/schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { LawChange } from '@/lib/texts/queries'

type LawChangesProps = { changes: LawChange[]; outline: Outline; request: PageRequest }

/** Every finding whose law changed since it was last checked, in the framework's order. */
export async function LawChanges({ changes, outline, request: { locale, query } }: LawChangesProps) {
  const t = await getTranslations({ locale, namespace: 'texts' })
  const titles = new Map(outline.requirements.map(({ id, title }) => [id, title]))
  return (
    <>
      <h2 id="law-changed">{t('listTitle')}</h2>
      <p>{t('listHint')}</p>
      {changes.length === 0 ? <p>{t('listNone')}</p> : null}
      <ul className="plain">
        {changes.map(({ finding, country, requirement, provision, article, changedOn, noticedOn }) => {
          const title = titles.get(requirement)
          return (
            <li key={`${finding} ${provision}`}>
              <a href={href(locale, `/matrix/${country}/${requirement}`, query)}>
                {countryName(country, locale)}:{' '}
                {title === undefined ? requirement : <DataText value={title} locale={locale} />}
              </a>{' '}
              <small>
                <a href={href(locale, `/provisions/${country}/${provision}`, query)}>{article}</a>,{' '}
                {formatDay(changedOn ?? noticedOn, locale)}
              </small>
            </li>
          )
        })}
      </ul>
    </>
  )
}
