import { SignInScreen } from '@/components/accounts/sign-in-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  // A form is for one reader and one use.
  currentRequest().isPrivate = true
  return answerPage(input, async (request) => <SignInScreen request={request} />, { action: 'session.open' })
}
