import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { type Action, requireAction } from '@/lib/auth/permissions'
import { currentActor } from '@/lib/auth/session'
import { answerTable } from '@/lib/exchange/answer'
import { exportSchema } from '@/lib/exchange/format'
import { type ExchangeTable, pickColumns } from '@/lib/exchange/table'
import { Invalid, NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'

/** `name`: of the file, without `cotejo-` in front and the language behind. `sheets`: further ones of a workbook. */
export type Export = { table: ExchangeTable; name: string; sheets?: () => Promise<ExchangeTable[]> | ExchangeTable[] }

/**
 * A page's table as a file. Its address is the page's own, checked as that is, with the format and the columns wanted
 * beside those that the page shows; who may not see the page does not get its table either.
 */
export async function answerExport(
  request: Request,
  params: Promise<Record<string, string> & { locale: string }>,
  make: (page: PageRequest) => Promise<Export>,
  { action = 'law.read' }: { action?: Action } = {},
): Promise<Response> {
  const named = await params
  const { locale } = named
  try {
    if (!isLocale(locale)) throw new NotFound('language', locale)
    const impossible = Object.values(named).find((value) => value.includes('\0'))
    if (impossible !== undefined) throw new NotFound('page', '')
    const actor = await currentActor()
    requireAction(actor, action)
    const { searchParams } = new URL(request.url)
    const raw = Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)]))
    const { format, extra, ...query } = readQuery(raw)
    const asked = parseQuery(exportSchema, { ...(format ? { format } : {}), ...(extra ? { extra } : {}) })
    const { table, name, sheets } = await make({
      locale,
      today: currentRequest().today,
      params: named,
      query,
      actor,
    })
    return await answerTable(pickColumns(table, asked.extra), asked.format, {
      name: `cotejo-${name}-${locale}`,
      sheets: asked.format === 'xlsx' && sheets ? await sheets() : [],
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
  if (!(problem instanceof Invalid)) return t(problem.status === 403 ? '403' : '400')
  const faults = problem.faults.map(({ field, value, reason }) =>
    t(`fault.${reason}`, { field, value: value.slice(0, 80) }),
  )
  return [t('faultsTitle'), ...faults].join('\n')
}
