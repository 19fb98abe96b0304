import { QualityScreen } from '@/components/quality/quality-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { parseQuery } from '@/lib/platform/http/query'
import { findQuality } from '@/lib/review/quality-queries'
import { qualityQuerySchema } from './query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { date, country, problem } = parseQuery(await qualityQuerySchema(), request.query)
    const day = date ?? request.today
    return <QualityScreen request={request} day={day} chosen={{ country, problem }} {...(await findQuality(day))} />
  })
}
