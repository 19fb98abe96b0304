import { MeasureScreen } from '@/components/measures/measure-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { may } from '@/lib/auth/permissions'
import { findOutline } from '@/lib/framework/queries'
import { findMeasure } from '@/lib/measures/queries'
import { findComments, findHistory, visibilityFor } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, params } = request
      const measure = await findMeasure(params.measure ?? '', await visibilityFor(actor))
      const [comments, history] = may(actor, 'register.readAll')
        ? await Promise.all([findComments('measure', measure.id), findHistory('measure', measure.id)])
        : [[], []]
      return <MeasureScreen {...{ request, measure, comments, history }} outline={await findOutline()} />
    },
    { action: 'register.readPublished' },
  )
}
