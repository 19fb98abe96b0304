import './accounts.css'
import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import type { TokenView } from '@/lib/accounts/schema'
import type { Actor } from '@/lib/auth/schema'
import { countryName } from '@/lib/platform/i18n/names'
import { DoneNote } from './done-note'
import { type FollowChoice, FollowSection } from './follow-section'
import { type OpenSession, SessionList } from './session-list'
import { TokenSection } from './token-section'
import { type SecondFactor, TotpSection } from './totp-section'

type AccountScreenProps = {
  request: PageRequest
  actor: Actor
  totp: SecondFactor
  sessions: OpenSession[]
  /** Null for an account that can't have any. */
  tokens: TokenView[] | null
  follow: FollowChoice
}

export async function AccountScreen({ request, actor, totp, sessions, tokens, follow }: AccountScreenProps) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  const { name, email, countries } = actor
  return (
    <Frame request={request} path="/account" day={null} title={t('self.title')}>
      <h1>{t('self.title')}</h1>
      <p>{t('self.lead', { name, email, role: t(`roles.${actor.role}`) })}</p>
      {countries.length === 0 ? null : (
        <p>{t('self.countries', { countries: countries.map((code) => countryName(code, locale)).join(', ') })}</p>
      )}
      <DoneNote locale={locale} done={query.done} />
      {actor.mustSetUpTotp ? <p className="note">{t('self.mustSetUp')}</p> : null}
      <h2 id="totp">{t('totp.title')}</h2>
      <TotpSection locale={locale} totp={totp} />
      <h2 id="password">{t('password.title')}</h2>
      <p>{t('password.intro')}</p>
      <Form locale={locale} command="password.change" submit={t('password.submit')} label={t('password.title')}>
        <TextField
          name="current"
          type="password"
          label={t('password.current')}
          autoComplete="current-password"
          isRequired
        />
        <TextField
          name="password"
          type="password"
          label={t('password.new')}
          hint={t('password.hint')}
          autoComplete="new-password"
          isRequired
        />
      </Form>
      <h2 id="sessions">{t('sessions.title')}</h2>
      <SessionList locale={locale} sessions={sessions} />
      <FollowSection locale={locale} follow={follow} />
      {tokens === null ? null : <TokenSection locale={locale} tokens={tokens} />}
      <p>
        <a href={`/${locale}/help`}>{t('self.what')}</a>
      </p>
    </Frame>
  )
}
