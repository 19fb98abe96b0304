import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import type { Jurisdiction } from '@/lib/law/schema'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import type { Field, Picture } from './picture'

type FormProps = { request: PageRequest; picture: Picture; jurisdictions: readonly Jurisdiction[] }

/** What is shown: a form, so that it works without script. */
export async function PictureForm({ request, picture, jurisdictions }: FormProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'pictures' })
  const hasCountries = picture.fields.some(({ kind }) => kind === 'countries')
  return (
    <form className="picture-form" action={`/${locale}/pictures/${picture.name}`} aria-label={t('form')}>
      {query.date ? <input type="hidden" name="date" value={query.date} /> : null}
      {!hasCountries && query.countries ? <input type="hidden" name="countries" value={query.countries} /> : null}
      {picture.fields.map((field) => (
        <FieldView
          key={field.kind === 'countries' ? 'countries' : field.name}
          request={request}
          field={field}
          jurisdictions={jurisdictions}
        />
      ))}
      <button type="submit">{t('show')}</button>
    </form>
  )
}

type FieldProps = { request: PageRequest; field: Field; jurisdictions: readonly Jurisdiction[] }

async function FieldView({ request: { locale }, field, jurisdictions }: FieldProps) {
  if (field.kind === 'check')
    return (
      <label>
        <input type="checkbox" name={field.name} value="1" defaultChecked={field.isChecked} /> {field.label}
      </label>
    )
  if (field.kind === 'select')
    return (
      <label>
        {field.label}
        <select name={field.name} defaultValue={field.value}>
          {field.options.map(({ value, text }) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      </label>
    )
  const t = await getTranslations({ locale, namespace: 'pictures' })
  const countries = sortByName(
    jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
    locale,
  )
  const sets = [
    { title: t('participants'), members: countries.filter(({ role }) => role === 'participant') },
    { title: t('references'), members: countries.filter(({ role }) => role !== 'participant') },
  ]
  return (
    <details>
      <summary>{t('countries')}</summary>
      {sets.map(({ title, members }) =>
        members.length === 0 ? null : (
          <fieldset key={title}>
            <legend>{title}</legend>
            {members.map(({ code, name }) => (
              <label key={code}>
                <input type="checkbox" name="countries" value={code} defaultChecked={field.shown.includes(code)} />{' '}
                {name}
              </label>
            ))}
          </fieldset>
        ),
      )}
    </details>
  )
}
