import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { Scroll } from '@/components/ui/scroll'
import type { Locale } from '@/lib/platform/i18n/locales'
import { Moment } from './moment'

export type OpenSession = {
  id: string
  browser: string | null
  system: string | null
  openedAt: Date
  seenAt: Date
  isThis: boolean
}

export async function SessionList({ locale, sessions }: { locale: Locale; sessions: OpenSession[] }) {
  const t = await getTranslations({ locale, namespace: 'account.sessions' })
  const deviceOf = ({ browser, system }: OpenSession) =>
    browser !== null && system !== null ? t('both', { browser, system }) : (browser ?? system ?? t('unknown'))
  return (
    <>
      <Scroll label={t('title')}>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{t('device')}</th>
              <th scope="col">{t('opened')}</th>
              <th scope="col">{t('seen')}</th>
              <th scope="col">{t('action')}</th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  {deviceOf(session)} {session.isThis ? <span className="tag">{t('this')}</span> : null}
                </th>
                <td>
                  <Moment at={session.openedAt} locale={locale} />
                </td>
                <td>
                  <Moment at={session.seenAt} locale={locale} />
                </td>
                <td>
                  {session.isThis ? (
                    '–'
                  ) : (
                    <Form
                      locale={locale}
                      command="session.end"
                      submit={t('end')}
                      hidden={{ id: session.id }}
                      label={t('endLabel', { device: deviceOf(session) })}
                      isInline
                      isQuiet
                    />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {sessions.length > 1 ? (
        <Form locale={locale} command="session.endOthers" submit={t('endOthers')} label={t('endOthers')} isQuiet />
      ) : (
        <p>{t('alone')}</p>
      )}
    </>
  )
}
