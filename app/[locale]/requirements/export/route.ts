import { requirementsTable } from '@/components/exchange/framework-table'
import { exchangeWords } from '@/components/exchange/words'
import { findOutline } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** The framework's requirements. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const { date = null } = parseQuery(datedSchema, page.query)
    const [outline, words] = await Promise.all([findOutline(), exchangeWords(page, date)])
    return { table: requirementsTable(outline, words), name: 'requirements' }
  })
}
