import { ProvisionScreen } from '@/components/law/provision-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdiction, findProvision } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findDataState } from '@/lib/releases/queries'
import { findOfficialTexts, findTextReports } from '@/lib/texts/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { country = '', provision = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    await findJurisdiction(country)
    const [found, state, reports] = await Promise.all([
      findProvision(country, provision),
      findDataState(),
      findTextReports(),
    ])
    const ids = found.periods.map(({ id }) => id)
    const texts = await findOfficialTexts(country, ids)
    const report = reports.find((one) => one.country === country) ?? null
    return <ProvisionScreen {...{ request, day, state, texts, report }} provision={found} />
  })
}
