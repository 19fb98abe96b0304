import { CaseScreen } from '@/components/case/case-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findCaseSheet } from '@/lib/cooperation/case-queries'
import { missingFrom, readFacts } from '@/lib/cooperation/case-rules'
import { caseSchema } from '@/lib/cooperation/case-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

export default function Page(input: PageInput) {
  // First of all, so that a refused address is kept no more than a sheet.
  currentRequest().isPrivate = true
  return answerPage(input, async (request) => {
    const { locale, today } = request
    const [jurisdictions, outline] = await Promise.all([findJurisdictions(), findOutline()])
    const named = sortByName(
      jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, locale) })),
      locale,
    )
    const countries = [
      ...named.filter(({ role }) => role === 'participant'),
      ...named.filter(({ role }) => role !== 'participant'),
    ].map(({ code }) => code)
    const query = parseQuery(caseSchema(countries), request.query)
    const facts = readFacts(query, today, countries)
    return (
      <CaseScreen
        request={request}
        query={query}
        countries={countries}
        outline={outline}
        missing={missingFrom(query, today)}
        facts={facts}
        sheet={facts === null ? null : await findCaseSheet(facts, today)}
      />
    )
  })
}
