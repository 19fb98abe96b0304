import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/form/fields'
import { Form } from '@/components/form/form'
import type { PageRequest } from '@/components/shell/answer-page'
import { Frame } from '@/components/shell/frame'

export async function SecondStepScreen({ request }: { request: PageRequest }) {
  const { locale, query } = request
  const t = await getTranslations({ locale, namespace: 'account.second' })
  return (
    <Frame request={request} path="/sign-in/totp" day={null} title={t('title')}>
      <h1>{t('title')}</h1>
      <p>{t('intro')}</p>
      <Form locale={locale} command="session.confirm" submit={t('submit')} hidden={{ next: query.next ?? '' }}>
        <TextField name="code" label={t('code')} autoComplete="one-time-code" isRequired />
      </Form>
      <p>
        <a href={`/${locale}/sign-in`}>{t('back')}</a>
      </p>
    </Frame>
  )
}
