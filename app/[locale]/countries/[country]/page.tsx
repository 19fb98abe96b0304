import { CountryScreen } from '@/components/countries/country-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import {
  findCandidates,
  findFindingsOfCountry,
  findInstrumentsOfCountry,
  findJurisdiction,
  findProvisionsOfCountry,
} from '@/lib/law/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    const jurisdiction = await findJurisdiction(country)
    const [matrix, findings, instruments, provisions, candidates] = await Promise.all([
      findMatrix(day, null, request.locale),
      findFindingsOfCountry(country, day),
      findInstrumentsOfCountry(country),
      findProvisionsOfCountry(country),
      findCandidates(country),
    ])
    return (
      <CountryScreen
        request={request}
        day={day}
        jurisdiction={jurisdiction}
        matrix={matrix}
        findings={findings}
        instruments={instruments}
        provisions={provisions}
        candidates={candidates}
      />
    )
  })
}
