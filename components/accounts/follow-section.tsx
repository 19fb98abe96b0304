import { getTranslations } from 'next-intl/server'
import { SelectField, TicksField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { type FollowView, PACES } from '@/lib/follow/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

export type FollowChoice = FollowView & {
  /** Every country there is, and the titles of the requirements that are followed. */
  codes: string[]
  titles: { id: string; title: string }[]
  canSend: boolean
}

export async function FollowSection({ locale, follow }: { locale: Locale; follow: FollowChoice }) {
  const t = await getTranslations({ locale, namespace: 'account.follow' })
  const { every, version, countries, requirements, codes, titles, canSend } = follow
  const named = sortByName(
    codes.map((code) => ({ code, name: countryName(code, locale) })),
    locale,
  )
  return (
    <>
      <h2 id="follow">{t('title')}</h2>
      <p>{t('intro')}</p>
      {canSend ? null : <p className="note">{t('withoutSmtp')}</p>}
      <Form locale={locale} command="follow.set" submit={t('submit')} label={t('title')} hidden={{ version }}>
        <SelectField
          name="every"
          label={t('every')}
          value={every}
          options={PACES.map((value) => ({ value, label: t(`often.${value}`) }))}
        />
        <TicksField
          name="countries[]"
          label={t('countries')}
          options={named.map(({ code, name }) => ({ value: code, label: name }))}
          values={countries}
        />
        {requirements.length === 0 ? (
          <p>
            <a href={`/${locale}/requirements`}>{t('noRequirements')}</a>
          </p>
        ) : (
          <TicksField
            name="requirements[]"
            label={t('requirements')}
            hint={t('requirementsHint')}
            options={titles.map(({ id, title }) => ({ value: id, label: title }))}
            values={requirements}
          />
        )}
      </Form>
    </>
  )
}
