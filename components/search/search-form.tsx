import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { Jurisdiction } from '@/lib/law/schema'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { type Asked, KINDS, LONGEST } from '@/lib/search/schema'

type SearchFormProps = { request: PageRequest; asked: Asked; jurisdictions: Jurisdiction[] }

/** The page's own form: the header's box is not there on a phone, and knows neither country nor kind. */
export async function SearchForm({ request, asked, jurisdictions }: SearchFormProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'search' })
  const names = sortByName(
    jurisdictions.map(({ code }) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const chosen = asked.countries?.join(',') ?? ''
  return (
    <form className="search-form" action={`/${locale}/search`}>
      {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
      {query.countries ? <input type="hidden" name="countries" value={query.countries} /> : null}
      <label className="search-words">
        <span>{t('words')}</span>
        <input type="search" name="q" maxLength={LONGEST} defaultValue={asked.q} />
      </label>
      <label>
        <span>{t('country')}</span>
        <select name="country" defaultValue={chosen}>
          <option value="">{t('anyCountry')}</option>
          {(asked.countries?.length ?? 0) > 1 ? (
            <option value={chosen}>{asked.countries?.map((code) => countryName(code, locale)).join(', ')}</option>
          ) : null}
          {names.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{t('kind')}</span>
        <select name="kind" defaultValue={asked.kind ?? ''}>
          <option value="">{t('anyKind')}</option>
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{t('submit')}</button>
    </form>
  )
}
