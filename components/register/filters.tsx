import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { DEFICIENCY_KINDS, DEFICIENCY_STATUSES, SEVERITIES } from '@/lib/register/schema'
import type { RegisterProps } from './register-screen'
import { registerWords } from './words'

/** What of the register is shown, as a plain form: the address is the view. */
export async function Filters({ request, view, outline, jurisdictions, assignees }: RegisterProps) {
  const { locale, actor } = request
  const { t } = await registerWords(locale)
  const countries = sortByName(
    jurisdictions.map(({ code }) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  type Name = 'country' | 'area' | 'standard' | 'kind' | 'severity' | 'status' | 'assignee'
  const select = (name: Name, value: string | undefined, options: { value: string; label: string }[]) => (
    <label>
      {t(`filter.${name}`)}
      <select name={name} defaultValue={value ?? ''}>
        <option value="">{t('filter.any')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form className="register-filters" action={`/${locale}/deficiencies`} aria-label={t('filter.label')}>
      {(['sort', 'order', 'view'] as const).map((name) =>
        view[name] === undefined ? null : <input key={name} type="hidden" name={name} value={view[name]} />,
      )}
      {select(
        'country',
        view.country?.join(','),
        countries.map(({ code, name }) => ({ value: code, label: name })),
      )}
      {select(
        'area',
        view.area,
        outline.areas.map(({ id, title }) => ({ value: id, label: pickText(title, locale).text })),
      )}
      {select(
        'standard',
        view.standard,
        outline.standards.map(({ id, short }) => ({ value: id, label: pickText(short, locale).text })),
      )}
      {select(
        'kind',
        view.kind,
        DEFICIENCY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
      )}
      {select(
        'severity',
        view.severity,
        SEVERITIES.map((severity) => ({ value: severity, label: t(`severities.${severity}`) })),
      )}
      {select(
        'status',
        view.status?.join(','),
        DEFICIENCY_STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) })),
      )}
      {actor === null
        ? null
        : select('assignee', view.assignee, [
            { value: 'me', label: t('filter.me') },
            { value: 'none', label: t('filter.none') },
            ...assignees.map(({ id, name }) => ({ value: id, label: name })),
          ])}
      <label>
        {t('filter.age')}
        <input type="number" name="age" min={0} max={36500} defaultValue={view.age} />
      </label>
      <label>
        {t('filter.q')}
        <input type="search" name="q" maxLength={200} defaultValue={view.q} />
      </label>
      <button type="submit" className="quiet">
        {t('filter.apply')}
      </button>
      <a href={`/${locale}/deficiencies`}>{t('filter.reset')}</a>
    </form>
  )
}
