import { AuditScreen } from '@/components/audit/audit-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findAudit, findAuditChoices } from '@/lib/audit/queries'
import { auditQuerySchema } from '@/lib/audit/schema'
import { parseQuery } from '@/lib/platform/http/query'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const query = parseQuery(auditQuerySchema, request.query)
      const [found, choices] = await Promise.all([findAudit(query), findAuditChoices()])
      return <AuditScreen request={request} query={query} {...found} choices={choices} />
    },
    { action: 'audit.read' },
  )
}
