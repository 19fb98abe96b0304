import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Status } from '@/lib/law/schema'
import type { Localised } from '@/lib/platform/i18n/localised'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { Proposal, SecondReading } from '@/lib/review/schema'
import { ProposalText } from './proposal-list'
import './review.css'

export type WaitingFinding = { id: string; country: string; requirement: string; status: Status; isCore: boolean }
export type WaitingDeficiency = { id: string; number: number; country: string; title: Localised }

export type Queue = {
  titles: ReadonlyMap<string, Localised>
  disputed: WaitingFinding[]
  /** A reviewer's own countries'; nothing for anybody else. */
  unreviewed: WaitingFinding[]
  /** Gaps of a reviewer's countries beside which the country has said nothing. */
  withoutReply: WaitingFinding[]
  deficiencies: WaitingDeficiency[]
  proposals: Proposal[]
  readings: SecondReading[]
  measures: { id: string; number: number; title: Localised; dueOn: string }[]
  own: Proposal[]
}

/** What waits for the reader, by their role: the most pressing first. */
export async function QueueScreen({ request, queue, only }: { request: PageRequest; queue: Queue; only?: string }) {
  const { locale, query, actor } = request
  const t = await getTranslations({ locale, namespace: 'review.queue' })
  const isReviewer = actor?.role === 'reviewer'
  const isStaff = actor?.role === 'staff' || actor?.role === 'admin'
  const titleOf = (requirement: string) => {
    const title = queue.titles.get(requirement)
    return title === undefined ? requirement : <DataText value={title} locale={locale} />
  }
  const waiting = queue.disputed.length + queue.unreviewed.length + queue.deficiencies.length
  const all = waiting + queue.proposals.length + queue.readings.length + queue.measures.length
  const cellLink = (finding: { country: string; requirement: string }, act?: string) => (
    <>
      {countryName(finding.country, locale)} ·{' '}
      <a
        href={href(
          locale,
          `/review/${finding.country}/${finding.requirement}`,
          query,
          act === undefined ? {} : { act },
        )}
      >
        {titleOf(finding.requirement)}
      </a>
    </>
  )
  return (
    <Frame request={request} path="/queue" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p className="lead">
        {isReviewer
          ? t('reviewer', {
              countries: actor.countries.map((code) => countryName(code, locale)).join(', ') || '—',
              count: all,
            })
          : isStaff
            ? t('staff', { count: all })
            : t('reader')}
      </p>
      {only === undefined ? null : (
        <p>
          {t('only', { country: countryName(only, locale) })} <a href={href(locale, '/queue', query)}>{t('whole')}</a>
        </p>
      )}
      {isStaff ? (
        <Part title={t('proposals', { count: queue.proposals.length })} none={t('noProposals')}>
          {queue.proposals.map((proposal) => (
            <li key={proposal.id}>
              {cellLink(proposal)} <small>{proposal.author.name}</small>
            </li>
          ))}
        </Part>
      ) : null}
      {isStaff ? (
        <Part title={t('readings', { count: queue.readings.length })} none={t('noReadings')}>
          {queue.readings.map((reading) => (
            <li key={reading.id}>{cellLink(reading)}</li>
          ))}
        </Part>
      ) : null}
      {isReviewer || isStaff ? (
        <>
          <Part title={t('disputed', { count: queue.disputed.length })} none={t('noDisputed')}>
            {queue.disputed.map((finding) => (
              <Finding key={finding.id} finding={finding} request={request}>
                {cellLink(finding)}
              </Finding>
            ))}
          </Part>
          <Part
            title={t(isReviewer ? 'deficiencies' : 'disputedDeficiencies', { count: queue.deficiencies.length })}
            none={t('noDeficiencies')}
          >
            {queue.deficiencies.map(({ id, number, country, title }) => (
              <li key={id}>
                {countryName(country, locale)} ·{' '}
                <a href={href(locale, `/deficiencies/${id}`, query)}>
                  D-{number} <DataText value={title} locale={locale} />
                </a>
              </li>
            ))}
          </Part>
        </>
      ) : null}
      {isStaff ? (
        <Part title={t('measures', { count: queue.measures.length })} none={t('noMeasures')}>
          {queue.measures.map(({ id, number, title, dueOn }) => (
            <li key={id}>
              <a href={href(locale, `/measures/${id}`, query)}>
                M-{number} <DataText value={title} locale={locale} />
              </a>{' '}
              <small>{t('due', { day: formatDay(dueOn, locale) })}</small>
            </li>
          ))}
        </Part>
      ) : null}
      {isReviewer ? (
        <>
          <Part title={t('withoutReply', { count: queue.withoutReply.length })} none={t('noWithoutReply')} isFolded>
            {queue.withoutReply.map((finding) => (
              <Finding key={finding.id} finding={finding} request={request}>
                {cellLink(finding, 'statement')}
              </Finding>
            ))}
          </Part>
          <Part title={t('unreviewed', { count: queue.unreviewed.length })} none={t('noUnreviewed')} isFolded>
            {queue.unreviewed.map((finding) => (
              <Finding key={finding.id} finding={finding} request={request}>
                {cellLink(finding, 'review')}
              </Finding>
            ))}
          </Part>
        </>
      ) : null}
      <h2>{t('own')}</h2>
      {queue.own.length === 0 ? <p>{t('noOwn')}</p> : null}
      {queue.own.map((proposal) => (
        <article key={proposal.id} className="card">
          <p>{cellLink(proposal)}</p>
          <ProposalText proposal={proposal} request={request} />
          {proposal.status === 'open' ? (
            <Form
              locale={locale}
              command="proposal.withdraw"
              submit={t('withdraw')}
              hidden={{ id: proposal.id, version: proposal.version }}
              isInline
              isQuiet
            />
          ) : null}
        </article>
      ))}
    </Frame>
  )
}

type PartProps = { title: string; none: string; isFolded?: true; children: ReactNode[] }

function Part({ title, none, isFolded, children }: PartProps) {
  const list = <ul className="plain">{children}</ul>
  if (isFolded && children.length > 0)
    return (
      <details className="fold-box">
        <summary>{title}</summary>
        {list}
      </details>
    )
  return (
    <>
      <h2>{title}</h2>
      {children.length === 0 ? <p>{none}</p> : list}
    </>
  )
}

async function Finding({
  finding,
  request: { locale },
  children,
}: {
  finding: WaitingFinding
  request: PageRequest
  children: ReactNode
}) {
  const t = await getTranslations({ locale })
  return (
    <li>
      <StatusLabel status={finding.status} word={t(`status.${finding.status}`)} /> {children}
      {finding.isCore ? (
        <>
          {' '}
          <span className="tag">{t('matrix.grid.core1')}</span>
        </>
      ) : null}
    </li>
  )
}
