import { CountriesScreen } from '@/components/countries/countries-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    const matrix = await findMatrix(day, null, request.locale)
    return <CountriesScreen request={request} matrix={matrix} day={day} />
  })
}
