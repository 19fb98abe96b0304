import { RequirementScreen } from '@/components/framework/requirement-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { followsRequirement } from '@/lib/follow/queries'
import { findOutline, findRequirement } from '@/lib/framework/queries'
import { findTermsOf } from '@/lib/law/cell'
import { datedSchema } from '@/lib/law/fields'
import { findFindingsOfRequirement, findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(input, async (request) => {
    const { requirement: id = '' } = request.params
    const day = parseQuery(datedSchema, request.query).date ?? request.today
    const requirement = await findRequirement(id)
    const [outline, terms, jurisdictions, findings, isFollowed] = await Promise.all([
      findOutline(),
      findTermsOf(id, request.locale),
      findJurisdictions(),
      findFindingsOfRequirement(id, day),
      request.actor === null ? null : followsRequirement(request.actor, id),
    ])
    return (
      <RequirementScreen
        request={request}
        day={day}
        requirement={requirement}
        standards={outline.standards}
        terms={terms}
        jurisdictions={jurisdictions}
        findings={findings}
        isFollowed={isFollowed}
      />
    )
  })
}
