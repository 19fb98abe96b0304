import { DashboardScreen } from '@/components/dashboard/dashboard-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findNewestChanges, findOverdue, findRegisterCounts } from '@/lib/dashboard/queries'
import { dashboardSchema } from '@/lib/dashboard/schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findJurisdictions } from '@/lib/law/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const jurisdictions = await findJurisdictions()
      const codes = jurisdictions.map(({ code }) => code)
      const { country, date, since = WORKSHOP_DAY } = parseQuery(dashboardSchema(codes), request.query)
      const day = date ?? request.today
      const [matrix, before, counts, overdue, newest] = await Promise.all([
        findMatrix(day, since, request.locale),
        findMatrix(since, null, request.locale),
        findRegisterCounts(day),
        findOverdue(request.today, country),
        findNewestChanges(country),
      ])
      return <DashboardScreen {...{ request, day, since, country, matrix, before, counts, overdue, newest }} />
    },
    { action: 'dashboard.read' },
  )
}
