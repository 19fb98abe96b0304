import { getTranslations } from 'next-intl/server'
import { type CellReview, ReviewSection } from '@/components/review/review-section'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { LawChanged } from '@/components/texts/law-changed'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { Requirement, Term } from '@/lib/framework/schema'
import { statusAsOf } from '@/lib/law/periods'
import { type Finding, STATUSES, type Status } from '@/lib/law/schema'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'
import type { LawChange } from '@/lib/texts/queries'
import { Judged } from './judged'
import { LaterLaw } from './later-law'
import { PeriodLine } from './period-line'
import { ProvisionCard } from './provision-card'
import { StatusLabel } from './sign'
import { Sources } from './sources'
import { lawWords } from './words'

export type CellDetailProps = {
  request: PageRequest
  requirement: Requirement
  terms: Term[]
  country: string
  day: string
  /** The second date; null where none is compared with. */
  since: string | null
  /** Every period of this country and requirement, the earliest first. */
  history: Finding[]
  neighbours: { country: string; status: Status }[]
  review: CellReview
  /** Articles that changed since the present finding was last checked. */
  changes: LawChange[]
}

/** One cell in full, its heads of the level given: the status and its reason, the law, the facts, the periods, the sources, the neighbours. */
export async function CellDetail(props: CellDetailProps & { level: 2 | 3 }) {
  const { request, requirement, terms, country, day, since, history, neighbours, level } = props
  const Head = level === 2 ? 'h2' : 'h3'
  const below = level === 2 ? 'h3' : 'h4'
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'cell' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const register = await getTranslations({ locale, namespace: 'register' })
  const words = await lawWords(locale)
  const periods = history.map((one) => ({ ...one, ...one.period }))
  const finding = statusAsOf(periods, day)
  const before = since === null ? null : statusAsOf(periods, since)
  const shown = finding?.status ?? 'unknown'
  return (
    <div className="cell-detail">
      <p className="verdict">
        <StatusLabel status={shown} word={status(shown)} />{' '}
        {finding === null ? t('notRecordedTitle') : words.findingPeriod(finding.period)}
      </p>
      {finding !== null && before !== null && since !== null && before.status !== finding.status ? (
        <p className="was">{t('wasOn', { since: formatDay(since, locale), status: status(before.status) })}</p>
      ) : null}
      <p className="question">
        <DataText value={requirement.question} locale={locale} />
      </p>
      {finding === null ? (
        <p>{t('notRecorded', { day: formatDay(day, locale) })}</p>
      ) : (
        <>
          <Head>{t('reason')}</Head>
          <p>
            <DataText value={finding.rationale} locale={locale} />
          </p>
          <p className="confidence">
            <svg className="mark" aria-hidden="true" width="14" height="14">
              <use href={`#mark-${finding.confidence}`} />
            </svg>{' '}
            <strong>{t('reviewHint', { confidence: confidence(finding.confidence) })}.</strong>{' '}
            {confidence(`${finding.confidence}Long`)}
          </p>
          <LawChanged changes={props.changes.filter((one) => one.finding === finding.id)} locale={locale} />
          <LaterLaw finding={finding} day={day} locale={locale} />
        </>
      )}
      {shown === 'unknown' ? (
        <>
          <Head>{t('settle')}</Head>
          <p>{t(settleKey(requirement.area))}</p>
        </>
      ) : null}
      {finding !== null && finding.attributes.length > 0 ? (
        <>
          <Head>{t('facts')}</Head>
          <dl className="attributes">
            {finding.attributes.map(({ id, title, kind, value }) => (
              <div key={id}>
                <dt>
                  <DataText value={title} locale={locale} />
                </dt>
                <dd>
                  {typeof value === 'string' ? (
                    kind === 'date' ? (
                      formatDay(value, locale)
                    ) : (
                      value
                    )
                  ) : (
                    <DataText value={value} locale={locale} />
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </>
      ) : null}
      {finding === null ? null : (
        <>
          <Head>{t('law')}</Head>
          {finding.provisions.length === 0 ? <p>{t('noLaw')}</p> : null}
          {finding.provisions.map((provision) => (
            <ProvisionCard key={provision.id} provision={provision} request={request} heading={below} />
          ))}
        </>
      )}
      <Head>{t('periods')}</Head>
      <PeriodLine history={history} day={day} today={request.today} locale={locale} />
      {finding === null ? null : (
        <>
          <Head>{t('sources')}</Head>
          {finding.sources.length === 0 ? (
            <p>{t('noSources')}</p>
          ) : (
            <Sources sources={finding.sources} locale={locale} />
          )}
        </>
      )}
      <ReviewSection
        {...props.review}
        request={request}
        country={country}
        requirement={requirement.id}
        day={day}
        heading={Head}
      />
      <Head>{t('neighbours')}</Head>
      <dl className="neighbours">
        {STATUSES.map((one) => {
          const countries = neighbours.filter((other) => other.status === one && other.country !== country)
          return countries.length === 0 ? null : (
            <div key={one}>
              <dt>
                <StatusLabel status={one} word={status(one)} />
              </dt>
              <dd>
                <CountryLinks countries={countries} requirement={requirement.id} request={request} />
              </dd>
            </div>
          )
        })}
      </dl>
      <details className="fold-box">
        <summary>{t('judged')}</summary>
        <Judged requirement={requirement} terms={terms} request={request} heading={Head} />
      </details>
      <p className="actions">
        <a href={href(locale, `/requirements/${requirement.id}`, query)}>{t('toRequirement')}</a>
        <a href={href(locale, `/countries/${country}`, query)}>
          {t('toCountry', { country: countryName(country, locale) })}
        </a>
        {may(request.actor, 'deficiency.mark') ? (
          <a href={`/${locale}/deficiencies/new?cells=${country}/${requirement.id}&date=${day}`}>{register('mark')}</a>
        ) : null}
      </p>
    </div>
  )
}

function CountryLinks({
  countries,
  requirement,
  request: { locale, query },
}: {
  countries: { country: string }[]
  requirement: string
  request: PageRequest
}) {
  const named = sortByName(
    countries.map(({ country }) => ({ code: country, name: countryName(country, locale) })),
    locale,
  )
  return named.map(({ code, name }, index) => (
    <span key={code}>
      {index === 0 ? '' : ', '}
      <a href={href(locale, `/matrix/${code}/${requirement}`, query)}>{name}</a>
    </span>
  ))
}

function settleKey(area: string) {
  if (area === 'procedure') return 'settleProcedure'
  if (area === 'cooperation') return 'settleCooperation'
  if (area === 'capacity') return 'settleCapacity'
  return 'settleOffence'
}
