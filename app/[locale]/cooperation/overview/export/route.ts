import { checkWords } from '@/components/cooperation/words'
import { overviewTable } from '@/components/exchange/cooperation-tables'
import { exchangeWords } from '@/components/exchange/words'
import { findOverview } from '@/lib/cooperation/queries'
import { overviewSchema } from '@/lib/cooperation/request-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { answerExport } from '../../../answer-export'

/** Every pair's answer for one conduct and one measure. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const { conduct, measure, date } = parseQuery(overviewSchema, page.query)
    const day = date ?? page.today
    const [jurisdictions, outline] = await Promise.all([findJurisdictions(), findOutline()])
    const countries = sortByName(
      jurisdictions
        .filter(({ role }) => role === 'participant')
        .map(({ code }) => ({ code, name: countryName(code, page.locale) })),
      page.locale,
    ).map(({ code }) => code)
    const [overview, check, words] = await Promise.all([
      findOverview(countries, { conduct, measure, day }),
      checkWords(page.locale, outline),
      exchangeWords(page, day),
    ])
    const table = await overviewTable(overview, { conduct, measure }, check, words)
    return { table, name: `cooperation-${conduct}-${measure}-${day}` }
  })
}
