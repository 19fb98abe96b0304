import './accounts.css'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import { DoneNote } from './done-note'
import { Moment, sayMoment } from './moment'

export type Letter = {
  id: string
  to: string
  subject: string
  body: string
  createdAt: Date
  sentAt: Date | null
  fault: string | null
}

type MailScreenProps = { request: PageRequest; waiting: Letter[]; sent: Letter[]; canSend: boolean }

export async function MailScreen({ request, waiting, sent, canSend }: MailScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account.mail' })
  return (
    <Frame request={request} path="/mail" day={null} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p>{canSend ? t('withSmtp') : t('withoutSmtp')}</p>
      <DoneNote locale={locale} done={query.done} />
      <h2>{t('waiting', { count: waiting.length })}</h2>
      {waiting.map(({ id, to, subject, body, createdAt, fault }) => (
        <article key={id} className="letter">
          <h3>{subject}</h3>
          <p className="aside">{t('to', { to, when: sayMoment(createdAt, locale) })}</p>
          {fault === null ? null : <p>{t('fault', { fault })}</p>}
          <pre>{body}</pre>
          {canSend ? (
            <Form locale={locale} command="mail.send" submit={t('send')} hidden={{ id }} isInline isQuiet />
          ) : null}{' '}
          <Form locale={locale} command="mail.handOn" submit={t('handOn')} hidden={{ id }} isInline isQuiet />{' '}
          <Form
            locale={locale}
            command="mail.discard"
            submit={t('discard')}
            hidden={{ id }}
            confirm={t('discardConfirm')}
            isInline
            isQuiet
          />
        </article>
      ))}
      {sent.length === 0 ? null : <SentLetters request={request} sent={sent} />}
    </Frame>
  )
}

async function SentLetters({ request, sent }: { request: PageRequest; sent: Letter[] }) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'account.mail' })
  return (
    <>
      <h2>{t('sentTitle')}</h2>
      <p>{t('sentHint')}</p>
      <Scroll label={t('sentTitle')}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('subject')}</th>
              <th scope="col">{t('recipient')}</th>
              <th scope="col">{t('when')}</th>
            </tr>
          </thead>
          <tbody>
            {sent.map(({ id, to, subject, sentAt, createdAt }) => (
              <tr key={id}>
                <th scope="row">{subject}</th>
                <td className="break">{to}</td>
                <td>
                  <Moment at={sentAt ?? createdAt} locale={locale} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
