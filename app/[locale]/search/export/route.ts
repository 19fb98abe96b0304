import { searchTable } from '@/components/exchange/search-table'
import { exchangeWords } from '@/components/exchange/words'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findAnswer } from '@/lib/search/queries'
import { EXPORTED, searchSchema } from '@/lib/search/schema'
import { answerExport } from '../../answer-export'

/** What a search finds: of every kind asked for the first hits, more of them than a page shows. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const jurisdictions = await findJurisdictions()
    const address = parseQuery(searchSchema(jurisdictions.map(({ code }) => code)), page.query)
    const day = address.date ?? page.today
    const kind = address.kind ?? null
    const q = address.q ?? ''
    const asked = { q, locale: page.locale, day, countries: address.country ?? null, kind, page: 1, most: EXPORTED }
    const [answer, words] = await Promise.all([q === '' ? null : findAnswer(asked), exchangeWords(page, day)])
    const groups = (answer?.groups ?? []).filter((group) => kind === null || group.kind === kind)
    const table = await searchTable(
      groups.flatMap(({ hits }) => hits),
      day,
      words,
    )
    return { table, name: `search-${day}` }
  })
}
