import 'server-only'
import { getTranslations } from 'next-intl/server'
import { publicAddress } from '../auth/deployment'
import { database } from '../platform/db/client'
import { DEFAULT_LOCALE, isLocale, type Locale } from '../platform/i18n/locales'

export type Letter = { to: string; subject: string; body: string }

/** The way to a new password, in the language that the account was last used in. */
export async function resetLetter(email: string, token: string): Promise<Letter> {
  const user = await database().user.findUnique({ where: { email }, select: { locale: true } })
  const locale = isLocale(user?.locale) ? user.locale : DEFAULT_LOCALE
  const t = await getTranslations({ locale, namespace: 'account.letters' })
  const link = `${publicAddress()}/${locale}/reset?token=${encodeURIComponent(token)}`
  return { to: email, subject: t('resetSubject'), body: t('resetBody', { link }) }
}

/** The way in for one who is invited. The link is the only place where the invitation's secret stands. */
export async function invitationLetter(
  invitation: { email: string; name: string; locale: Locale },
  token: string,
  inviter: string,
): Promise<Letter> {
  const { email, name, locale } = invitation
  const t = await getTranslations({ locale, namespace: 'account.letters' })
  const link = `${publicAddress()}/${locale}/invitation?token=${encodeURIComponent(token)}`
  return { to: email, subject: t('invitationSubject'), body: t('invitationBody', { name, inviter, link }) }
}
