import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { Role } from '@/lib/auth/schema'
import { countryName } from '@/lib/platform/i18n/names'

type Invitation = { name: string; email: string; role: Role; countries: string[] }
type InvitationScreenProps = { request: PageRequest; token: string; invitation: Invitation }

export async function InvitationScreen({ request, token, invitation }: InvitationScreenProps) {
  const { locale } = request
  const { name, email, role, countries } = invitation
  const t = await getTranslations({ locale, namespace: 'account' })
  return (
    <Frame request={{ ...request, query: {} }} path="/invitation" day={null} title={t('invitation.title')}>
      <h1>{t('invitation.title')}</h1>
      <p>{t('invitation.lead', { email, role: t(`roles.${role}`) })}</p>
      {countries.length === 0 ? null : (
        <p>{t('self.countries', { countries: countries.map((code) => countryName(code, locale)).join(', ') })}</p>
      )}
      <Form locale={locale} command="invitation.accept" submit={t('invitation.submit')} hidden={{ token }}>
        <TextField name="name" label={t('invitation.name')} value={name} autoComplete="name" isRequired />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          hint={t('password.hint')}
          autoComplete="new-password"
          isRequired
        />
      </Form>
    </Frame>
  )
}
