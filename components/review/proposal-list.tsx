import { getTranslations } from 'next-intl/server'
import { LocalisedField, ProseField, SelectField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { StatusLabel } from '@/components/law/sign'
import type { PageRequest } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import type { Proposal, ReviewedFinding } from '@/lib/review/schema'
import { fieldWords } from './form-words'
import { formatMoment } from './moment'

type ProposalListProps = { proposals: Proposal[]; findings: ReviewedFinding[]; request: PageRequest }

/** What readers proposed at a cell and what became of it; staff decide here. */
export async function ProposalList({ proposals, findings, request }: ProposalListProps) {
  const { locale, actor } = request
  const t = await getTranslations({ locale, namespace: 'review.proposal' })
  if (proposals.length === 0) return <p>{t('none')}</p>
  return proposals.map((proposal) => (
    <article key={proposal.id} className="card" id={`proposal-${proposal.id}`}>
      <ProposalText proposal={proposal} request={request} />
      {proposal.status === 'open' && may(actor, 'proposal.decide', proposal.country) ? (
        <Decide proposal={proposal} finding={findings.find(({ id }) => id === proposal.findingId)} request={request} />
      ) : null}
      {proposal.status === 'open' && proposal.author.id === actor?.id ? (
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
  ))
}

export async function ProposalText({ proposal, request: { locale } }: { proposal: Proposal; request: PageRequest }) {
  const t = await getTranslations({ locale, namespace: 'review.proposal' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const { author, at, body, source, proposedStatus, decision } = proposal
  return (
    <>
      <p>
        <strong>{t(`state.${proposal.status}`)}</strong>{' '}
        <small>{t('by', { name: author.name, day: formatMoment(at, locale) })}</small>
      </p>
      {proposedStatus === null ? null : (
        <p>
          {t('asks')} <StatusLabel status={proposedStatus} word={status(proposedStatus)} />
        </p>
      )}
      <p className="typed">{body}</p>
      <p className="typed">
        <small>{t('sourceLine', { source })}</small>
      </p>
      {decision === null ? null : (
        <p className="typed">
          {t('decision', {
            name: decision.by,
            day: formatMoment(decision.at, locale),
            reason: decision.reason,
          })}
        </p>
      )}
    </>
  )
}

async function Decide({
  proposal,
  finding,
  request: { locale },
}: {
  proposal: Proposal
  finding: ReviewedFinding | undefined
  request: PageRequest
}) {
  const t = await getTranslations({ locale, namespace: 'review' })
  const { localised, confidences } = await fieldWords(locale)
  const hidden = { id: proposal.id, version: proposal.version }
  const changes = proposal.proposedStatus !== null && finding !== undefined
  return (
    <>
      {changes && finding.version !== proposal.findingVersion ? (
        <p className="note">{t('proposal.overtaken')}</p>
      ) : null}
      <h3>{t('proposal.acceptTitle')}</h3>
      <p>{t(changes ? 'proposal.acceptStatusHint' : 'proposal.acceptHint')}</p>
      <Form
        locale={locale}
        command="proposal.accept"
        submit={t('proposal.accept')}
        hidden={changes ? { ...hidden, findingVersion: finding.version } : hidden}
        label={t('proposal.acceptTitle')}
      >
        {changes ? (
          <>
            <SelectField
              name="confidence"
              label={t('form.confidence')}
              options={confidences}
              value={finding.confidence}
            />
            <LocalisedField
              name="rationale"
              label={t('form.rationale')}
              {...localised}
              values={finding.rationale}
              isLong
              max={4000}
            />
          </>
        ) : null}
        <ProseField name="reason" label={t('proposal.reason')} rows={2} max={4000} isRequired />
      </Form>
      <h3>{t('proposal.declineTitle')}</h3>
      <Form
        locale={locale}
        command="proposal.decline"
        submit={t('proposal.decline')}
        hidden={hidden}
        label={t('proposal.declineTitle')}
      >
        <ProseField name="reason" label={t('proposal.reason')} rows={2} max={4000} isRequired />
      </Form>
    </>
  )
}
