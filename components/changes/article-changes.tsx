import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import { href } from '@/components/shell/href'
import { OfficialPair } from '@/components/texts/official-pair'
import type { Change, ChangeTexts } from '@/lib/comparison/change-schema'
import { articlesChanged } from '@/lib/comparison/change-view-rules'
import type { Provision } from '@/lib/law/schema'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { ChangesPage } from './view'
import { Wordings } from './wordings'

type ArticlesProps = Pick<ChangesPage, 'request' | 'view'> & { texts: ChangeTexts; changes: Change[]; group: string }

/** The articles that were amended, begin or end, by day: the old wording and the new one, each folded away. */
export async function ArticleChanges({ request, view, texts, changes, group }: ArticlesProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const words = await lawWords(locale)
  const find = (provision: { country: string; id: string } | null): Provision | null =>
    provision === null ? null : (texts.provisions.get(`${provision.country}/${provision.id}`) ?? null)
  const official = await getTranslations({ locale, namespace: 'texts' })
  const officialOf = ({ country, id }: Provision) => texts.official.get(`${country}/${id}`) ?? []
  const days = articlesChanged(changes)
  if (days.length === 0) return null
  const isByCountry = (view.choice.by ?? 'country') === 'country'
  return (
    <>
      <h3>{t('articles')}</h3>
      <p className="aside">{t('articlesText')}</p>
      {days.map(({ country, day, article: { kind, old, now } }) => {
        const [before, after] = [find(old), find(now)]
        const shown = after ?? before
        if (shown === null) return null
        return (
          <details key={`${day} ${old?.id} ${now?.id}`} id={`${group}-${day}-${shown.id}`} className="article-change">
            <summary>
              {[
                ...(isByCountry ? [] : [countryName(country, locale)]),
                formatDay(day, locale),
                shown.instrument.title,
                shown.article,
              ].join(' · ')}
              : {t(`articleKinds.${kind}`)}
            </summary>
            <Wordings before={before} after={after} request={request} />
            {before !== null && after !== null && officialOf(before).length > 0 && officialOf(after).length > 0 ? (
              <>
                <h4>{official('title')}</h4>
                <OfficialPair
                  before={{ period: before.period, texts: officialOf(before) }}
                  after={{ period: after.period, texts: officialOf(after) }}
                  {...{ country, locale }}
                />
              </>
            ) : null}
            <p className="aside">
              {[before, after].map((provision) =>
                provision === null ? null : (
                  <span key={provision.id} className="aside">
                    <a href={href(locale, `/provisions/${country}/${provision.id}`, query)}>{provision.article}</a>{' '}
                    {words.provisionPeriod(provision.period)}
                  </span>
                ),
              )}
            </p>
          </details>
        )
      })}
    </>
  )
}
