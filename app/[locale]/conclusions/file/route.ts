import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/session'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { Invalid, NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { buildDocument } from '@/lib/reports/build'
import { currentRevision } from '@/lib/reports/current-revision'
import { FORMATS, type Format } from '@/lib/reports/document'
import { makeFile } from '@/lib/reports/file-process'
import { findReportData } from '@/lib/reports/queries'
import { makeWords } from '@/lib/reports/words'
import { readScope } from '../read-scope'

const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}
const fileSchema = z.object({ format: z.enum(FORMATS) })

/**
 * The conclusions as a file. It is sent once it is whole, or not at all; when the reader leaves meanwhile, the making
 * of it ends between two sections or, later on, with its process.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  // Files of megabytes would push the pages out of the server's memory, and some hold what is not published.
  currentRequest().isPrivate = true
  const { locale } = await params
  try {
    if (!isLocale(locale)) throw new NotFound('language', locale)
    return await answerFile(request, locale)
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 })
    if (!(error instanceof Problem)) throw error
    return plain(await explain(error, isLocale(locale) ? locale : DEFAULT_LOCALE), error.status)
  }
}

async function answerFile(request: Request, locale: Locale): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const query = readQuery(Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)])))
  const { format } = parseQuery(fileSchema, query)
  const { scope, nothing } = await readScope(query, locale, await currentActor())
  if (nothing !== null) {
    const t = await getTranslations({ locale, namespace: 'conclusions' })
    const days = { day: formatDay(scope.day, locale), first: formatDay(WORKSHOP_DAY, locale) }
    return plain(t(`page.${nothing}`, days), 400)
  }
  const revision = await currentRevision()
  const t = await getTranslations({ locale: scope.language })
  const data = await findReportData(scope, revision, request.signal)
  const document = await buildDocument(data, makeWords(t, scope.language), request.signal)
  const file = await makeFile(document, format, request.signal)
  const name = `cotejo-${t('conclusions.page.fileName')}-${scope.day}-r${revision}-${scope.language}.${format}`
  return new Response(new Uint8Array(file), {
    headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}"` },
  })
}

const plain = (text: string, status: number) =>
  new Response(text, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })

/** The sentences that the page would show, as plain text. */
async function explain(problem: Problem, locale: Locale): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'problem' })
  if (problem instanceof NotFound) return t(`subjects.${problem.what}`, { value: problem.value.slice(0, 80) })
  if (!(problem instanceof Invalid)) return String(problem.status)
  const faults = problem.faults.map(({ field, value, reason }) =>
    t(`fault.${reason}`, { field, value: value.slice(0, 80) }),
  )
  return [t('faultsTitle'), ...faults].join('\n')
}
