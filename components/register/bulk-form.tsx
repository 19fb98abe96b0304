import type { ReactNode } from 'react'
import { ProseField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { DEFICIENCY_STATUSES, SEVERITIES } from '@/lib/register/schema'
import type { RegisterProps } from './register-screen'
import { registerWords } from './words'

/** One thing done to all that are chosen in the table. */
export async function BulkForm({
  request,
  assignees,
  back,
  children,
}: RegisterProps & { back: string; children: ReactNode }) {
  const { locale } = request
  const { t } = await registerWords(locale)
  const acts = ['publish', 'withdraw', 'assign', 'severity', 'step'] as const
  return (
    <Form locale={locale} command="deficiency.bulk" submit={t('bulk.submit')} hidden={{ back }} isWide>
      {children}
      <fieldset className="bulk">
        <legend>{t('bulk.title')}</legend>
        <div className="bulk-fields">
          <SelectField
            name="act"
            label={t('bulk.act')}
            options={acts.map((act) => ({ value: act, label: t(`bulk.${act}`) }))}
          />
          <SelectField
            name="assignee"
            label={t('bulk.assignee')}
            empty={t('filter.none')}
            options={assignees.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            name="severity"
            label={t('form.severity')}
            empty="–"
            options={SEVERITIES.map((severity) => ({ value: severity, label: t(`severities.${severity}`) }))}
          />
          <SelectField
            name="to"
            label={t('bulk.to')}
            empty="–"
            options={DEFICIENCY_STATUSES.map((status) => ({ value: status, label: t(`statuses.${status}`) }))}
          />
          <ProseField name="reason" label={t('bulk.reason')} rows={1} max={2000} />
        </div>
        <small>{t('bulk.hint')}</small>
      </fieldset>
    </Form>
  )
}
