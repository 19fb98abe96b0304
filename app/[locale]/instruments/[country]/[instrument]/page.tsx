import { InstrumentScreen } from '@/components/law/instrument-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import { findInstrument, findJurisdiction } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '', instrument = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    await findJurisdiction(country)
    return <InstrumentScreen request={request} day={day} instrument={await findInstrument(country, instrument)} />
  })
}
