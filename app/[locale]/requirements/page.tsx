import { RequirementsScreen } from '@/components/framework/requirements-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => <RequirementsScreen request={request} outline={await findOutline()} />)
}
