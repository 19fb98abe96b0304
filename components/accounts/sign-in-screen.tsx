import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'
import { DoneNote } from './done-note'

export async function SignInScreen({ request }: { request: PageRequest }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account' })
  return (
    <Frame request={request} path="/sign-in" day={null} title={t('signIn.title')}>
      <h1>{t('signIn.title')}</h1>
      <p>{t('signIn.intro')}</p>
      <DoneNote locale={locale} done={query.done} />
      <Form locale={locale} command="session.open" submit={t('signIn.submit')} hidden={{ next: query.next ?? '' }}>
        <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username" isRequired />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          isRequired
        />
      </Form>
      <p>
        <a href={`/${locale}/reset`}>{t('signIn.forgotten')}</a>
      </p>
    </Frame>
  )
}
