import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { yearBefore } from '@/lib/comparison/change-view-rules'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { type ChangesPage, viewHref } from './view'

/** The two days and the filters, a plain form; what it does not ask for it hands on. */
export async function FilterForm({ request, view, outline, jurisdictions }: ChangesPage) {
  const { locale, query } = request
  const { from, to, choice } = view
  const t = await getTranslations({ locale, namespace: 'changes' })
  const countries = sortByName(
    jurisdictions.map(({ code }) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const requirements = choice.requirement ?? []
  const isSeveral = requirements.length > 1
  return (
    <div className="change-tools">
      <form method="get" className="change-form" aria-label={t('filters')}>
        {(['date', 'countries', 'kind', 'by'] as const).map((name) =>
          query[name] === undefined ? null : <input key={name} type="hidden" name={name} value={query[name]} />,
        )}
        <label>
          <span>{t('from')}</span>
          <input type="date" name="from" required defaultValue={from} />
        </label>
        <label>
          <span>{t('to')}</span>
          <input type="date" name="to" required defaultValue={to} />
        </label>
        <label>
          <span>{t('country')}</span>
          <select name="country" defaultValue={choice.country ?? ''}>
            <option value="">
              {choice.countries === undefined
                ? t('allCountries')
                : t('chosenCountries', { count: choice.countries.length })}
            </option>
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('area')}</span>
          <select name="area" defaultValue={choice.area ?? ''}>
            <option value="">{t('allAreas')}</option>
            {outline.areas.map(({ id, title }) => (
              <option key={id} value={id}>
                {pickText(title, locale).text}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('requirement')}</span>
          <select name="requirement" defaultValue={requirements.join(',')}>
            <option value="">{t('allRequirements')}</option>
            {isSeveral ? (
              <option value={requirements.join(',')}>{t('chosenRequirements', { count: requirements.length })}</option>
            ) : null}
            {outline.areas.map((area) => (
              <optgroup key={area.id} label={pickText(area.title, locale).text}>
                {outline.requirements
                  .filter((requirement) => requirement.area === area.id)
                  .map(({ id, title }) => (
                    <option key={id} value={id}>
                      {pickText(title, locale).text}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </label>
        <button type="submit">{t('apply')}</button>
      </form>
      <ul className="actions" aria-label={t('spans')}>
        <li>
          <Link
            href={viewHref(request, view, { from: WORKSHOP_DAY, to: request.today })}
            prefetch={false}
            scroll={false}
          >
            {t('sinceWorkshop')}
          </Link>
        </li>
        <li>
          <Link
            href={viewHref(request, view, { from: yearBefore(request.today), to: request.today })}
            prefetch={false}
            scroll={false}
          >
            {t('lastYear')}
          </Link>
        </li>
        {choice.country || choice.requirement || choice.area || choice.kind ? (
          <li>
            <Link
              href={viewHref(request, view, { country: null, requirement: null, area: null, kind: null })}
              prefetch={false}
              scroll={false}
            >
              {t('reset')}
            </Link>
          </li>
        ) : null}
      </ul>
    </div>
  )
}
