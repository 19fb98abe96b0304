import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DataText } from '@/components/ui/text'
import { groupBy } from '@/lib/comparison/change-view-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { ArticleChanges } from './article-changes'
import { CountryTable, RequirementTable } from './change-tables'
import { countryOrder } from './order'
import { type ChangesPage, viewHref } from './view'

/** Every change, by country or by requirement; with its reasons and articles where there is room for them. */
export async function ChangeLists(page: ChangesPage) {
  const { request, view, outline, jurisdictions, shown, texts } = page
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const by = view.choice.by ?? 'country'
  const titles = new Map(outline.requirements.map(({ id, title }) => [id, title]))
  const groups = groupBy(
    shown,
    by,
    by === 'country' ? countryOrder(jurisdictions, view.countries, locale) : view.requirements,
  )
  const nameOf = (id: string) => {
    const title = titles.get(id)
    if (by === 'country') return countryName(id, locale)
    return title === undefined ? id : pickText(title, locale).text
  }
  const choice = (value: 'country' | 'requirement', word: string) => (
    <li>
      <Link
        href={viewHref(request, view, { by: value })}
        prefetch={false}
        scroll={false}
        aria-current={by === value ? 'true' : undefined}
      >
        {word}
      </Link>
    </li>
  )
  return (
    <>
      <ul className="actions change-kinds" aria-label={t('group')}>
        {choice('country', t('byCountry'))}
        {choice('requirement', t('byRequirement'))}
      </ul>
      {texts === null ? <p className="note">{t('narrow')}</p> : null}
      {groups.map(({ id, changes }) => {
        const title = titles.get(id)
        return (
          <section key={id} id={id} className="change-group" aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>
              {by === 'requirement' && title !== undefined ? <DataText value={title} locale={locale} /> : nameOf(id)}{' '}
              <small>{t('groupCount', { count: changes.length })}</small>
            </h2>
            {texts === null ? (
              <p>
                <a href={viewHref(request, view, { [by]: id })}>{t('seeArticles')}</a>
              </p>
            ) : null}
            {by === 'country' ? (
              <CountryTable {...page} changes={changes} titles={titles} name={nameOf(id)} />
            ) : (
              <RequirementTable {...page} changes={changes} name={nameOf(id)} />
            )}
            {texts === null ? null : <ArticleChanges {...page} texts={texts} changes={changes} group={id} />}
          </section>
        )
      })}
    </>
  )
}
