import { ProvisionScreen } from '@/components/law/provision-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdiction, findProvision } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findDataState } from '@/lib/releases/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '', provision = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    await findJurisdiction(country)
    const [found, state] = await Promise.all([findProvision(country, provision), findDataState()])
    return <ProvisionScreen request={request} day={day} provision={found} state={state} />
  })
}
