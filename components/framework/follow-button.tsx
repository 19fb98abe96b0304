import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/form/form'
import type { Locale } from '@/lib/platform/i18n/locales'

/** Begins or ends having the news of a requirement by e-mail. */
export async function FollowButton({ locale, id, isOn }: { locale: Locale; id: string; isOn: boolean }) {
  const t = await getTranslations({ locale, namespace: 'account.follow' })
  const submit = t(isOn ? 'unfollow' : 'follow')
  return (
    <Form
      // The answer of one is not the other's.
      key={String(isOn)}
      locale={locale}
      command={isOn ? 'follow.remove' : 'follow.add'}
      submit={submit}
      label={submit}
      hidden={{ requirement: id }}
      isInline
      isQuiet
    />
  )
}
