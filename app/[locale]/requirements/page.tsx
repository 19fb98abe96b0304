import { RequirementsScreen } from '@/components/framework/requirements-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    parseQuery(datedSchema, request.query)
    return <RequirementsScreen request={request} outline={await findOutline()} />
  })
}
