import { z } from 'zod'
import { WorkbookScreen } from '@/components/data/workbook-screen'
import { answerPage, type PageInput } from '@/components/shell/answer-page'
import { findJurisdictions } from '@/lib/law/queries'
import { Forbidden } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { findUploads } from '@/lib/workbook/queries'
import { REFUSALS } from '@/lib/workbook/schema'

export default function Page(input: PageInput) {
  return answerPage(
    input,
    async (request) => {
      const { actor } = request
      if (actor === null) throw new Forbidden('workbook.send', 'signIn')
      const { refused } = parseQuery(z.object({ refused: z.enum(REFUSALS).optional() }), request.query)
      const [uploads, all] = await Promise.all([findUploads(actor), findJurisdictions()])
      const codes = all.map(({ code }) => code)
      const own = actor.role === 'reviewer' ? codes.filter((code) => actor.countries.includes(code)) : codes
      return <WorkbookScreen request={request} uploads={uploads} countries={own} refused={refused ?? null} />
    },
    { action: 'workbook.send' },
  )
}
