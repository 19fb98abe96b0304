import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'

/** `token`: the secret of a link that holds; `expired`: of one that does not; null: nobody came by a link. */
export async function ResetScreen({ request, token }: { request: PageRequest; token: string | 'expired' | null }) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  const isChoosing = token !== null && token !== 'expired'
  return (
    <Frame request={{ ...request, query: {} }} path="/reset" day={null} title={t('reset.title')}>
      <h1>{t('reset.title')}</h1>
      {token === 'expired' ? <p className="note">{t('reset.expired')}</p> : null}
      <p>{isChoosing ? t('reset.choose') : t('reset.ask')}</p>
      {isChoosing ? (
        <Form locale={locale} command="password.reset" submit={t('reset.submit')} hidden={{ token }}>
          <TextField
            name="password"
            type="password"
            label={t('password.new')}
            hint={t('password.hint')}
            autoComplete="new-password"
            isRequired
          />
        </Form>
      ) : (
        <Form locale={locale} command="password.ask" submit={t('reset.askSubmit')}>
          <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username" isRequired />
        </Form>
      )}
    </Frame>
  )
}
