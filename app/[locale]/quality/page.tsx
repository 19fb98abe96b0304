import { QualityScreen } from '@/components/quality/quality-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findQuality } from '@/lib/review/quality-queries'
import { qualityQuerySchema } from './query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { date, country, problem } = parseQuery(await qualityQuerySchema(), request.query)
    const day = date ?? request.today
    const [jurisdictions, quality] = await Promise.all([findJurisdictions(), findQuality(day)])
    const participants = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
    return <QualityScreen {...{ request, day, participants }} chosen={{ country, problem }} {...quality} />
  })
}
