import { getTranslations } from 'next-intl/server'
import { chartAddress, chartWords, countriesShown, makeChart } from '@/components/penalties/chart'
import { figureFile } from '@/components/penalties/figure-file'
import { layoutFigure } from '@/components/penalties/figure-layout'
import { findPenalties, findPenaltyChoices } from '@/lib/comparison/penalty-queries'
import { penaltyFigureSchema } from '@/lib/comparison/penalty-schema'
import { Invalid, NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'

type Format = { ending: string; type: string; encode: (svg: string) => Promise<BodyInit> | BodyInit }

/** A figure's file, under a name that says what it shows; the address is the chart's own and is checked as that is. */
export async function answerFigure(
  request: Request,
  params: Promise<{ locale: string }>,
  { ending, type, encode }: Format,
): Promise<Response> {
  const { locale } = await params
  try {
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const { svg, name } = await drawFigure(new URL(request.url), locale)
    return new Response(await encode(svg), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}.${ending}"` },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const text = await explain(error, isLocale(locale) ? locale : DEFAULT_LOCALE)
    return new Response(text, { status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
}

async function drawFigure(address: URL, locale: Locale) {
  const raw = Object.fromEntries([...address.searchParams.keys()].map((key) => [key, address.searchParams.getAll(key)]))
  const { penalised, jurisdictions, schema } = await findPenaltyChoices()
  const query = parseQuery(penaltyFigureSchema(schema), readQuery(raw))
  const { requirement: id, date: day = currentRequest().today, sort = 'name', countries } = query
  const requirement = penalised.find((one) => one.id === id)
  if (requirement === undefined) throw new NotFound('requirement', id)
  const penalties = await findPenalties(requirement, countriesShown(countries, jurisdictions), day)
  const chart = makeChart({ requirement, day, sort, countries, penalties }, locale)
  const words = await chartWords(chart, locale)
  const svg = figureFile(layoutFigure(words.content, chart.scale, 'wide'), {
    lang: locale,
    title: words.title,
    subtitle: words.subtitle,
    description: words.description,
    key: [...words.marks, ...words.readings, ...(words.allBasis === null ? [] : [words.allBasis]), words.directive],
    source: words.sourceAt(chartAddress(chart, locale)),
  })
  return { svg, name: `cotejo-penalties-${id}-${day}-${locale}` }
}

/** The sentences that the page would show, as plain text. */
async function explain(problem: Problem, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'problem' })
  if (problem instanceof NotFound) return t(`subjects.${problem.what}`, { value: problem.value.slice(0, 80) })
  if (!(problem instanceof Invalid)) return t('400')
  const faults = problem.faults.map(({ field, value, reason }) =>
    t(`fault.${reason}`, { field, value: value.slice(0, 80) }),
  )
  return [t('faultsTitle'), ...faults].join('\n')
}
