import { countriesShown, makeChart } from '@/components/penalties/chart'
import { PenaltiesScreen, PenaltyIndexScreen } from '@/components/penalties/penalties-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findPenalties, findPenaltyChoices } from '@/lib/comparison/penalty-queries'
import { penaltySchema } from '@/lib/comparison/penalty-schema'
import { parseQuery } from '@/lib/platform/http/query'
import { formatDay } from '@/lib/platform/i18n/names'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { groups, offences, penalised, jurisdictions, schema } = await findPenaltyChoices()
    const { requirement: id, date, sort = 'name', countries } = parseQuery(penaltySchema(schema), request.query)
    const day = date ?? request.today
    const requirement = penalised.find((one) => one.id === id)
    if (requirement === undefined) {
      const without = offences.find((one) => one.id === id) ?? null
      const dayInWords = formatDay(day, request.locale)
      return <PenaltyIndexScreen {...{ request, day, dayInWords, groups, penalised, without }} />
    }
    const penalties = await findPenalties(requirement, countriesShown(countries, jurisdictions), day)
    const chart = makeChart({ requirement, day, sort, countries, penalties }, request.locale)
    return <PenaltiesScreen {...{ request, chart, groups, penalised, jurisdictions }} />
  })
}
