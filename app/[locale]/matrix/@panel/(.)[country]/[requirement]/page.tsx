import { CellPanel } from '@/components/matrix/cell-panel'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findCell } from '@/lib/law/cell'
import { cellSchema } from '@/lib/matrix/cell-schema'
import { sinceOf } from '@/lib/matrix/view'
import { parseQuery } from '@/lib/platform/http/query'

/** The cell's page, beside the matrix when it was opened from there. */
export default function Panel(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '', requirement = '' } = request.params
    const dates = parseQuery(cellSchema, request.query)
    const day = dates.date ?? request.today
    const cell = await findCell(country, requirement, day, request.locale)
    return <CellPanel {...cell} request={request} day={day} since={sinceOf(dates)} />
  })
}
