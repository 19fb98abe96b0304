import { getTranslations } from 'next-intl/server'
import { StatusLabel } from '@/components/law/sign'
import { lawWords } from '@/components/law/words'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { href } from '@/components/shell/href'
import { DataText } from '@/components/ui/text'
import type { Action } from '@/lib/auth/permissions'
import { may } from '@/lib/auth/permissions'
import type { Requirement } from '@/lib/framework/schema'
import { statusAsOf } from '@/lib/law/periods'
import type { Period } from '@/lib/law/schema'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import type { Proposal, ReviewedFinding, SecondReading, Statement } from '@/lib/review/schema'
import { EditForm, MoveForm, ProposeForm, ReviewForms, SplitForm, StatementForms } from './forms'
import { ProposalList } from './proposal-list'
import { ReadingList } from './reading-list'
import { ReviewLine } from './review-section'
import { StatementView } from './statement-view'
import './review.css'

export type Evidence = {
  provisions: { id: string; article: string; instrument: string; period: Period }[]
  sources: { id: string; title: string; publisher: string | null }[]
}

export type ReviewScreenProps = {
  request: PageRequest
  country: string
  requirement: Requirement
  day: string
  act: Act | undefined
  findings: ReviewedFinding[]
  statements: Statement[]
  proposals: Proposal[]
  readings: SecondReading[]
  evidence: Evidence
  attributes: { id: string; kind: string; title: Localised }[]
}

/** What can be done at a finding, each with the action it takes. */
export const ACTS = ['review', 'statement', 'edit', 'split', 'move', 'propose'] as const
export type Act = (typeof ACTS)[number]
const ACTIONS: Record<Act, Action> = {
  review: 'finding.review',
  statement: 'statement.write',
  edit: 'finding.edit',
  split: 'finding.edit',
  move: 'finding.edit',
  propose: 'proposal.make',
}

/** Everything that is said and done about one finding: for those with an account, by their role. */
export async function ReviewScreen(props: ReviewScreenProps) {
  const { request, country, requirement, day, act, findings, statements, proposals, readings } = props
  const { locale, query, actor } = request
  const t = await getTranslations({ locale, namespace: 'review' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const law = await lawWords(locale)
  const finding = statusAsOf(
    findings.map((one) => ({ ...one, ...one.period })),
    day,
  )
  const name = countryName(country, locale)
  const path = `/review/${country}/${requirement.id}`
  const open = ACTS.filter(
    (one) =>
      (one !== 'move' || (finding !== null && finding.period.from !== null && findings[0]?.id !== finding.id)) &&
      may(actor, ACTIONS[one], country) &&
      (finding !== null || one === 'statement' || one === 'propose'),
  )
  const title = t('page.title', { requirement: pickText(requirement.title, locale).text, country: name })
  return (
    <Frame request={request} path={path} day={day} title={title}>
      <p className="crumbs">
        <a href={href(locale, `/matrix/${country}/${requirement.id}`, query)}>{t('page.back')}</a>
      </p>
      <h1>
        <span className="over">{name}</span>
        <DataText value={requirement.title} locale={locale} />
      </h1>
      {finding === null ? (
        <p>{t('page.none')}</p>
      ) : (
        <>
          <p className="verdict">
            <StatusLabel status={finding.status} word={status(finding.status)} /> {law.findingPeriod(finding.period)}
          </p>
          <p>
            <DataText value={finding.rationale} locale={locale} />
          </p>
          <ReviewLine finding={finding} request={request} />
        </>
      )}
      {findings.length < 2 ? null : (
        <p>
          {t('page.periods')}{' '}
          {findings
            .filter(({ id }) => id !== finding?.id)
            .map(({ id, period }, index) => (
              <span key={id}>
                {index === 0 ? '' : ' · '}
                <a href={href(locale, path, { ...query, date: period.from ?? '2017-10-23' })}>
                  {law.findingPeriod(period)}
                </a>
              </span>
            ))}
        </p>
      )}
      <nav className="review-acts" aria-label={t('page.acts')}>
        {open.map((one) => (
          <a key={one} href={href(locale, path, query, { act: one })} aria-current={one === act ? 'true' : undefined}>
            {t(`act.${one}`)}
          </a>
        ))}
        {may(actor, 'reading.code', country) ? (
          <a href={href(locale, `/review/second-reading/${country}/${requirement.id}`, query)}>{t('act.reading')}</a>
        ) : null}
      </nav>
      {act !== undefined && open.includes(act) ? <Chosen {...props} act={act} finding={finding} /> : null}
      <h2>{t('statement.title')}</h2>
      <StatementView statements={statements} locale={locale} />
      <h2>{t('proposal.title')}</h2>
      <ProposalList proposals={proposals} findings={findings} request={request} />
      {may(actor, 'reading.settle', country) ? (
        <>
          <h2>{t('reading.title')}</h2>
          <ReadingList readings={readings} findings={findings} request={request} />
        </>
      ) : null}
    </Frame>
  )
}

async function Chosen(props: ReviewScreenProps & { act: Act; finding: ReviewedFinding | null }) {
  const { act, finding, request, country, requirement, statements, evidence, attributes, day } = props
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'review' })
  const ref = { locale, country, requirement: requirement.id }
  return (
    <section aria-labelledby="act">
      <h2 id="act">{t(`act.${act}`)}</h2>
      {act === 'statement' ? (
        <StatementForms {...ref} statements={statements} today={request.today} actor={request.actor} />
      ) : null}
      {act === 'propose' ? <ProposeForm {...ref} finding={finding} evidence={evidence} /> : null}
      {finding === null ? null : (
        <>
          {act === 'review' ? <ReviewForms {...ref} finding={finding} /> : null}
          {act === 'edit' ? <EditForm {...ref} finding={finding} evidence={evidence} attributes={attributes} /> : null}
          {act === 'move' ? <MoveForm {...ref} finding={finding} /> : null}
          {act === 'split' ? (
            <SplitForm {...ref} finding={finding} evidence={evidence} attributes={attributes} day={day} />
          ) : null}
        </>
      )}
    </section>
  )
}
