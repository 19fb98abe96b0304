import { WhatIfScreen } from '@/components/measures/what-if-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findMatrix } from '@/lib/matrix/queries'
import { findMeasures } from '@/lib/measures/queries'
import { whatIfSchema } from '@/lib/measures/schema'
import { participantsOf, whatIf } from '@/lib/measures/what-if-rules'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { visibilityFor } from '@/lib/register/queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { locale, today: day, actor } = request
      const visibility = await visibilityFor(actor)
      const { measures: chosen = [] } = parseQuery(whatIfSchema, request.query)
      const [all, matrix, outline] = await Promise.all([
        findMeasures({}, { visibility, day }),
        findMatrix(day, null, locale),
        findOutline(),
      ])
      const missing = chosen.find((number) => !all.some((one) => one.number === number))
      if (missing !== undefined) throw new NotFound('measure', `M-${missing}`)
      const assumed = all.filter(({ number }) => chosen.includes(number))
      const measures = all.filter(({ number, effects }) => effects.length > 0 || chosen.includes(number))
      const twelve = participantsOf(matrix)
      const result = whatIf(twelve, assumed)
      return <WhatIfScreen {...{ request, outline, measures, chosen, result }} matrix={twelve} />
    },
    { action: 'register.readPublished' },
  )
}
