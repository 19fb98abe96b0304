import { getTranslations } from 'next-intl/server'
import { ProseField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Judged } from '@/components/law/judged'
import { ProvisionCard } from '@/components/law/provision-card'
import { Sources } from '@/components/law/sources'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DataText } from '@/components/ui/text'
import type { Requirement, Term } from '@/lib/framework/schema'
import type { Finding, Period } from '@/lib/law/schema'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { fieldWords } from './form-words'
import './review.css'

export type SecondReadingProps = {
  request: PageRequest
  country: string
  requirement: Requirement
  terms: Term[]
  day: string
  /** Only what a second reader may see of the finding: no status, no reason, no certainty, no facts. */
  finding: (Pick<Finding, 'provisions' | 'sources'> & { id: string; version: number; period: Period }) | null
  /** Why the reader is no second reader of it; null where they are. */
  why: 'worked' | 'coded' | null
}

/** The question, the test, the law and the sources: what a second person codes from, without the first coding. */
export async function SecondReadingScreen(props: SecondReadingProps) {
  const { request, country, requirement, terms, day, finding, why } = props
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'review' })
  const cell = await getTranslations({ locale, namespace: 'cell' })
  const { statuses, confidences } = await fieldWords(locale)
  const law = await lawWords(locale)
  const name = countryName(country, locale)
  return (
    <Frame
      request={request}
      path={`/review/second-reading/${country}/${requirement.id}`}
      day={day}
      title={t('reading.pageTitle', { requirement: pickText(requirement.title, locale).text, country: name })}
    >
      <h1>
        <span className="over">
          {t('act.reading')} · {name}
        </span>
        <DataText value={requirement.title} locale={locale} />
      </h1>
      <p>{t('reading.intro')}</p>
      <p className="question">
        <DataText value={requirement.question} locale={locale} />
      </p>
      <h2>{cell('judged')}</h2>
      <Judged requirement={requirement} terms={terms} request={request} heading="h3" />
      {finding === null ? (
        <p>{t('page.none')}</p>
      ) : (
        <>
          <h2>{cell('law')}</h2>
          <p>{t('reading.period', { period: law.findingPeriod(finding.period) })}</p>
          {finding.provisions.length === 0 ? <p>{cell('noLaw')}</p> : null}
          {finding.provisions.map((provision) => (
            <ProvisionCard key={provision.id} provision={provision} request={request} heading="h3" />
          ))}
          <h2>{cell('sources')}</h2>
          {finding.sources.length === 0 ? (
            <p>{cell('noSources')}</p>
          ) : (
            <Sources sources={finding.sources} locale={locale} />
          )}
          <h2>{t('reading.codeTitle')}</h2>
          {why === null ? (
            <Form
              locale={locale}
              command="reading.code"
              submit={t('reading.code')}
              hidden={{ id: finding.id, version: finding.version }}
              draft={`reading-${finding.id}-${finding.version}`}
              confirm={t('reading.codeConfirm')}
            >
              <SelectField
                name="status"
                label={t('form.status')}
                empty={t('reading.choose')}
                options={statuses}
                isRequired
              />
              <SelectField
                name="confidence"
                label={t('form.confidence')}
                empty={t('reading.choose')}
                options={confidences}
                isRequired
              />
              <ProseField name="rationale" label={t('form.rationale')} max={4000} isRequired />
            </Form>
          ) : (
            <p className="note">{t(`reading.${why}`)}</p>
          )}
        </>
      )}
    </Frame>
  )
}
