import { RoadmapScreen } from '@/components/measures/roadmap-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { findMeasures } from '@/lib/measures/queries'
import { roadmapSchema } from '@/lib/measures/schema'
import { parseQuery } from '@/lib/platform/http/query'
import { visibilityFor } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const visibility = await visibilityFor(request.actor)
      const countries = (await findJurisdictions()).map(({ code }) => code)
      const { by = 'country', ...view } = parseQuery(roadmapSchema(countries), request.query)
      return (
        <RoadmapScreen
          request={request}
          by={by}
          measures={await findMeasures(view, { visibility, day: request.today })}
        />
      )
    },
    { action: 'register.readPublished' },
  )
}
