import { toString as drawQr } from 'qrcode'
import { AccountScreen } from '@/components/accounts/account-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findCountryCodes, findSessions, findTotp } from '@/lib/accounts/queries'
import { findTokens } from '@/lib/accounts/token-queries'
import { base32, totpAddress } from '@/lib/accounts/totp'
import { may } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import { findFollows } from '@/lib/follow/queries'
import { findOutline } from '@/lib/framework/queries'
import { canSend } from '@/lib/mail/commands'
import { Forbidden } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { Locale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'

export default function Page(input: PageInput) {
  currentRequest().isPrivate = true
  return answerPage(
    input,
    async (request) => {
      const { actor } = request
      if (actor === null) throw new Forbidden('account.manage', 'signIn')
      const [totp, sessions, tokens, follow] = await Promise.all([
        findSecondFactor(actor),
        findSessions(actor),
        findTokens(actor),
        findFollowChoice(actor, request.locale),
      ])
      // Who may make none any more still sees, and can revoke, those that they have.
      const shown = tokens.length > 0 || may(actor, 'token.make') ? tokens : null
      return (
        <AccountScreen request={request} actor={actor} totp={totp} sessions={sessions} tokens={shown} follow={follow} />
      )
    },
    { action: 'account.manage' },
  )
}

async function findFollowChoice(actor: Actor, locale: Locale) {
  const [view, codes, outline] = await Promise.all([findFollows(actor), findCountryCodes(), findOutline()])
  const followed = outline.requirements.filter(({ id }) => view.requirements.includes(id))
  const titles = followed.map(({ id, title }) => ({ id, title: pickText(title, locale).text }))
  return { ...view, codes, titles, canSend: canSend() }
}

async function findSecondFactor(actor: Actor) {
  const totp = await findTotp(actor)
  if (totp.state !== 'setUp') return totp
  const { secret, backupCodes } = totp
  const picture = await drawQr(totpAddress(secret, actor.email), { type: 'svg', margin: 2 })
  return { state: 'setUp' as const, key: base32(secret), picture, backupCodes }
}
