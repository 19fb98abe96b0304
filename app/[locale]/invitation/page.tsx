import { InvitationScreen } from '@/components/accounts/invitation-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findInvitation } from '@/lib/accounts/queries'
import { NotFound } from '@/lib/platform/errors'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  currentRequest().isPrivate = true
  return answerPage(
    input,
    async (request) => {
      const { token = '' } = request.query
      const invitation = await findInvitation(token)
      if (invitation === null) throw new NotFound('invitation', '')
      return <InvitationScreen request={request} token={token} invitation={invitation} />
    },
    { action: 'invitation.accept' },
  )
}
