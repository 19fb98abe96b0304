import { DashboardScreen } from '@/components/dashboard/dashboard-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { countUnderWay, findNewestChanges, findOverdue, findRegisterCounts } from '@/lib/dashboard/queries'
import { dashboardSchema } from '@/lib/dashboard/schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findJurisdictions } from '@/lib/law/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, today, locale, query } = request
      const jurisdictions = await findJurisdictions()
      const codes = jurisdictions.map(({ code }) => code)
      const { country, date, since = WORKSHOP_DAY } = parseQuery(dashboardSchema(codes), query)
      const day = date ?? today
      const participants = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
      const shown = country === undefined ? participants : [country]
      const [matrix, before, counts, underWay, overdue, newest] = await Promise.all([
        findMatrix(day, since, locale),
        findMatrix(since, null, locale),
        findRegisterCounts(day, today),
        countUnderWay(shown),
        findOverdue(today, shown),
        findNewestChanges(country, { mayReadReadings: may(actor, 'reading.settle') }),
      ])
      return (
        <DashboardScreen {...{ request, day, since, country, matrix, before, counts, underWay, overdue, newest }} />
      )
    },
    { action: 'dashboard.read' },
  )
}
