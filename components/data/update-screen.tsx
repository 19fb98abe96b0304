import { getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { stampAll, stampRow } from '@/lib/dataset/stamp-rules'
import type { Reason, UnitDifference } from '@/lib/dataset/three-way-rules'
import { DifferenceTable } from './difference-table'
import { dataWords } from './words'
import './data.css'

type UpdateScreenProps = {
  request: PageRequest
  /** Null: nothing was ever shipped to this database. */
  waiting: { rows: UnitDifference[]; reasons: ReadonlyMap<string, Reason> } | null
  titles: ReadonlyMap<string, string>
}

/** What a newer shipped dataset would change of what was edited here, to be taken or turned down. */
export async function UpdateScreen({ request, waiting, titles }: UpdateScreenProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'data.update' })
  const words = await dataWords(locale, titles)
  const options = (['keep', 'take'] as const).map((value) => ({ value, label: t(value) }))
  const decision = <SelectField name="decision" label={t('decision')} options={options} value="keep" isRequired />
  const rows = waiting?.rows ?? []
  return (
    <Frame request={request} path="/data/update" day={null} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p className="lead">{waiting === null ? t('never') : t('lead', { count: rows.length })}</p>
      <p>{t('how')}</p>
      {rows.length === 0 ? null : (
        <>
          <Form locale={locale} command="dataset.decide" submit={t('submit')} label={t('title')} isWide>
            <DifferenceTable
              locale={locale}
              words={words}
              rows={rows}
              reasons={waiting?.reasons}
              stampOf={stampRow}
              most={500}
            />
            {decision}
            <TextField name="reason" label={t('reason')} max={500} />
          </Form>
          <h2>{t('all')}</h2>
          <Form
            locale={locale}
            command="dataset.decide"
            submit={t('allSubmit', { count: rows.length })}
            hidden={{ all: stampAll(rows) }}
            label={t('all')}
          >
            {decision}
            <TextField name="reason" label={t('reason')} max={500} />
          </Form>
        </>
      )}
    </Frame>
  )
}
