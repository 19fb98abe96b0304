import { findingsTable, lawSheets } from '@/components/exchange/law-sheets'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { findProvisionSources } from '@/lib/exchange/queries'
import { findOutline, findRequirement } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { findFindingsOfRequirement, findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { countryName, sortByName } from '@/lib/platform/i18n/names'
import { answerExport } from '../../../answer-export'

/** What every country has for one requirement. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string; requirement: string }> }) {
  return answerExport(request, params, async (page) => {
    const { requirement: id = '' } = page.params
    const day = parseQuery(datedSchema, page.query).date ?? page.today
    await findRequirement(id)
    const [outline, jurisdictions, findings, words] = await Promise.all([
      findOutline(),
      findJurisdictions(),
      findFindingsOfRequirement(id, day),
      exchangeWords(page, day),
    ])
    const byCountry = new Map(findings.map((finding) => [finding.country, finding]))
    const countries = sortByName(
      jurisdictions.map(({ code, role }) => ({ code, role, name: countryName(code, page.locale) })),
      page.locale,
    ).sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
    const places = placesOf(outline, words)
    const cells = countries.map(({ code }) => ({
      country: code,
      requirement: id,
      finding: byCountry.get(code) ?? null,
    }))
    const sheets = async () =>
      lawSheets(findings, await findProvisionSources(findings.flatMap(({ provisions }) => provisions)), places, words)
    return { table: findingsTable(cells, places, words), name: `${id}-${day}`, sheets }
  })
}
