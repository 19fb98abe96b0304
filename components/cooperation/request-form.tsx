import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import type { CheckChoice } from '@/lib/cooperation/request-schema'
import { isConduct, MEASURES } from '@/lib/cooperation/schema'
import type { Outline } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

export type FormProps = {
  request: PageRequest
  jurisdictions: Jurisdiction[]
  outline: Outline
  choice: CheckChoice
}

/** The question as a form: it works without script, and what is left open is asked for again. */
export async function RequestForm({ request, jurisdictions, outline, choice }: FormProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const countries = sortByName(
    jurisdictions.map(({ code }) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  const conducts = outline.requirements.filter(({ id }) => isConduct(id))
  const groups = outline.areas.flatMap(({ groups }) => groups)
  const country = (name: 'requesting' | 'requested') => (
    <label>
      <span>{t(`form.${name}`)}</span>
      <select name={name} defaultValue={choice[name] ?? ''}>
        <option value="">{t('form.choose')}</option>
        {countries.map(({ code, name: text }) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form action={`/${locale}/cooperation`} className="coop-form" aria-label={t('form.label')}>
      {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
      {query.countries ? <input type="hidden" name="countries" value={query.countries} /> : null}
      <div className="coop-pair">
        {country('requesting')}
        {country('requested')}
        <label>
          <span>{t('form.measure')}</span>
          <select name="measure" defaultValue={choice.measure ?? ''}>
            <option value="">{t('form.choose')}</option>
            {MEASURES.map((measure) => (
              <option key={measure} value={measure}>
                {t(`measures.${measure}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <fieldset>
        <legend>{t('form.conducts')}</legend>
        <div className="coop-conducts">
          {groups
            .map((group) => ({ group, members: conducts.filter((one) => one.group === group.slug) }))
            .filter(({ members }) => members.length > 0)
            .map(({ group, members }) => (
              <div key={group.slug}>
                <p className="aside">
                  <DataText value={group.title} locale={locale} />
                </p>
                {members.map(({ id, title }) => (
                  <label key={id} className="check">
                    <input
                      type="checkbox"
                      name="conduct"
                      value={id}
                      defaultChecked={choice.conduct?.some((one) => one === id)}
                    />{' '}
                    <span>
                      <DataText value={title} locale={locale} />
                    </span>
                  </label>
                ))}
              </div>
            ))}
        </div>
      </fieldset>
      <button type="submit">{t('form.submit')}</button>
    </form>
  )
}
