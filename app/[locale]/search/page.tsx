import { SearchScreen } from '@/components/search/search-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findAnswer } from '@/lib/search/queries'
import { searchSchema } from '@/lib/search/schema'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const jurisdictions = await findJurisdictions()
    const address = parseQuery(searchSchema(jurisdictions.map(({ code }) => code)), request.query)
    const day = address.date ?? request.today
    const asked = {
      q: address.q ?? '',
      locale: request.locale,
      day,
      countries: address.country ?? null,
      kind: address.kind ?? null,
      page: address.kind === undefined ? 1 : (address.page ?? 1),
    }
    const answer = asked.q === '' ? null : await findAnswer(asked)
    return <SearchScreen request={request} asked={asked} answer={answer} jurisdictions={jurisdictions} />
  })
}
