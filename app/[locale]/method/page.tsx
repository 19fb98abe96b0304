import { MethodScreen } from '@/components/method/method-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => <MethodScreen request={request} />)
}
