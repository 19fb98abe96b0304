import { CellScreen } from '@/components/matrix/cell-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findOutline } from '@/lib/framework/queries'
import { findCell } from '@/lib/law/cell'
import { statusAsOf } from '@/lib/law/periods'
import { cellSchema } from '@/lib/matrix/cell-schema'
import { sinceOf } from '@/lib/matrix/view'
import { findModels } from '@/lib/measures/model-queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '', requirement = '' } = request.params
    const dates = parseQuery(cellSchema, request.query)
    const day = dates.date ?? request.today
    const cell = await findCell(country, requirement, day, request.locale)
    const { requirements } = await findOutline()
    const status = statusAsOf(
      cell.history.map(({ period, status: own }) => ({ ...period, status: own })),
      day,
    )?.status
    const isLacking = status === 'gap' || status === 'partial'
    const models = isLacking ? await findModels(country, requirement, day) : null
    const place = requirements.findIndex(({ id }) => id === requirement)
    return (
      <CellScreen
        {...cell}
        request={request}
        day={day}
        since={sinceOf(dates)}
        models={models}
        previous={requirements[place - 1]}
        next={requirements[place + 1]}
      />
    )
  })
}
