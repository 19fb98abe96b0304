import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import { may } from '@/lib/auth/permissions'
import { statusAsOf } from '@/lib/law/periods'
import type { ReviewedFinding, Statement } from '@/lib/review/schema'
import { presentReview } from '@/lib/review/state-rules'
import { formatMoment } from './moment'
import { StatementView } from './statement-view'
import './review.css'

export type CellReview = { findings: ReviewedFinding[]; statements: Statement[] }

/** What the country says of a finding: its review, its reply beside it, and what the reader may do about either. */
export async function ReviewSection({
  request,
  findings,
  statements,
  country,
  requirement,
  day,
  heading: Head,
}: CellReview & {
  request: PageRequest
  country: string
  requirement: string
  day: string
  heading: 'h2' | 'h3'
}) {
  const { locale, query, actor } = request
  const t = await getTranslations({ locale, namespace: 'review' })
  const finding = statusAsOf(
    findings.map((one) => ({ ...one, ...one.period })),
    day,
  )
  const page = `/review/${country}/${requirement}`
  return (
    <section className="review-section">
      <Head>{t('section.title')}</Head>
      {finding === null ? null : <ReviewLine finding={finding} request={request} />}
      <StatementView statements={statements} locale={locale} />
      {actor === null ? null : (
        <p className="actions">
          {finding !== null && may(actor, 'finding.review', country) ? (
            <a href={href(locale, page, query, { act: 'review' })}>{t('act.review')}</a>
          ) : null}
          {may(actor, 'statement.write', country) ? (
            <a href={href(locale, page, query, { act: 'statement' })}>{t('act.statement')}</a>
          ) : null}
          {finding !== null && may(actor, 'finding.edit', country) ? (
            <>
              <a href={href(locale, page, query, { act: 'edit' })}>{t('act.edit')}</a>
              <a href={href(locale, page, query, { act: 'split' })}>{t('act.split')}</a>
            </>
          ) : null}
          <a href={href(locale, page, query, { act: 'propose' })}>{t('act.propose')}</a>
        </p>
      )}
    </section>
  )
}

/** Whether the country confirmed or disputes a finding as it stands. Who did so is for readers with an account. */
export async function ReviewLine({
  finding: { version, reviews },
  request: { locale, actor },
}: {
  finding: ReviewedFinding
  request: PageRequest
}) {
  const t = await getTranslations({ locale, namespace: 'review' })
  const review = presentReview(version, reviews)
  if (review === null) return <p>{reviews.length === 0 ? t('section.unreviewed') : t('section.overtaken')}</p>
  const day = formatMoment(review.at, locale)
  return (
    <div className={`review-verdict ${review.verdict}`}>
      <p>
        <strong>{t(`section.${review.verdict}`, { day })}</strong>
        {actor === null ? null : <> {t('section.by', { name: review.reviewer })}</>}
      </p>
      {review.reason === null ? null : <p className="typed">{review.reason}</p>}
      {review.source === null ? null : (
        <p className="typed">
          <small>{t('section.source', { source: review.source })}</small>
        </p>
      )}
    </div>
  )
}
