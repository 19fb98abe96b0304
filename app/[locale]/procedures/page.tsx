import { ProceduresScreen } from '@/components/procedures/procedures-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findPathway, findPractices } from '@/lib/comparison/procedure-queries'
import { proceduresSchema } from '@/lib/comparison/procedure-schema'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const jurisdictions = await findJurisdictions()
    const schema = proceduresSchema(jurisdictions.map(({ code }) => code))
    const { date, countries } = parseQuery(schema, request.query)
    const day = date ?? request.today
    const [stages, practices] = await Promise.all([findPathway(), findPractices(day)])
    return (
      <ProceduresScreen
        request={request}
        day={day}
        chosen={countries}
        jurisdictions={jurisdictions}
        stages={stages}
        practices={practices}
      />
    )
  })
}
