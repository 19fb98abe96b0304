import { DashboardScreen } from '@/components/dashboard/dashboard-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { findNewestChanges } from '@/lib/dashboard/queries'
import { readDashboard } from './read'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const figures = await readDashboard(request)
      const mayReadReadings = may(request.actor, 'reading.settle')
      const newest = await findNewestChanges(figures.country, { mayReadReadings })
      return <DashboardScreen request={request} {...figures} newest={newest} />
    },
    { action: 'dashboard.read' },
  )
}
