import { SecondStepScreen } from '@/components/accounts/second-step-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { currentRequest } from '@/lib/platform/http/request-context'

export default function Page(input: PageInput) {
  currentRequest().isPrivate = true
  return answerPage(input, async (request) => <SecondStepScreen request={request} />, { action: 'session.open' })
}
