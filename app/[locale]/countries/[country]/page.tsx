import { CountryScreen } from '@/components/countries/country-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
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
import { findOpenCandidates } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    const jurisdiction = await findJurisdiction(country)
    const [matrix, findings, instruments, provisions, candidates, open] = await Promise.all([
      findMatrix(day, null, request.locale),
      findFindingsOfCountry(country, day),
      findInstrumentsOfCountry(country),
      findProvisionsOfCountry(country),
      findCandidates(country),
      may(request.actor, 'deficiency.mark') ? findOpenCandidates(country) : new Set<number>(),
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
        open={open}
      />
    )
  })
}
