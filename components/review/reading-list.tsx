import { getTranslations } from 'next-intl/server'
import { LocalisedField, ProseField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import type { ReviewedFinding, SecondReading } from '@/lib/review/schema'
import { fieldWords } from './form-words'
import { formatMoment } from './moment'

type ReadingListProps = { readings: SecondReading[]; findings: ReviewedFinding[]; request: PageRequest }

/** Both codings side by side; where they differ and nobody settled it, staff do so here. */
export async function ReadingList({ readings, findings, request }: ReadingListProps) {
  const { locale, actor } = request
  const t = await getTranslations({ locale, namespace: 'review.reading' })
  const status = await getTranslations({ locale, namespace: 'status' })
  if (readings.length === 0) return <p>{t('none')}</p>
  return readings.map((reading) => {
    const { id, first, second, reader, at, rationale, settled } = reading
    const finding = findings.find((one) => one.id === reading.findingId)
    return (
      <article key={id} className="card" id={`reading-${id}`}>
        <p>
          {t('first')} <StatusLabel status={first} word={status(first)} /> · {t('second')}{' '}
          <StatusLabel status={second} word={status(second)} />{' '}
          <small>{t('by', { name: reader.name, day: formatMoment(at, locale) })}</small>
        </p>
        <p className="typed">{rationale}</p>
        {first === second ? <p>{t('agree')}</p> : null}
        {settled === null ? null : (
          <p className="typed">
            {t('settled', {
              status: status(settled.status),
              day: formatMoment(settled.at, locale),
              reason: settled.reason,
            })}
          </p>
        )}
        {first !== second && settled === null && finding !== undefined ? (
          reader.id === actor?.id ? (
            <p>{t('notByReader')}</p>
          ) : (
            <Settle reading={reading} finding={finding} request={request} />
          )
        ) : null}
      </article>
    )
  })
}

async function Settle({
  reading,
  finding,
  request: { locale },
}: {
  reading: SecondReading
  finding: ReviewedFinding
  request: PageRequest
}) {
  const t = await getTranslations({ locale, namespace: 'review' })
  const { localised, statuses } = await fieldWords(locale)
  return (
    <Form
      locale={locale}
      command="reading.settle"
      submit={t('reading.settle')}
      hidden={{ id: reading.id, version: reading.version, findingVersion: finding.version }}
      label={t('reading.settle')}
    >
      <SelectField name="status" label={t('reading.agreed')} options={statuses} value={finding.status} isRequired />
      <LocalisedField
        name="rationale"
        label={t('form.rationale')}
        {...localised}
        values={finding.rationale}
        isLong
        max={4000}
      />
      <ProseField name="reason" label={t('reading.reason')} rows={2} max={4000} isRequired />
    </Form>
  )
}
