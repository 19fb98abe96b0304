import { compareWords } from '@/components/compare/words'
import { compareTable } from '@/components/exchange/compare-table'
import { findingsTable, lawSheets } from '@/components/exchange/law-sheets'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { findComparison } from '@/lib/comparison/compare-queries'
import { chosenRequirements, placeColumns } from '@/lib/comparison/compare-rules'
import { compareSchema, FEWEST_COUNTRIES, MOST_REQUIREMENTS } from '@/lib/comparison/compare-schema'
import { findProvisionSources } from '@/lib/exchange/queries'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** The sheets of a comparison; as a workbook, with the law behind them. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const [outline, jurisdictions] = await Promise.all([findOutline(), findJurisdictions()])
    const asked = parseQuery(
      compareSchema({
        requirements: outline.requirements.map(({ id }) => id),
        groups: outline.areas.flatMap(({ groups }) => groups.map(({ slug }) => slug)),
        countries: jurisdictions.map(({ code }) => code),
      }),
      page.query,
    )
    const requirements = chosenRequirements(asked, outline.requirements)
    if (requirements.length > MOST_REQUIREMENTS)
      throw new Invalid([{ field: 'groups', value: page.query.groups ?? '', reason: 'many' }])
    const columns = { countries: asked.countries ?? [], pin: asked.pin ?? [] }
    const countries = placeColumns(columns)
    // The page says what to choose next; a file has nothing to show then.
    if (countries.length < FEWEST_COUNTRIES)
      throw new Invalid([{ field: 'countries', value: page.query.countries ?? '', reason: 'few' }])
    if (requirements.length === 0)
      throw new Invalid([{ field: 'requirements', value: page.query.requirements ?? '', reason: 'choice' }])
    const day = asked.date ?? page.today
    const chosen = requirements.flatMap((id) => outline.requirements.find((requirement) => requirement.id === id) ?? [])
    const [found, compare, words] = await Promise.all([
      findComparison(day, chosen, countries),
      compareWords(page.locale),
      exchangeWords(page, day),
    ])
    const view = { requirements, countries, pin: columns.pin, onlyDifferences: asked.only === 'differences' }
    const sheets = async () => {
      const places = placesOf(outline, words)
      const cells = found.flatMap(({ requirement, columns }) =>
        columns.map(({ country, finding }) => ({ country, requirement: requirement.id, finding })),
      )
      const findings = cells.flatMap(({ finding }) => finding ?? [])
      const sources = await findProvisionSources(findings.flatMap(({ provisions }) => provisions))
      return [findingsTable(cells, places, words), ...lawSheets(findings, sources, places, words)]
    }
    return { table: compareTable(found, view, compare, words), name: `compare-${day}`, sheets }
  })
}
