import type { PageRequest } from '@/components/shell/answer-page'
import { countUnderWay, findOverdue, findRegisterCounts } from '@/lib/dashboard/queries'
import { dashboardSchema } from '@/lib/dashboard/schema'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findJurisdictions } from '@/lib/law/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'

/** What a dashboard's address asks for, and its figures. Throws Invalid. */
export async function readDashboard({ query, today, locale }: Pick<PageRequest, 'query' | 'today' | 'locale'>) {
  const jurisdictions = await findJurisdictions()
  const codes = jurisdictions.map(({ code }) => code)
  const { country, date, since = WORKSHOP_DAY } = parseQuery(dashboardSchema(codes), query)
  const day = date ?? today
  const participants = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
  const shown = country === undefined ? participants : [country]
  const [matrix, before, counts, underWay, overdue] = await Promise.all([
    findMatrix(day, since, locale),
    findMatrix(since, null, locale),
    findRegisterCounts(day, today),
    countUnderWay(shown),
    findOverdue(today, shown),
  ])
  return { country, day, since, matrix, before, counts, underWay, overdue }
}
