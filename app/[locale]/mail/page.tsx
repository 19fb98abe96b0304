import { MailScreen } from '@/components/accounts/mail-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { canSend } from '@/lib/mail/commands'
import { findLetters } from '@/lib/mail/queries'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  // Its letters hold links that are secrets.
  currentRequest().isPrivate = true
  return answerPage(
    input,
    async (request) => <MailScreen request={request} {...(await findLetters())} canSend={canSend()} />,
    { action: 'mail.read' },
  )
}
