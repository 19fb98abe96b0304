import { RegisterScreen } from '@/components/register/register-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { findAssignees, findDeficiencies, findSavedViews, PAGE_SIZE, visibilityFor } from '@/lib/register/queries'
import { readView } from './read-view'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, today: day } = request
      const visibility = await visibilityFor(actor)
      const { view, outline, jurisdictions } = await readView(request)
      const isBoard = view.view === 'board'
      const page = view.page ?? 1
      const [{ rows, total }, assignees, savedViews] = await Promise.all([
        findDeficiencies(view, {
          visibility,
          actor,
          day,
          ...(isBoard ? {} : { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        }),
        may(actor, 'register.readAll') ? findAssignees() : [],
        findSavedViews(actor, 'deficiencies'),
      ])
      return (
        <RegisterScreen
          {...{ request, view, outline, jurisdictions, visibility, rows, total, assignees, savedViews }}
          pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
        />
      )
    },
    { action: 'register.readPublished' },
  )
}
