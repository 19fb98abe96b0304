import { getTranslations } from 'next-intl/server'
import { LocalisedField, ProseField, SelectField, TextField, TicksField } from '@/components/form/fields'
import { lawWords } from '@/components/law/words'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import type { ReviewedFinding } from '@/lib/review/schema'
import { fieldWords } from './form-words'
import type { Evidence } from './review-screen'

type FindingFieldsProps = {
  locale: Locale
  finding: ReviewedFinding
  evidence: Evidence
  attributes: { id: string; kind: string; title: Localised }[]
}

/** All that a finding says, as it stands; chosen articles and sources come first. */
export async function FindingFields({ locale, finding, evidence, attributes }: FindingFieldsProps) {
  const t = await getTranslations({ locale, namespace: 'review.form' })
  const { localised, statuses, confidences } = await fieldWords(locale)
  const law = await lawWords(locale)
  const chosenFirst = <T extends { id: string }>(all: T[], chosen: string[]) => [
    ...chosen.flatMap((id) => all.find((one) => one.id === id) ?? []),
    ...all.filter(({ id }) => !chosen.includes(id)),
  ]
  return (
    <>
      <SelectField name="status" label={t('status')} options={statuses} value={finding.status} isRequired />
      <SelectField
        name="confidence"
        label={t('confidence')}
        options={confidences}
        value={finding.confidence}
        isRequired
      />
      <LocalisedField
        name="rationale"
        label={t('rationale')}
        {...localised}
        values={finding.rationale}
        isLong
        max={4000}
      />
      {attributes.map(({ id, kind, title }) => {
        const label = pickText(title, locale).text
        const value = finding.attributes[id]
        return kind === 'date' ? (
          <TextField
            key={id}
            name={`attributes.${id}`}
            type="date"
            label={label}
            value={typeof value === 'string' ? value : ''}
          />
        ) : (
          <LocalisedField
            key={id}
            name={`attributes.${id}`}
            label={label}
            {...localised}
            values={typeof value === 'object' ? value : {}}
            max={4000}
          />
        )
      })}
      <div className="long-ticks">
        <TicksField
          name="provisions[]"
          label={t('provisions')}
          values={finding.provisions}
          options={chosenFirst(evidence.provisions, finding.provisions).map(({ id, article, instrument, period }) => ({
            value: id,
            label: `${article} · ${instrument} (${law.provisionPeriod(period)})`,
          }))}
        />
      </div>
      <div className="long-ticks">
        <TicksField
          name="sources[]"
          label={t('sources')}
          values={finding.sources}
          options={chosenFirst(evidence.sources, finding.sources).map(({ id, title, publisher }) => ({
            value: id,
            label: publisher === null ? title : `${title} · ${publisher}`,
          }))}
        />
      </div>
      <ProseField name="reason" label={t('editReason')} hint={t('editReasonHint')} rows={3} max={4000} isRequired />
    </>
  )
}
