import { getTranslations } from 'next-intl/server'
import { SelectField, TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import { Scroll } from '@/components/ui/scroll'
import { TOKEN_DAYS, TOKEN_SCOPES, type TokenView } from '@/lib/accounts/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { Moment } from './moment'

export async function TokenSection({ locale, tokens }: { locale: Locale; tokens: TokenView[] }) {
  const t = await getTranslations({ locale, namespace: 'account.tokens' })
  return (
    <>
      <h2 id="tokens">{t('title')}</h2>
      <p>
        {t('intro')} <a href={`/${locale}/api`}>{t('docs')}</a>
      </p>
      {tokens.length === 0 ? <p>{t('none')}</p> : <TokenTable locale={locale} tokens={tokens} />}
      <Form locale={locale} command="token.make" submit={t('submit')} label={t('title')}>
        <TextField name="name" label={t('name')} max={80} isRequired />
        <SelectField
          name="scope"
          label={t('scope')}
          options={TOKEN_SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
        />
        <SelectField
          name="days"
          label={t('days')}
          value="90"
          options={TOKEN_DAYS.map((value) => ({ value, label: t(`day.${value}`) }))}
        />
      </Form>
    </>
  )
}

async function TokenTable({ locale, tokens }: { locale: Locale; tokens: TokenView[] }) {
  const t = await getTranslations({ locale, namespace: 'account.tokens' })
  return (
    <Scroll label={t('title')}>
      <table className="ledger many">
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('scope')}</th>
            <th scope="col">{t('made')}</th>
            <th scope="col">{t('used')}</th>
            <th scope="col">{t('expires')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>{t(`scopes.${token.scope}`)}</td>
              <td>
                <Moment at={token.createdAt} locale={locale} />
              </td>
              <td>{token.lastUsedOn === null ? t('never') : formatDay(token.lastUsedOn, locale)}</td>
              <td>
                <Moment at={token.expiresAt} locale={locale} />
              </td>
              <td>
                {token.state === 'open' ? (
                  <Form
                    locale={locale}
                    command="token.revoke"
                    submit={t('revoke')}
                    hidden={{ id: token.id }}
                    label={t('revokeLabel', { name: token.name })}
                    confirm={t('revokeConfirm')}
                    isInline
                    isQuiet
                  />
                ) : (
                  t(`states.${token.state}`)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
