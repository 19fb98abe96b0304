import { candidatesTable, instrumentsTable } from '@/components/exchange/country-tables'
import { findingsTable, lawSheets } from '@/components/exchange/law-sheets'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { findProvisionSources } from '@/lib/exchange/queries'
import { findOutline } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { findCandidates, findFindings, findInstrumentsOfCountry, findJurisdiction } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../../answer-export'

/** What one country has for every requirement. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string; country: string }> }) {
  return answerExport(request, params, async (page) => {
    const { country = '' } = page.params
    const day = parseQuery(datedSchema, page.query).date ?? page.today
    await findJurisdiction(country)
    const [outline, words] = await Promise.all([findOutline(), exchangeWords(page, day)])
    const requirements = outline.requirements.map(({ id }) => id)
    const findings = await findFindings(day, { requirements, countries: [country] })
    const byRequirement = new Map(findings.map((finding) => [finding.requirement, finding]))
    const places = placesOf(outline, words)
    const cells = requirements.map((id) => ({ country, requirement: id, finding: byRequirement.get(id) ?? null }))
    const sheets = async () => {
      const [sources, instruments, candidates] = await Promise.all([
        findProvisionSources(findings.flatMap(({ provisions }) => provisions)),
        findInstrumentsOfCountry(country),
        findCandidates(country),
      ])
      return [
        ...lawSheets(findings, sources, places, words),
        instrumentsTable(instruments, words),
        await candidatesTable(country, candidates, places, words),
      ]
    }
    return { table: findingsTable(cells, places, words), name: `${country}-${day}`, sheets }
  })
}
