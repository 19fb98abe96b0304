import { OverviewScreen } from '@/components/cooperation/overview-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOverview } from '@/lib/cooperation/queries'
import { overviewSchema } from '@/lib/cooperation/request-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { conduct, measure, date } = parseQuery(overviewSchema, request.query)
    const day = date ?? request.today
    const [jurisdictions, outline] = await Promise.all([findJurisdictions(), findOutline()])
    const participants = jurisdictions.filter(({ role }) => role === 'participant')
    const countries = sortByName(
      participants.map(({ code }) => ({ code, name: countryName(code, request.locale) })),
      request.locale,
    )
    const overview = await findOverview(
      countries.map(({ code }) => code),
      { conduct, measure, day },
    )
    return (
      <OverviewScreen
        request={request}
        day={day}
        conduct={conduct}
        measure={measure}
        countries={countries}
        outline={outline}
        overview={overview}
      />
    )
  })
}
