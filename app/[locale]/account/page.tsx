import { toString as drawQr } from 'qrcode'
import { AccountScreen } from '@/components/accounts/account-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findSessions, findTotp } from '@/lib/accounts/queries'
import { base32, totpAddress } from '@/lib/accounts/totp'
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
      const [totp, sessions] = await Promise.all([findSecondFactor(actor), findSessions(actor)])
      return <AccountScreen request={request} actor={actor} totp={totp} sessions={sessions} />
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
