import { getTranslations } from 'next-intl/server'
import { encodePng } from '@/components/figure/figure-png'
import { Invalid, NotFound, Problem } from '@/lib/platform/errors'
import { type Query, readQuery } from '@/lib/platform/http/query'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'

const FORMATS = {
  svg: { type: 'image/svg+xml; charset=utf-8', encode: (svg: string): Promise<BodyInit> | BodyInit => svg },
  png: { type: 'image/png', encode: encodePng },
}

/** Draws what an address asks for; `name` says what it shows and becomes the file's. */
type Draw = (query: Query, locale: Locale) => Promise<{ svg: string; name: string }>

/** A figure's file, or in plain words what is wrong with its address. */
export async function answerFigure(
  request: Request,
  locale: string,
  ending: keyof typeof FORMATS,
  draw: Draw,
): Promise<Response> {
  const { type, encode } = FORMATS[ending]
  try {
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const { searchParams } = new URL(request.url)
    const raw = Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]))
    const { svg, name } = await draw(readQuery(raw), locale)
    return new Response(await encode(svg), {
      headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}.${ending}"` },
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const text = await explain(error, isLocale(locale) ? locale : DEFAULT_LOCALE)
    return new Response(text, { status: error.status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }
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
