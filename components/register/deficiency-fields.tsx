import { LocalisedField, SelectField, TextField, TicksField } from '@/components/form/fields'
import type { Source } from '@/lib/law/schema'
import { LOCALES, type Locale } from '@/lib/platform/i18n/locales'
import type { Localised } from '@/lib/platform/i18n/localised'
import { LINKS } from '@/lib/register/forms'
import { DEFICIENCY_KINDS, SEVERITIES } from '@/lib/register/schema'
import { registerWords } from './words'

export type DeficiencyValues = {
  kind: string
  severity: string
  title: Localised
  description: Localised
  sources: string[]
  links: { url: string; title: string }[]
}

/** The languages of a text, the reader's first. */
export function languagesFor(locale: Locale): { code: string; name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'language' })
  return [locale, ...LOCALES.filter((code) => code !== locale)].map((code) => ({ code, name: names.of(code) ?? code }))
}

/** What is said of a deficiency, marked or corrected. */
export async function DeficiencyFields({
  locale,
  values,
  sources,
}: {
  locale: Locale
  values: DeficiencyValues
  sources: Source[]
}) {
  const { t } = await registerWords(locale)
  const shared = { languages: languagesFor(locale), others: t('form.others') }
  return (
    <>
      <SelectField
        name="kind"
        label={t('form.kind')}
        hint={t('form.kindHint')}
        value={values.kind}
        options={DEFICIENCY_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />
      <SelectField
        name="severity"
        label={t('form.severity')}
        value={values.severity}
        options={SEVERITIES.map((severity) => ({ value: severity, label: t(`severities.${severity}`) }))}
      />
      <LocalisedField
        {...shared}
        name="title"
        label={t('form.title')}
        hint={t('form.titleHint')}
        values={values.title}
        max={200}
      />
      <LocalisedField
        {...shared}
        name="description"
        label={t('form.description')}
        hint={t('form.descriptionHint')}
        values={values.description}
        max={5000}
        isLong
      />
      {sources.length === 0 ? null : (
        <details open={values.sources.length > 0}>
          <summary>{t('form.sources')}</summary>
          <TicksField
            name="sources[]"
            label={t('form.sources')}
            values={values.sources}
            options={sources.map(({ id, title }) => ({ value: id, label: title }))}
          />
        </details>
      )}
      <details open={values.links.length > 0}>
        <summary>{t('form.links')}</summary>
        {Array.from({ length: LINKS }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a link is known by its place.
          <div key={place}>
            <TextField
              name={`links.${place}.url`}
              type="url"
              label={t('form.link', { number: place + 1 })}
              value={values.links[place]?.url}
              max={2000}
            />
            <TextField
              name={`links.${place}.title`}
              label={t('form.linkTitle', { number: place + 1 })}
              value={values.links[place]?.title}
              max={200}
            />
          </div>
        ))}
      </details>
    </>
  )
}
