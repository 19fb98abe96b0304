import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import { Scroll } from '@/components/ui/scroll'
import type { Role } from '@/lib/auth/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

export type Pending = {
  id: string
  name: string
  email: string
  role: Role
  countries: string[]
  expiresAt: Date
  state: 'open' | 'accepted' | 'revoked' | 'expired'
}

export async function InvitationList({ locale, invitations }: { locale: Locale; invitations: Pending[] }) {
  const t = await getTranslations({ locale, namespace: 'account' })
  if (invitations.length === 0) return <p>{t('people.noInvitations')}</p>
  return (
    <Scroll label={t('people.invitations')}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col">{t('people.email')}</th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col">{t('people.change')}</th>
          </tr>
        </thead>
        <tbody>
          {invitations.map(({ id, name, email, role, countries, expiresAt, state }) => {
            const day = formatDay(expiresAt.toISOString().slice(0, 10), locale)
            return (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="break">{email}</td>
                <td>
                  {t(`roles.${role}`)}
                  {countries.length === 0 ? null : (
                    <small className="aside">{countries.map((code) => countryName(code, locale)).join(', ')}</small>
                  )}
                </td>
                <td>
                  <p>{state === 'expired' ? t('people.expired', { day }) : t('people.until', { day })}</p>
                  <Form
                    locale={locale}
                    command="invitation.resend"
                    submit={t('people.resend')}
                    hidden={{ id }}
                    isInline
                    isQuiet
                  />
                  <Form
                    locale={locale}
                    command="invitation.revoke"
                    submit={t('people.revoke')}
                    hidden={{ id }}
                    confirm={t('people.revokeConfirm', { name })}
                    isInline
                    isQuiet
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
