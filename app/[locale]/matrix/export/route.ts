import { deficienciesTable } from '@/components/exchange/deficiencies-table'
import { findingsTable, lawSheets } from '@/components/exchange/law-sheets'
import { matrixTable, shownOf } from '@/components/exchange/matrix-table'
import { measuresTable } from '@/components/exchange/measures-table'
import { exchangeWords, placesOf } from '@/components/exchange/words'
import { findProvisionSources } from '@/lib/exchange/queries'
import { findOutline } from '@/lib/framework/queries'
import { findFindings } from '@/lib/law/queries'
import { findMatrix, findViewSchema } from '@/lib/matrix/queries'
import { decodeView, sinceOf } from '@/lib/matrix/view'
import { findMeasures } from '@/lib/measures/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findDeficiencies, marksFor } from '@/lib/register/queries'
import { answerExport } from '../../answer-export'

/** The matrix as its view shows it; as a workbook, with the law behind every cell. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const view = decodeView(parseQuery(await findViewSchema(), page.query))
    const day = view.date ?? page.today
    const [matrix, words] = await Promise.all([
      findMatrix(day, sinceOf(view), page.locale, await marksFor(page.actor)),
      exchangeWords(page, day),
    ])
    const { countries, requirements } = shownOf(matrix, view)
    const sheets = async () => {
      const asked = { requirements: requirements.map(({ id }) => id), countries: countries.map(({ code }) => code) }
      const [outline, findings] = await Promise.all([findOutline(), findFindings(day, asked)])
      const places = placesOf(outline, words)
      const byCell = new Map(findings.map((finding) => [`${finding.country} ${finding.requirement}`, finding]))
      const cells = requirements.flatMap(({ id: requirement }) =>
        countries.map(({ code: country }) => ({
          country,
          requirement,
          finding: byCell.get(`${country} ${requirement}`) ?? null,
        })),
      )
      const sources = await findProvisionSources(findings.flatMap(({ provisions }) => provisions))
      return [
        findingsTable(cells, places, words),
        ...lawSheets(findings, sources, places, words),
        ...(await registerSheets()),
      ]
    }
    // Of the countries and requirements shown; none where the register is closed to the reader.
    const registerSheets = async () => {
      const visibility = await marksFor(page.actor)
      if (visibility === 'none') return []
      const codes = countries.map(({ code }) => code)
      const [{ rows }, measures] = await Promise.all([
        findDeficiencies({ country: codes }, { visibility, actor: page.actor, day }),
        findMeasures({ country: codes }, { visibility, day: page.today }),
      ])
      const ids = new Set(requirements.map(({ id }) => id))
      const shown = rows.filter(({ requirement }) => ids.has(requirement))
      // A measure belongs to a requirement by what it resolves or brings; one that names none is the countries' own.
      const touches = ({ deficiencies, effects }: (typeof measures)[number]) =>
        [...deficiencies, ...effects].some(({ requirement }) => ids.has(requirement)) ||
        deficiencies.length + effects.length === 0
      return [
        await deficienciesTable(shown, { actor: page.actor, day }, words),
        await measuresTable(measures.filter(touches), page.today, words),
      ]
    }
    return { table: matrixTable(matrix, view, words), name: `matrix-${day}`, sheets }
  })
}
