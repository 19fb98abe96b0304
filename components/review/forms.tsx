import { getTranslations } from 'next-intl/server'
import { LocalisedField, ProseField, SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { Actor } from '@/lib/auth/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import type { Localised } from '@/lib/platform/i18n/localised'
import type { ReviewedFinding, Statement } from '@/lib/review/schema'
import { presentStatement } from '@/lib/review/state-rules'
import { FindingFields } from './finding-fields'
import { fieldWords } from './form-words'
import type { Evidence } from './review-screen'

type Ref = { locale: Locale; country: string; requirement: string }
type OfFinding = Ref & { finding: ReviewedFinding }

/** Confirming takes a word at most; disputing a reason and a source. */
export async function ReviewForms({ locale, finding }: OfFinding) {
  const t = await getTranslations({ locale, namespace: 'review.form' })
  const hidden = { id: finding.id, version: finding.version }
  return (
    <>
      <h3>{t('confirmTitle')}</h3>
      <Form locale={locale} command="finding.confirm" submit={t('confirm')} hidden={hidden} label={t('confirmTitle')}>
        <ProseField name="reason" label={t('confirmReason')} rows={2} max={4000} />
        <TextField name="source" label={t('source')} hint={t('sourceHint')} max={2000} />
      </Form>
      <h3>{t('disputeTitle')}</h3>
      <Form
        locale={locale}
        command="finding.dispute"
        submit={t('dispute')}
        hidden={hidden}
        label={t('disputeTitle')}
        draft={`dispute-${finding.id}`}
      >
        <ProseField name="reason" label={t('disputeReason')} hint={t('disputeReasonHint')} max={4000} isRequired />
        <TextField name="source" label={t('source')} hint={t('sourceHint')} max={2000} isRequired />
      </Form>
    </>
  )
}

type WithEvidence = OfFinding & {
  evidence: Evidence
  attributes: { id: string; kind: string; title: Localised }[]
}

export async function EditForm({ locale, finding, evidence, attributes }: WithEvidence) {
  const t = await getTranslations({ locale, namespace: 'review.form' })
  return (
    <>
      <p>{t('editHint')}</p>
      <Form
        locale={locale}
        command="finding.edit"
        submit={t('save')}
        hidden={{ id: finding.id, version: finding.version }}
        draft={`edit-${finding.id}`}
      >
        <FindingFields locale={locale} finding={finding} evidence={evidence} attributes={attributes} />
      </Form>
    </>
  )
}

export async function SplitForm({ locale, finding, evidence, attributes }: WithEvidence & { day: string }) {
  const t = await getTranslations({ locale, namespace: 'review.form' })
  return (
    <>
      <p>{t('splitHint')}</p>
      <Form
        locale={locale}
        command="finding.split"
        submit={t('split')}
        hidden={{ id: finding.id, version: finding.version }}
        draft={`split-${finding.id}`}
      >
        <TextField name="day" type="date" label={t('splitDay')} hint={t('splitDayHint')} isRequired />
        <FindingFields locale={locale} finding={finding} evidence={evidence} attributes={attributes} />
      </Form>
    </>
  )
}

export async function MoveForm({ locale, finding }: OfFinding) {
  const t = await getTranslations({ locale, namespace: 'review.form' })
  return (
    <>
      <p>{t('moveHint')}</p>
      <Form
        locale={locale}
        command="finding.move"
        submit={t('move')}
        hidden={{ id: finding.id, version: finding.version }}
      >
        <TextField name="day" type="date" label={t('moveDay')} value={finding.period.from ?? ''} isRequired />
        <ProseField name="reason" label={t('editReason')} hint={t('editReasonHint')} rows={3} max={4000} isRequired />
      </Form>
    </>
  )
}

type StatementFormsProps = Ref & { statements: Statement[]; today: string; actor: Actor | null }

export async function StatementForms({ locale, country, requirement, statements, today, actor }: StatementFormsProps) {
  const t = await getTranslations({ locale, namespace: 'review' })
  const { localised } = await fieldWords(locale)
  const present = presentStatement(statements)
  return (
    <>
      <p>{t('statement.hint')}</p>
      <Form
        locale={locale}
        command="statement.write"
        submit={t(present === null ? 'statement.publish' : 'statement.replace')}
        hidden={{ country, requirement, version: statements.length + 1 }}
        draft={`statement-${country}-${requirement}`}
      >
        <LocalisedField
          name="body"
          label={t('statement.body')}
          {...localised}
          values={present?.body}
          isLong
          max={8000}
        />
        <TextField
          name="signedBy"
          label={t('statement.signedBy')}
          value={present?.signedBy ?? actor?.name}
          max={120}
          isRequired
        />
        <TextField name="office" label={t('statement.office')} value={present?.office} max={200} isRequired />
        <TextField name="signedOn" type="date" label={t('statement.signedOn')} value={today} isRequired />
      </Form>
      {present === null ? null : (
        <Form
          locale={locale}
          command="statement.withdraw"
          submit={t('statement.withdraw')}
          hidden={{ id: present.id }}
          confirm={t('statement.withdrawConfirm')}
          label={t('statement.withdraw')}
          isQuiet
        >
          <TextField name="reason" label={t('statement.withdrawReason')} isRequired />
        </Form>
      )}
    </>
  )
}

type ProposeFormProps = Ref & { finding: ReviewedFinding | null; evidence: Evidence }

export async function ProposeForm({ locale, country, requirement, finding, evidence }: ProposeFormProps) {
  const t = await getTranslations({ locale, namespace: 'review' })
  const { statuses } = await fieldWords(locale)
  const cited = evidence.provisions.filter(({ id }) => finding?.provisions.includes(id))
  return (
    <>
      <p>{t('proposal.hint')}</p>
      <Form
        locale={locale}
        command="proposal.make"
        submit={t('proposal.send')}
        hidden={{ country, requirement, finding: finding?.id ?? '', findingVersion: finding?.version ?? '' }}
        draft={`proposal-${country}-${requirement}`}
      >
        <ProseField name="body" label={t('proposal.body')} hint={t('proposal.bodyHint')} max={6000} isRequired />
        <ProseField
          name="source"
          label={t('proposal.source')}
          hint={t('form.sourceHint')}
          rows={2}
          max={2000}
          isRequired
        />
        {finding === null ? null : (
          <SelectField
            name="proposedStatus"
            label={t('proposal.status')}
            empty={t('proposal.noStatus')}
            options={statuses.filter(({ value }) => value !== finding.status)}
          />
        )}
        {cited.length === 0 ? null : (
          <SelectField
            name="provision"
            label={t('proposal.provision')}
            empty={t('proposal.noProvision')}
            options={cited.map(({ id, article, instrument }) => ({ value: id, label: `${article} · ${instrument}` }))}
          />
        )}
      </Form>
    </>
  )
}
