import { getTranslations } from 'next-intl/server'
import { conductTable } from '@/components/exchange/penalties-table'
import { exchangeWords } from '@/components/exchange/words'
import { chartWords, countriesShown, makeChart } from '@/components/penalties/chart'
import { findPenalties, findPenaltyChoices } from '@/lib/comparison/penalty-queries'
import { penaltyFigureSchema } from '@/lib/comparison/penalty-schema'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery } from '@/lib/platform/http/query'
import { answerExport } from '../../answer-export'

/** One conduct's penalties. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(request, params, async (page) => {
    const { penalised, jurisdictions, schema } = await findPenaltyChoices()
    const asked = parseQuery(penaltyFigureSchema(schema), page.query)
    const { requirement: id, date: day = page.today, sort = 'name', countries } = asked
    const requirement = penalised.find((one) => one.id === id)
    if (requirement === undefined) throw new NotFound('requirement', id)
    const penalties = await findPenalties(requirement, countriesShown(countries, jurisdictions), day)
    const chart = makeChart({ requirement, day, sort, countries, penalties }, page.locale)
    const [inChart, words, t] = await Promise.all([
      chartWords(chart, page.locale),
      exchangeWords(page, day),
      getTranslations({ locale: page.locale, namespace: 'penalties' }),
    ])
    const thresholds = {
      name: (letter: string, months: number) => t('markColumn', { letter, years: months / 12 }),
      answer: (answer: 'yes' | 'no' | 'unknown') => t(`answers.${answer}`),
      untied: t('allBasis'),
    }
    return { table: conductTable(chart, inChart, thresholds, words), name: `penalties-${id}-${day}` }
  })
}
