import { toString as drawQr } from 'qrcode'
import { AccountScreen } from '@/components/accounts/account-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findSessions, findTotp } from '@/lib/accounts/queries'
import { findTokens } from '@/lib/accounts/token-queries'
import { base32, totpAddress } from '@/lib/accounts/totp'
import { may } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import { Forbidden } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  currentRequest().isPrivate = true
  return answerPage(
    input,
    async (request) => {
      const { actor } = request
      if (actor === null) throw new Forbidden('account.manage', 'signIn')
      const [totp, sessions, tokens] = await Promise.all([
        findSecondFactor(actor),
        findSessions(actor),
        findTokens(actor),
      ])
      // Who may make none any more still sees, and can revoke, those that they have.
      const shown = tokens.length > 0 || may(actor, 'token.make') ? tokens : null
      return <AccountScreen request={request} actor={actor} totp={totp} sessions={sessions} tokens={shown} />
    },
    { action: 'account.manage' },
  )
}

async function findSecondFactor(actor: Actor) {
  const totp = await findTotp(actor)
  if (totp.state !== 'setUp') return totp
  const { secret, backupCodes } = totp
  const picture = await drawQr(totpAddress(secret, actor.email), { type: 'svg', margin: 2 })
  return { state: 'setUp' as const, key: base32(secret), picture, backupCodes }
}
