import { countriesTable } from '@/components/exchange/country-tables'
import { exchangeWords } from '@/components/exchange/words'
import { datedSchema } from '@/lib/law/fields'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { findMatrix } from '@/lib/matrix/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** How many requirements each country meets. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const day = parseQuery(datedSchema, page.query).date ?? page.today
    const [matrix, words] = await Promise.all([findMatrix(day, WORKSHOP_DAY, page.locale), exchangeWords(page, day)])
    return { table: await countriesTable(matrix, words), name: `countries-${day}` }
  })
}
