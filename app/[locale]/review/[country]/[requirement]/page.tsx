import { z } from 'zod'
import { ACTS, ReviewScreen } from '@/components/review/review-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findRequirement } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { parseQuery } from '@/lib/platform/http/query'
import {
  findAttributeFields,
  findEvidence,
  findProposals,
  findReadings,
  findReviewedFindings,
  findStatements,
} from '@/lib/review/queries'

const addressSchema = datedSchema.extend({ act: z.enum(ACTS).optional() })

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { country = '', requirement: id = '' } = request.params
      const { date, act } = parseQuery(addressSchema, request.query)
      const [requirement, evidence] = await Promise.all([findRequirement(id), findEvidence(country)])
      const where = { country, requirement: id }
      const [findings, statements, proposals, readings, attributes] = await Promise.all([
        findReviewedFindings(country, id),
        findStatements(country, id),
        findProposals(where),
        findReadings(where),
        findAttributeFields(id),
      ])
      return (
        <ReviewScreen
          {...{ request, country, requirement, act, findings, statements, proposals, readings, evidence, attributes }}
          day={date ?? request.today}
        />
      )
    },
    { action: 'proposal.make' },
  )
}
