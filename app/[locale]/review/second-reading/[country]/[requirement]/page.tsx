import { SecondReadingScreen } from '@/components/review/second-reading-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { requireAction } from '@/lib/auth/permissions'
import { findRequirement } from '@/lib/framework/queries'
import { findTermsOf } from '@/lib/law/cell'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdiction } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findForSecondReading } from '@/lib/review/reading-queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { country = '', requirement: id = '' } = request.params
      const { date } = parseQuery(datedSchema, request.query)
      const day = date ?? request.today
      await findJurisdiction(country)
      requireAction(request.actor, 'reading.code', country)
      const [requirement, terms] = await Promise.all([findRequirement(id), findTermsOf(id, request.locale)])
      const { finding, why } = await findForSecondReading(country, id, day, request.actor?.id ?? '')
      return <SecondReadingScreen {...{ request, country, requirement, terms, day, finding, why }} />
    },
    { action: 'reading.code' },
  )
}
