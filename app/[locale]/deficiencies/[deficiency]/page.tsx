import { DeficiencyScreen } from '@/components/register/deficiency-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { findAssignees, findComments, findDeficiency, findHistory, visibilityFor } from '@/lib/register/queries'
import { findLawChanges } from '@/lib/texts/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, params, today: day } = request
      const deficiency = await findDeficiency(params.deficiency ?? '', await visibilityFor(actor), day)
      const isInside = may(actor, 'register.readAll')
      const [comments, history, assignees] = isInside
        ? await Promise.all([
            findComments('deficiency', deficiency.id),
            findHistory('deficiency', deficiency.id),
            findAssignees(),
          ])
        : [[], [], []]
      const changes = (await findLawChanges()).filter(
        ({ country, requirement }) => country === deficiency.country && requirement === deficiency.requirement,
      )
      return <DeficiencyScreen {...{ request, day, deficiency, changes, comments, history, assignees }} />
    },
    { action: 'register.readPublished' },
  )
}
