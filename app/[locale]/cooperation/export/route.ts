import { checkWords } from '@/components/cooperation/words'
import { checkTable } from '@/components/exchange/cooperation-tables'
import { exchangeWords } from '@/components/exchange/words'
import { findCheck } from '@/lib/cooperation/queries'
import { checkSchema } from '@/lib/cooperation/request-schema'
import { findOutline } from '@/lib/framework/queries'
import { findJurisdictions } from '@/lib/law/queries'
import { Invalid } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** The whole answer for one pair of countries. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const [jurisdictions, outline] = await Promise.all([findJurisdictions(), findOutline()])
    const choice = parseQuery(checkSchema(jurisdictions.map(({ code }) => code)), page.query)
    const { requesting, requested, conduct: conducts, measure } = choice
    const day = choice.date ?? page.today
    if (!requesting || !requested || !conducts || !measure) {
      const missing = { requesting, requested, conduct: conducts, measure }
      const fields = Object.entries(missing).flatMap(([field, value]) => (value ? [] : [field]))
      throw new Invalid(fields.map((field) => ({ field, value: page.query[field] ?? '', reason: 'choice' })))
    }
    const question = { requesting, requested, conducts, measure, day }
    const [check, told, words] = await Promise.all([
      findCheck(question),
      checkWords(page.locale, outline),
      exchangeWords(page, day),
    ])
    const table = await checkTable(check, question, told, words)
    return { table, name: `cooperation-${requesting}-${requested}-${measure}-${day}` }
  })
}
