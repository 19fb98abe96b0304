import { getTranslations } from 'next-intl/server'
import { LocalisedField, ProseField, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import type { Penalty, ProvisionEntry } from '@/lib/law/schema'
import { countryName } from '@/lib/platform/i18n/names'
import { fieldWords } from './form-words'
import './review.css'

const KINDS = ['prison', 'fine', 'disqualification', 'other'] as const
const UNITS = ['months', 'years', 'days_fine', 'units_fine'] as const
/** Empty places for penalties that the article has besides. */
const SPARE = 2

type ProvisionEditProps = { request: PageRequest; provision: ProvisionEntry; version: number }

export async function ProvisionEditScreen({ request, provision, version }: ProvisionEditProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'review.provision' })
  const form = await getTranslations({ locale, namespace: 'review.form' })
  const { localised } = await fieldWords(locale)
  const { country, id, article, instrument, heading, summary, period, penalties } = provision
  const places: (Penalty | null)[] = [...penalties, ...Array.from({ length: SPARE }, () => null)]
  return (
    <Frame request={request} path={`/review/provision/${country}/${id}`} day={null} title={t('title', { article })}>
      <p className="crumbs">
        <a href={href(locale, `/provisions/${country}/${id}`, query)}>{t('back')}</a>
      </p>
      <h1>
        <span className="over">
          {countryName(country, locale)} · {instrument.title}
        </span>
        {t('title', { article })}
      </h1>
      <p>{t('hint')}</p>
      <Form
        locale={locale}
        command="provision.edit"
        submit={form('save')}
        hidden={{ country, id, version }}
        draft={`provision-${country}-${id}`}
      >
        <LocalisedField name="heading" label={t('heading')} {...localised} values={heading ?? {}} max={400} />
        <LocalisedField name="summary" label={t('summary')} {...localised} values={summary} isLong max={4000} />
        <TextField name="inForceFrom" type="date" label={t('from')} hint={t('fromHint')} value={period.from ?? ''} />
        <TextField name="inForceTo" type="date" label={t('to')} hint={t('toHint')} value={period.to ?? ''} />
        {places.map((penalty, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a penalty has no name but its place.
          <PenaltyFields key={index} index={index} penalty={penalty} request={request} />
        ))}
        <ProseField
          name="reason"
          label={form('editReason')}
          hint={form('editReasonHint')}
          rows={3}
          max={4000}
          isRequired
        />
      </Form>
    </Frame>
  )
}

type PenaltyFieldsProps = { index: number; penalty: Penalty | null; request: PageRequest }

async function PenaltyFields({ index, penalty, request: { locale } }: PenaltyFieldsProps) {
  const t = await getTranslations({ locale, namespace: 'review.provision' })
  const { localised } = await fieldWords(locale)
  const name = (field: string) => `penalties.${index}.${field}`
  return (
    <fieldset className="penalty-fields">
      <legend>{t('penalty', { number: index + 1 })}</legend>
      <div className="row">
        <SelectField
          name={name('kind')}
          label={t('kind')}
          empty={t('noPenalty')}
          value={penalty?.kind}
          options={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        <TextField name={name('min')} label={t('min')} inputMode="numeric" value={penalty?.min?.toString()} />
        <TextField name={name('max')} label={t('max')} inputMode="numeric" value={penalty?.max?.toString()} />
        <SelectField
          name={name('unit')}
          label={t('unit')}
          empty={t('noUnit')}
          value={penalty?.unit ?? undefined}
          options={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
        />
      </div>
      <LocalisedField
        name={name('conduct')}
        label={t('conduct')}
        {...localised}
        values={penalty?.conduct ?? {}}
        max={1000}
      />
      <LocalisedField name={name('note')} label={t('note')} {...localised} values={penalty?.note ?? {}} max={1000} />
    </fieldset>
  )
}
