import { getTranslations } from 'next-intl/server'
import { SelectField, TextField, TickField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { Settings } from '@/lib/settings/schema'
import { DoneNote } from './done-note'

const VISIBILITIES = ['published', 'all', 'none'] as const

type SettingsScreenProps = { request: PageRequest; settings: Settings & { version: number } }

export async function SettingsScreen({ request, settings }: SettingsScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account.settings' })
  return (
    <Frame request={request} path="/settings" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <DoneNote locale={locale} done={query.done} />
      <Form
        locale={locale}
        command="settings.change"
        submit={t('submit')}
        hidden={{ version: settings.version }}
        label={t('title')}
      >
        <SelectField
          name="registerVisibility"
          label={t('visibility')}
          options={VISIBILITIES.map((value) => ({ value, label: t(`visibilityOf.${value}`) }))}
          value={settings.registerVisibility}
          isRequired
        />
        <TickField name="requireTotp" label={t('totp')} hint={t('totpHint')} isTicked={settings.requireTotp} />
        <TextField
          name="staleMonths"
          type="number"
          inputMode="numeric"
          label={t('stale')}
          value={String(settings.staleMonths)}
          isRequired
        />
      </Form>
    </Frame>
  )
}
