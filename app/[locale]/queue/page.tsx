import { z } from 'zod'
import { QueueScreen } from '@/components/review/queue-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findQueue } from '@/lib/review/queue-queries'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor, today, query } = request
      const codes = (await findJurisdictions()).map(({ code }) => code)
      const { country } = parseQuery(z.object({ country: z.enum(codes).optional() }), query)
      if (actor === null) return null
      return <QueueScreen request={request} queue={await findQueue(actor, today, country)} only={country} />
    },
    { action: 'queue.read' },
  )
}
