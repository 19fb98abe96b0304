import { ResetScreen } from '@/components/accounts/reset-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { isResetToken } from '@/lib/accounts/password-commands'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  currentRequest().isPrivate = true
  return answerPage(
    input,
    async (request) => {
      const { token } = request.query
      const found = token === undefined ? null : (await isResetToken(token)) ? token : 'expired'
      return <ResetScreen request={request} token={found} />
    },
    { action: 'password.reset' },
  )
}
