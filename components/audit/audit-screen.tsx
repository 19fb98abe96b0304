import '@/components/accounts/accounts.css'
import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/accounts/moment'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { Scroll } from '@/components/ui/scroll'
import type { AuditQuery, AuditRow } from '@/lib/audit/schema'
import { roleSchema } from '@/lib/auth/schema'
import { countryName } from '@/lib/platform/i18n/names'
import { auditAddress } from './audit-address'
import { type AuditChoices, AuditFilter } from './audit-filter'
import { Differences } from './differences'
import { sayKind } from './kinds'

type AuditScreenProps = {
  request: PageRequest
  query: AuditQuery
  rows: AuditRow[]
  total: number
  next: string | null
  choices: AuditChoices
}

export async function AuditScreen({ request, query, rows, total, next, choices }: AuditScreenProps) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'audit' })
  const roleName = await getTranslations({ locale, namespace: 'account.roles' })
  const role = (name: string) => {
    const known = roleSchema.safeParse(name)
    return known.success ? roleName(known.data) : t('system')
  }
  return (
    <Frame request={request} path="/audit" day={null} title={t('title')} layout="wide">
      <h1>{t('title')}</h1>
      <p>{t('lead', { count: total })}</p>
      <p className="aside">{t('verify', { command: 'npm run audit:verify' })}</p>
      <AuditFilter locale={locale} query={query} choices={choices} />
      {rows.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Scroll label={t('table')}>
          <table className="ledger many">
            <thead>
              <tr>
                <th scope="col">{t('columns.number')}</th>
                <th scope="col">{t('columns.at')}</th>
                <th scope="col">{t('columns.who')}</th>
                <th scope="col">{t('columns.what')}</th>
                <th scope="col">{t('columns.subject')}</th>
                <th scope="col">{t('columns.change')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={String(row.id)} id={`entry-${row.id}`}>
                  <th scope="row" title={t('hash', { hash: row.hash })}>
                    {String(row.id)}
                  </th>
                  <td className="nowrap">
                    <Moment at={row.at} locale={locale} />
                  </td>
                  <td>
                    {row.actorName}
                    <small className="aside">{role(row.actorRole)}</small>
                  </td>
                  <td>
                    <code>{row.command}</code>
                  </td>
                  <td className="break">
                    {sayKind(t, row.subjectKind)}
                    {row.country === null ? null : <small className="aside">{countryName(row.country, locale)}</small>}
                    <small className="aside">{row.subjectId}</small>
                  </td>
                  <td>
                    <Differences locale={locale} before={row.before} after={row.after} />
                    {row.reason === null ? null : <p>{t('reason', { reason: row.reason })}</p>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {query.before === undefined && next === null ? null : (
        <p className="ledger-links">
          {query.before === undefined ? null : (
            <a href={auditAddress(locale, { ...query, before: undefined })}>{t('newest')}</a>
          )}
          {next === null ? null : <a href={auditAddress(locale, { ...query, before: next })}>{t('older')}</a>}
        </p>
      )}
    </Frame>
  )
}
