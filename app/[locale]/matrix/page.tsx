import { MatrixScreen } from '@/components/matrix/matrix-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findMatrix, findViewSchema } from '@/lib/matrix/queries'
import { decodeView, sinceOf } from '@/lib/matrix/view'
import { parseQuery } from '@/lib/platform/http/query'
import { marksFor } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const view = decodeView(parseQuery(await findViewSchema(), request.query))
    const day = view.date ?? request.today
    const matrix = await findMatrix(day, sinceOf(view), request.locale, await marksFor(request.actor))
    return <MatrixScreen request={request} matrix={matrix} view={view} day={day} />
  })
}
