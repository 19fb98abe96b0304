import { getTranslations } from 'next-intl/server'
import { citationOf } from '@/components/share/citation'
import { ShareBar } from '@/components/share/share-bar'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { OfficialSection, type OfficialSectionProps } from '@/components/texts/official-section'
import { DataText } from '@/components/ui/text'
import { may } from '@/lib/auth/permissions'
import type { ProvisionEntry } from '@/lib/law/schema'
import { countryName, semicolon } from '@/lib/platform/i18n/names'
import type { DataState } from '@/lib/releases/queries'
import { Penalties } from './penalties'
import { StatusLabel } from './sign'
import { Sources } from './sources'
import { lawWords } from './words'

type ProvisionScreenProps = { request: PageRequest; day: string; provision: ProvisionEntry; state: DataState } & Pick<
  OfficialSectionProps,
  'texts' | 'report'
>

/** An article as it stood in its period: what it says, its penalties, who gave it this wording, what rests on it. */
export async function ProvisionScreen(props: ProvisionScreenProps) {
  const { request, day, provision, state, texts, report } = props
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'law' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const review = await getTranslations({ locale, namespace: 'review.provision' })
  const words = await lawWords(locale)
  const { country, id, article, heading, instrument, period, summary, penalties, amendedBy, sources } = provision
  return (
    <Frame
      request={request}
      path={`/provisions/${country}/${id}`}
      day={day}
      title={`${article} · ${instrument.title} · ${countryName(country, locale)}`}
    >
      <p className="crumbs">
        <a href={href(locale, `/countries/${country}`, query)}>{countryName(country, locale)}</a> ›{' '}
        <a href={href(locale, `/instruments/${country}/${instrument.id}`, query)}>{instrument.title}</a>
      </p>
      <h1>
        <span className="over">
          {t('article')} {article}
        </span>
        {heading === null ? instrument.title : <DataText value={heading} locale={locale} />}
      </h1>
      <ShareBar
        request={request}
        day={day}
        citation={await citationOf(provision, { day, today: request.today, state }, locale)}
      />
      <dl className="attributes">
        <div>
          <dt>{t('period')}</dt>
          <dd>
            {words.provisionPeriod(period)}
            {words.inForce(period, day)}
          </dd>
        </div>
        {amendedBy.length === 0 ? null : (
          <div>
            <dt>{t('amendedBy')}</dt>
            <dd>
              {amendedBy.map((other, index) => (
                <span key={other.id}>
                  {index === 0 ? '' : semicolon(locale)}
                  <a href={href(locale, `/instruments/${country}/${other.id}`, query)}>{other.title}</a>
                </span>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <h2>{t('summary')}</h2>
      <p className="prose">
        <DataText value={summary} locale={locale} />
      </p>
      <h2>{t('penalties')}</h2>
      {penalties.length === 0 ? <p>{t('noPenalties')}</p> : <Penalties penalties={penalties} locale={locale} />}
      <OfficialSection {...{ request, provision, texts, report }} />
      <h2>{t('periods')}</h2>
      {provision.periods.length < 2 ? <p>{t('onePeriod')}</p> : null}
      <ol className="plain">
        {provision.periods.map((other) => (
          <li key={other.id} aria-current={other.id === id ? 'true' : undefined}>
            {other.id === id ? (
              <strong>{other.article}</strong>
            ) : (
              <a href={href(locale, `/provisions/${country}/${other.id}`, query)}>{other.article}</a>
            )}{' '}
            <small>
              {words.provisionPeriod(other.period)}
              {words.inForce(other.period, day)}
            </small>
          </li>
        ))}
      </ol>
      <h2>{t('findings')}</h2>
      {provision.findings.length === 0 ? <p>{t('noFindings')}</p> : null}
      <ul className="plain">
        {provision.findings.map((finding) => (
          <li key={`${finding.requirement} ${finding.period.from}`}>
            <StatusLabel status={finding.status} word={status(finding.status)} />{' '}
            <a
              href={href(
                locale,
                `/matrix/${country}/${finding.requirement}`,
                query,
                finding.period.to === null ? {} : { date: dayBefore(finding.period.to) },
              )}
            >
              <DataText value={finding.title} locale={locale} />
            </a>{' '}
            <small>{words.findingPeriod(finding.period)}</small>
          </li>
        ))}
      </ul>
      <h2>{t('sources')}</h2>
      <Sources sources={sources} locale={locale} />
      {may(request.actor, 'provision.edit', country) ? (
        <p className="actions">
          <a href={href(locale, `/review/provision/${country}/${id}`, query)}>{review('title', { article })}</a>
        </p>
      ) : null}
    </Frame>
  )
}

// The last day of a period that has ended: the day on which the finding can be read as it then was.
function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
