import { getTranslations } from 'next-intl/server'
import type { AuditQuery } from '@/lib/audit/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName } from '@/lib/platform/i18n/names'
import { auditAddress } from './audit-address'
import { sayKind } from './kinds'

export type AuditChoices = { actors: string[]; commands: string[]; kinds: string[]; countries: string[] }

type AuditFilterProps = { locale: Locale; query: AuditQuery; choices: AuditChoices }

export async function AuditFilter({ locale, query, choices }: AuditFilterProps) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const { actors, commands, kinds, countries } = choices
  const fields = [
    { name: 'actor', options: actors.map((actor) => ({ value: actor, label: actor })) },
    { name: 'command', options: commands.map((command) => ({ value: command, label: command })) },
    { name: 'kind', options: kinds.map((kind) => ({ value: kind, label: sayKind(t, kind) })) },
    { name: 'country', options: countries.map((code) => ({ value: code, label: countryName(code, locale) })) },
  ] as const
  return (
    <>
      <form className="audit-filter" action={`/${locale}/audit`} aria-label={t('filter.title')}>
        {fields.map(({ name, options }) => (
          <label key={name}>
            <span>{t(`filter.${name}`)}</span>
            <select name={name} defaultValue={query[name] ?? ''}>
              <option value="">{t('filter.any')}</option>
              {options.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <label key={name}>
            <span>{t(`filter.${name}`)}</span>
            <input type="date" name={name} defaultValue={query[name]} />
          </label>
        ))}
        <button type="submit">{t('filter.submit')}</button>
        <a href={`/${locale}/audit`}>{t('filter.clear')}</a>
      </form>
      <p className="ledger-links">
        <a href={auditAddress(locale, { ...query, before: undefined }, 'csv')}>{t('export.csv')}</a>
        <a href={auditAddress(locale, { ...query, before: undefined }, 'json')}>{t('export.json')}</a>
      </p>
    </>
  )
}
