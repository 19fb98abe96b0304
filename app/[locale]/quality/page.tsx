import { QualityScreen } from '@/components/quality/quality-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findQuality } from '@/lib/review/quality-queries'
import { findLawChanges, findTextReports } from '@/lib/texts/queries'
import { qualityQuerySchema } from './query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { date, country, problem } = parseQuery(await qualityQuerySchema(), request.query)
    const day = date ?? request.today
    const [jurisdictions, quality, changes, reports] = await Promise.all([
      findJurisdictions(),
      findQuality(day),
      findLawChanges(),
      findTextReports(),
    ])
    const participants = jurisdictions.filter(({ role }) => role === 'participant').map(({ code }) => code)
    const shown = { request, day, participants, changes, reports }
    return <QualityScreen {...shown} chosen={{ country, problem }} {...quality} />
  })
}
