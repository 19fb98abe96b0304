import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { PenaltySort } from '@/lib/comparison/penalty-schema'
import type { Group, RequirementBrief } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

type FormProps = {
  request: PageRequest
  groups: Group[]
  penalised: RequirementBrief[]
  jurisdictions: Jurisdiction[]
  requirement: string
  sort: PenaltySort
  shown: readonly string[]
}

/** Another conduct, other countries: a form, so that it works without script. */
export async function ChartForm({ request, groups, penalised, jurisdictions, requirement, sort, shown }: FormProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'penalties' })
  const countries = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
    locale,
  )
  const sets = [
    { title: t('participants'), members: countries.filter(({ role }) => role === 'participant') },
    { title: t('references'), members: countries.filter(({ role }) => role !== 'participant') },
  ]
  return (
    <form className="penalty-form" action={`/${locale}/penalties`} aria-label={t('form')}>
      {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
      {sort === 'name' ? null : <input type="hidden" name="sort" value={sort} />}
      <label>
        {t('conduct')}
        <select name="requirement" defaultValue={requirement}>
          {groups.map(({ id, slug, title }) => {
            const members = penalised.filter(({ group }) => group === slug)
            return members.length === 0 ? null : (
              <optgroup key={id} label={pickText(title, locale).text}>
                {members.map((member) => (
                  <option key={member.id} value={member.id}>
                    {pickText(member.title, locale).text}
                  </option>
                ))}
              </optgroup>
            )
          })}
        </select>
      </label>
      <details>
        <summary>{t('countries')}</summary>
        {sets.map(({ title, members }) =>
          members.length === 0 ? null : (
            <fieldset key={title}>
              <legend>{title}</legend>
              {members.map(({ code, name }) => (
                <label key={code}>
                  <input type="checkbox" name="countries" value={code} defaultChecked={shown.includes(code)} /> {name}
                </label>
              ))}
            </fieldset>
          ),
        )}
      </details>
      <button type="submit">{t('show')}</button>
    </form>
  )
}
