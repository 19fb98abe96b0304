import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import { AGE_BANDS } from '@/lib/cooperation/age-rules'
import { type CaseQuery, TIES } from '@/lib/cooperation/case-schema'
import { isConduct, MEASURES } from '@/lib/cooperation/schema'
import type { Group, RequirementBrief } from '@/lib/framework/schema'
import { FIRST_DAY } from '@/lib/law/periods'
import { countryName } from '@/lib/platform/i18n/names'

type CaseFormProps = {
  request: PageRequest
  query: CaseQuery
  countries: string[]
  requirements: RequirementBrief[]
  groups: Group[]
  isFolded: boolean
}

/** The facts as a plain form: no field takes free text, so that nothing about a person can be put in. */
export async function CaseForm({ request, query, countries, requirements, groups, isFolded }: CaseFormProps) {
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const pair = await getTranslations({ locale, namespace: 'text' })
  const conducts = requirements.filter(({ id }) => isConduct(id))
  const used = groups.filter(({ slug }) => conducts.some(({ group }) => group === slug))
  return (
    <details className="case-form" open={!isFolded}>
      <summary>{t(isFolded ? 'form.change' : 'form.open')}</summary>
      <form action={`/${locale}/case`}>
        {/* What the reader carries from page to page, though this page does not use it. */}
        {(['date', 'countries'] as const).map((name) =>
          request.query[name] ? <input key={name} type="hidden" name={name} value={request.query[name]} /> : null,
        )}
        <div className="case-fields">
          <label>
            <span>{t('form.day')}</span>
            <input type="date" name="facts" defaultValue={query.facts} min={FIRST_DAY} max={today} required />
          </label>
          <label>
            <span>{t('form.age')}</span>
            <select name="age" defaultValue={query.age ?? 'unknown'}>
              {AGE_BANDS.map((band) => (
                <option key={band} value={band}>
                  {t(`ages.${band}`)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset>
          <legend>{t('form.conducts')}</legend>
          <div className="case-groups">
            {used.map(({ id, slug, title }) => (
              <fieldset key={id}>
                <legend>
                  <DataText value={title} locale={locale} />
                </legend>
                {conducts
                  .filter(({ group }) => group === slug)
                  .map((conduct) => (
                    <label key={conduct.id} className="check">
                      <input
                        type="checkbox"
                        name="conduct"
                        value={conduct.id}
                        defaultChecked={query.conduct?.some((one) => one === conduct.id)}
                      />
                      <span>
                        <DataText value={conduct.title} locale={locale} />
                      </span>
                    </label>
                  ))}
              </fieldset>
            ))}
          </div>
        </fieldset>
        <Scroll className="case-scroll" label={t('form.ties')}>
          <table className="facts case-ties">
            <caption>{t('form.ties')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('form.country')}</th>
                {TIES.map((tie) => (
                  <th key={tie} scope="col">
                    <span>{t(`ties.${tie}`)}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {countries.map((code) => (
                <tr key={code}>
                  <th scope="row">{countryName(code, locale)}</th>
                  {TIES.map((tie) => (
                    <td key={tie}>
                      <label>
                        <input
                          type="checkbox"
                          name={tie}
                          value={code}
                          defaultChecked={query[tie]?.includes(code)}
                          aria-label={pair('pair', { name: countryName(code, locale), value: t(`ties.${tie}`) })}
                        />
                      </label>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p className="aside">
          {t.rich('form.outside', {
            link: (text) => <a href={href(locale, '/requirements/coo-providers', request.query)}>{text}</a>,
          })}
        </p>
        <fieldset>
          <legend>{t('form.measures')}</legend>
          <div className="case-measures">
            {MEASURES.map((measure) => (
              <label key={measure} className="check">
                <input
                  type="checkbox"
                  name="data"
                  value={measure}
                  defaultChecked={query.data?.some((one) => one === measure)}
                />
                <span>{t(`measures.${measure}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <button type="submit">{t('form.submit')}</button>
      </form>
    </details>
  )
}
