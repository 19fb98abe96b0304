import { MeasuresScreen } from '@/components/measures/measures-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findMeasures } from '@/lib/measures/queries'
import { visibilityFor } from '@/lib/register/queries'
import { readMeasuresView } from './read-view'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const visibility = await visibilityFor(request.actor)
      const { view, countries } = await readMeasuresView(request)
      const rows = await findMeasures(view, { visibility, day: request.today })
      return <MeasuresScreen {...{ request, view, countries, visibility, rows }} />
    },
    { action: 'register.readPublished' },
  )
}
