import { GlossaryScreen } from '@/components/framework/glossary-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findTerms } from '@/lib/framework/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => <GlossaryScreen request={request} terms={await findTerms()} />)
}
