import { figureFile } from '@/components/figure/figure-file'
import { chartAddress, chartWords, countriesShown, makeChart } from '@/components/penalties/chart'
import { layoutFigure } from '@/components/penalties/figure-layout'
import { PENALTY_STYLE } from '@/components/penalties/figure-style'
import { findPenalties, findPenaltyChoices } from '@/lib/comparison/penalty-queries'
import { penaltyFigureSchema } from '@/lib/comparison/penalty-schema'
import { NotFound } from '@/lib/platform/errors'
import { parseQuery, type Query } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { Locale } from '@/lib/platform/i18n/locales'

/** The chart that an address asks for, as a file; the address is the chart's own and is checked as that is. */
export async function drawFigure(asked: Query, locale: Locale) {
  const { penalised, jurisdictions, schema } = await findPenaltyChoices()
  const query = parseQuery(penaltyFigureSchema(schema), asked)
  const { requirement: id, date: day = currentRequest().today, sort = 'name', countries } = query
  const requirement = penalised.find((one) => one.id === id)
  if (requirement === undefined) throw new NotFound('requirement', id)
  const penalties = await findPenalties(requirement, countriesShown(countries, jurisdictions), day)
  const chart = makeChart({ requirement, day, sort, countries, penalties }, locale)
  const words = await chartWords(chart, locale)
  const svg = figureFile(
    layoutFigure(words.content, chart.scale, 'wide'),
    {
      lang: locale,
      title: words.title,
      subtitle: words.subtitle,
      description: words.description,
      key: [
        ...words.marks,
        ...words.readings,
        ...(words.allBasis === null ? [] : [words.allBasis]),
        words.directive,
      ].map((text) => ({ text })),
      source: words.sourceAt(chartAddress(chart, locale)),
    },
    PENALTY_STYLE,
  )
  return { svg, name: `cotejo-penalties-${id}-${day}-${locale}` }
}
