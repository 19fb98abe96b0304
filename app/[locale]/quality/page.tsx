import { z } from 'zod'
import { QualityScreen } from '@/components/quality/quality-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findQuality } from '@/lib/review/quality-queries'
import { PROBLEMS } from '@/lib/review/quality-rules'
import { findLawChanges, findTextReports } from '@/lib/texts/queries'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const codes = (await findJurisdictions()).map(({ code }) => code)
    const schema = datedSchema.extend({ country: z.enum(codes).optional(), problem: z.enum(PROBLEMS).optional() })
    const { date, country, problem } = parseQuery(schema, request.query)
    const day = date ?? request.today
    const [quality, changes, reports] = await Promise.all([findQuality(day), findLawChanges(), findTextReports()])
    return <QualityScreen {...{ request, day, changes, reports }} chosen={{ country, problem }} {...quality} />
  })
}
