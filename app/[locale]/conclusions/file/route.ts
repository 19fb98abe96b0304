import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { currentActor } from '@/lib/auth/session'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import { Invalid, NotFound, Problem } from '@/lib/platform/errors'
import { parseQuery, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'
import { log } from '@/lib/platform/log'
import { buildDocument } from '@/lib/reports/build'
import { currentRevision } from '@/lib/reports/current-revision'
import { FORMATS, type Format } from '@/lib/reports/document'
import { makeFile } from '@/lib/reports/file-process'
import { streamMaking, type Told } from '@/lib/reports/making-stream'
import { findReportData } from '@/lib/reports/queries'
import { makeWords } from '@/lib/reports/words'
import { readScope } from '../read-scope'

const TYPES: Record<Format, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
}
const fileSchema = z.object({
  format: z.enum(FORMATS),
  /** `1`: how far it is comes first, line by line, and the file's bytes behind it. */
  progress: z.literal('1').optional(),
})

/**
 * The conclusions as a file. It is sent once it is whole, or not at all; when the reader leaves meanwhile, the making
 * of it ends between two sections or, later on, with its process.
 */
export async function GET(request: Request, { params }: { params: Promise<{ locale: string }> }): Promise<Response> {
  const { locale } = await params
  const language = isLocale(locale) ? locale : DEFAULT_LOCALE
  try {
    if (!isLocale(locale)) throw new NotFound('language', locale)
    return await answerFile(request, locale)
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 })
    if (error instanceof Problem) return plain(await explain(error, language), error.status)
    return plain(await explainFailure(error, language), 500)
  }
}

async function answerFile(request: Request, locale: Locale): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const query = readQuery(Object.fromEntries([...searchParams.keys()].map((key) => [key, searchParams.getAll(key)])))
  const { format, progress } = parseQuery(fileSchema, query)
  const { scope, nothing } = await readScope(query, locale, await currentActor())
  if (nothing !== null) {
    const t = await getTranslations({ locale, namespace: 'conclusions' })
    const days = { day: formatDay(scope.day, locale), first: formatDay(WORKSHOP_DAY, locale) }
    return plain(t(`page.${nothing}`, days), 400)
  }
  const revision = await currentRevision()
  const t = await getTranslations({ locale: scope.language })
  const name = `cotejo-${t('conclusions.page.fileName')}-${scope.day}-r${revision}-${scope.language}.${format}`
  const make = async (told: Told): Promise<Buffer> => {
    const { signal, step } = told
    const data = await findReportData(scope, revision, signal)
    const document = await buildDocument(data, makeWords(t, scope.language), signal)
    step(0, 1)
    return makeFile(document, format, { signal, progress: step })
  }
  if (progress === '1') {
    const failed = (error: unknown) => explainFailure(error, locale)
    return streamMaking({ name, type: TYPES[format] }, make, failed, request.signal)
  }
  const file = await make({ signal: request.signal, step: () => {} })
  return new Response(new Uint8Array(file), {
    headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename="${name}"` },
  })
}

/** What went wrong goes to the log with the request's id, a sentence to the reader. */
async function explainFailure(error: unknown, locale: Locale): Promise<string> {
  const { id } = currentRequest()
  log.error({ request: id, err: error }, 'a report could not be made')
  const t = await getTranslations({ locale, namespace: 'conclusions' })
  return t('page.failed', { id })
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
