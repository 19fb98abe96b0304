import { getTranslations } from 'next-intl/server'
import { LaterLaw } from '@/components/law/later-law'
import { StatusLabel } from '@/components/law/sign'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import { type Entry, isInForce } from '@/lib/cooperation/case-rules'
import type { Answer } from '@/lib/cooperation/schema'
import type { AttributeValue, Confidence, Finding, Provision, Status } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay, semicolon } from '@/lib/platform/i18n/names'
import { linkOn, STATUS_OF } from './words'

/** An answer with the sign of the status that it comes from. */
export async function AnswerLabel({ answer, locale }: { answer: Answer; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'case' })
  return <StatusLabel status={STATUS_OF[answer]} word={t(`answers.${answer}`)} />
}

/** The mark of how sure something is, with its word for those who do not see it; the legend stands below the table. */
export async function Mark({ confidence, locale }: { confidence: Confidence | null; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'confidence' })
  return (
    <>
      {confidence === null ? null : (
        <svg className="mark" aria-hidden="true" width="12" height="12">
          <use href={`#mark-${confidence}`} />
        </svg>
      )}
      <span className="hidden"> ({t(confidence ?? 'none')})</span>
    </>
  )
}

/** How sure a finding is and since when; that nothing is recorded where there is none. */
export async function Surety({ finding, locale }: { finding: Finding | null; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'case' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const words = await lawWords(locale)
  if (finding === null) return t('country.notRecorded')
  return (
    <>
      <svg className="mark" aria-hidden="true" width="14" height="14">
        <use href={`#mark-${finding.confidence}`} />
      </svg>{' '}
      {confidence(finding.confidence)}; {words.findingPeriod(finding.period)}
    </>
  )
}

type Shown = { request: PageRequest; country: string; day: string }

/** Status or answer, how sure and since when, and the way to the cell as of that day. */
export async function Verdict(props: Shown & { requirement: string; finding: Finding | null; answer?: Answer }) {
  const { request, country, day, requirement, finding, answer } = props
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const shown: Status = finding?.status ?? 'unknown'
  return (
    <>
      <p className="case-verdict">
        {answer === undefined ? (
          <StatusLabel status={shown} word={status(shown)} />
        ) : (
          <AnswerLabel answer={answer} locale={locale} />
        )}{' '}
        <span>
          <Surety finding={finding} locale={locale} />
        </span>{' '}
        <a href={linkOn(request, `/matrix/${country}/${requirement}`, day)}>{t('country.cell')}</a>
      </p>
      {finding === null ? null : <LaterLaw finding={finding} day={day} locale={locale} />}
    </>
  )
}

/** That the law is another one today than on the day of the facts. */
export async function ChangeNote({ request, country, entry }: { request: PageRequest; country: string; entry: Entry }) {
  const { locale, today } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const { change, requirement } = entry
  if (change === null) return null
  const word = status(change.status)
  return (
    <p className="was">
      {change.kind === 'recorded'
        ? t('change.recorded', { status: word })
        : t(`change.${change.kind}`, { on: formatDay(change.on, locale), status: word })}{' '}
      <a href={linkOn(request, `/matrix/${country}/${requirement}`, today)}>{t('change.today')}</a>
    </p>
  )
}

/** A fact of a finding in the record's own words. */
export function Fact({ value, locale }: { value: AttributeValue['value']; locale: Locale }) {
  return typeof value === 'string' ? formatDay(value, locale) : <DataText value={value} locale={locale} />
}

export function Facts({ attributes, locale }: { attributes: AttributeValue[]; locale: Locale }) {
  if (attributes.length === 0) return null
  return (
    <dl className="attributes">
      {attributes.map(({ id, title, value }) => (
        <div key={id}>
          <dt>
            <DataText value={title} locale={locale} />
          </dt>
          <dd>
            <Fact value={value} locale={locale} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The provisions in force on the day, as links, each law's together. */
export function ArticlesByLaw({
  provisions,
  request,
  day,
}: {
  provisions: Provision[]
  request: PageRequest
  day: string
}) {
  const inForce = provisions.filter(({ period }) => isInForce(period, day))
  const laws = [...new Map(inForce.map(({ instrument }) => [instrument.id, instrument])).values()]
  if (laws.length === 0) return null
  return (
    <ul className="case-laws">
      {laws.map((law) => (
        <li key={law.id}>
          {inForce
            .filter(({ instrument }) => instrument.id === law.id)
            .map(({ country, id, article }, index) => (
              <span key={id}>
                {index === 0 ? '' : semicolon(request.locale)}
                <a href={linkOn(request, `/provisions/${country}/${id}`, day)}>{article}</a>
              </span>
            ))}{' '}
          <small>{law.title}</small>
        </li>
      ))}
    </ul>
  )
}

/** A finding of the day of the facts, or of today's: verdict, reason, facts, articles, and how the law changed since. */
export async function EntryBlock({ entry, at, ...shown }: Shown & { entry: Entry; at: 'then' | 'now' }) {
  const { request, country, day } = shown
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'case' })
  const finding = entry[at]
  return (
    <>
      <Verdict {...shown} requirement={entry.requirement} finding={finding} />
      {finding === null ? null : (
        <>
          <p>
            <DataText value={finding.rationale} locale={locale} />
          </p>
          <Facts attributes={finding.attributes} locale={locale} />
          <ArticlesByLaw provisions={finding.provisions} request={request} day={day} />
          {finding.provisions.length === 0 ? <p className="aside">{t('country.none')}</p> : null}
        </>
      )}
      {at === 'then' ? <ChangeNote request={request} country={country} entry={entry} /> : null}
    </>
  )
}
