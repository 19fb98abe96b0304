import { proceduresTable } from '@/components/exchange/procedures-table'
import { exchangeWords } from '@/components/exchange/words'
import { procedureWords } from '@/components/procedures/words'
import { MOST_LANES } from '@/lib/comparison/lanes'
import { findPathway, findPractices } from '@/lib/comparison/procedure-queries'
import { proceduresSchema } from '@/lib/comparison/procedure-schema'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { answerExport } from '../../answer-export'

/** The lanes, stage by stage. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const jurisdictions = await findJurisdictions()
    const schema = proceduresSchema(jurisdictions.map(({ code }) => code))
    const { date, countries } = parseQuery(schema, page.query)
    const day = date ?? page.today
    const [stages, practices, procedure, words] = await Promise.all([
      findPathway(),
      findPractices(day),
      procedureWords(page.locale),
      exchangeWords(page, day),
    ])
    const participants = sortByName(
      jurisdictions
        .filter(({ role }) => role === 'participant')
        .map(({ code }) => ({ code, name: countryName(code, page.locale) })),
      page.locale,
    ).map(({ code }) => code)
    const shown = countries ?? participants.slice(0, MOST_LANES)
    const table = proceduresTable({ shown, participants, stages, practices }, procedure, words)
    return { table, name: `procedures-${day}` }
  })
}
