import { deficienciesTable } from '@/components/exchange/deficiencies-table'
import { exchangeWords } from '@/components/exchange/words'
import { findOutline } from '@/lib/framework/queries'
import { datedSchema } from '@/lib/law/fields'
import { findJurisdictions } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { findDeficiencies, visibilityFor } from '@/lib/register/queries'
import { registerSchema } from '@/lib/register/schema'
import { answerExport } from '../../answer-export'

/** The register as its filters and order have it: every entry that the reader may see, not a page of them. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const [outline, jurisdictions, visibility] = await Promise.all([
      findOutline(),
      findJurisdictions(),
      visibilityFor(page.actor),
    ])
    const day = parseQuery(datedSchema, page.query).date ?? page.today
    const schema = registerSchema({
      countries: jurisdictions.map(({ code }) => code),
      areas: outline.areas.map(({ id }) => id),
      standards: outline.standards.map(({ id }) => id),
      requirements: outline.requirements.map(({ id }) => id),
    })
    const view = parseQuery(schema, page.query)
    const [{ rows }, words] = await Promise.all([
      findDeficiencies(view, { visibility, actor: page.actor, day }),
      exchangeWords(page, day),
    ])
    return {
      table: await deficienciesTable(rows, { isNamed: page.actor !== null }, words),
      name: `deficiencies-${day}`,
    }
  })
}
