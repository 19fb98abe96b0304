import { provisionsSheets } from '@/components/exchange/law-sheets'
import { exchangeWords } from '@/components/exchange/words'
import { findProvisionSources } from '@/lib/exchange/queries'
import { datedSchema } from '@/lib/law/fields'
import { findInstrument, findJurisdiction, findProvisionsInFull } from '@/lib/law/queries'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../../../answer-export'

/** The articles of a statute with their periods; as a workbook, with their penalties. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; country: string; instrument: string }> },
) {
  return answerExport(request, params, async (page) => {
    const { country = '', instrument: id = '' } = page.params
    const day = parseQuery(datedSchema, page.query).date ?? page.today
    await findJurisdiction(country)
    // Throws where there is no such statute.
    await findInstrument(country, id)
    const full = await findProvisionsInFull(country, id)
    const [sources, words] = await Promise.all([findProvisionSources(full), exchangeWords(page, day)])
    const [table, penalties] = provisionsSheets(full, sources, words)
    return { name: `${country.toLowerCase()}-${id}`, table, sheets: () => [penalties] }
  })
}
