import { CheckScreen } from '@/components/cooperation/check-screen'
import { ChoiceScreen } from '@/components/cooperation/choice-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findCheck } from '@/lib/cooperation/queries'
import { checkSchema } from '@/lib/cooperation/request-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const [jurisdictions, outline] = await Promise.all([findJurisdictions(), findOutline()])
    const choice = parseQuery(checkSchema(jurisdictions.map(({ code }) => code)), request.query)
    const { requesting, requested, conduct: conducts, measure } = choice
    const day = choice.date ?? request.today
    const shared = { request, day, jurisdictions, outline, choice }
    if (!requesting || !requested || !conducts || !measure) return <ChoiceScreen {...shared} />
    const question = { requesting, requested, conducts, measure, day }
    return <CheckScreen {...shared} question={question} check={await findCheck(question)} />
  })
}
