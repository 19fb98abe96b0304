import 'server-only'
import { z } from 'zod'
import { publicAddress } from '../auth/deployment'
import { requireAction } from '../auth/permissions'
import { database } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { negotiateType } from '../platform/http/accept'
import { currentRequest } from '../platform/http/request-context'
import { isLocale, type Locale, negotiateLocale } from '../platform/i18n/locales'
import { log } from '../platform/log'
import { visibilityFor } from '../register/queries'
import { currentRevision } from '../reports/current-revision'
import { type Caller, findCaller } from './bearer'
import { carryOut, readKey } from './change'
import { rowsAsCsv } from './csv'
import { readCursor, writeCursor } from './cursor-rules'
import { buildDocument } from './document'
import { answerSchema, querySchema, severalChanged } from './envelope'
import type { Asked, Input, ReadOperation, WriteOperation } from './operation'
import { findChoices, matchPath, READS } from './operations'
import { ApiRefusal, type ProblemBody, tellProblem } from './problems'
import { queryFaults, readParameters } from './query-rules'
import { narrow } from './shape-rules'
import { apiWords } from './words'

const JSON_TYPE = 'application/json'
const CSV_TYPE = 'text/csv'
/** What an answer can be; the server ahead keeps answers apart by the same list. */
export const TYPES = [JSON_TYPE, CSV_TYPE] as const

/** Everything below `/api/v1`. What is refused is a problem of RFC 9457 in the caller's language. */
export async function answerApi(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const asked = url.searchParams.get('lang') ?? undefined
  const locale = isLocale(asked) ? asked : negotiateLocale(request.headers.get('accept-language') ?? undefined)
  let limits: Record<string, string> = {}
  try {
    const caller = await findCaller(request.headers.get('authorization'))
    limits = caller.limits
    const answer = await route(request, url, { caller, locale })
    for (const [name, value] of Object.entries(limits)) answer.headers.set(name, value)
    return answer
  } catch (error) {
    const { id: requestId } = currentRequest()
    const words = await apiWords(locale)
    const told = tellProblem(error, { words, address: publicAddress(), requestId })
    if (told === null) log.error({ request: requestId, err: error }, 'the API failed')
    const failed: ProblemBody = {
      type: 'about:blank',
      title: words.api.problems.failed,
      status: 500,
      instance: `urn:uuid:${requestId}`,
    }
    const { body, headers } = told ?? { body: failed, headers: {} }
    return new Response(JSON.stringify(body), {
      status: body.status,
      headers: {
        ...limits,
        ...headers,
        'content-type': 'application/problem+json; charset=utf-8',
        'content-language': locale,
        'cache-control': 'no-store',
      },
    })
  }
}

type Context = { caller: Caller; locale: Locale }

async function route(request: Request, url: URL, context: Context): Promise<Response> {
  const segments = segmentsOf(url.pathname)
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const isDocument = segments.length === 1 && segments[0] === 'openapi.json'
  const matches = matchPath(segments)
  if (!isDocument && matches.length === 0) throw new NotFound('page', '')
  const found = matches.find(({ operation }) =>
    isRead ? operation.method === 'get' : request.method === 'POST' && operation.method === 'post',
  )
  if (!found && !(isDocument && isRead)) {
    const methods = new Set(
      matches.flatMap(({ operation }) => (operation.method === 'get' ? ['GET', 'HEAD'] : ['POST'])),
    )
    const allow = [...(isDocument ? ['GET', 'HEAD'] : methods), 'OPTIONS'].join(', ')
    throw new ApiRefusal('method', { headers: { allow } })
  }
  if (!found) return answerDocument(request, url, context)
  const { operation, params } = found
  if (operation.method === 'post') return answerChange(request, url, operation, params, context)
  return answerRead(request, url, operation, params, context)
}

function segmentsOf(pathname: string): string[] {
  const inside = /^\/api\/v1\/(.*)$/.exec(pathname)?.[1]
  if (inside === undefined) throw new NotFound('page', '')
  const segments = inside.split('/').map((segment) => {
    try {
      return decodeURIComponent(segment)
    } catch {
      return segment
    }
  })
  // PostgreSQL has no text with a zero byte in it, so nothing is named by one.
  if (segments.some((segment) => segment.includes('\0') || segment.length > 200)) throw new NotFound('page', '')
  return segments
}

async function answerRead(
  request: Request,
  url: URL,
  operation: ReadOperation,
  params: Record<string, string>,
  { caller }: Context,
): Promise<Response> {
  const { actor } = caller
  requireAction(actor, operation.action)
  if (actor !== null) currentRequest().isPrivate = true
  const choices = await findChoices()
  const { query: given, faults } = readParameters(url.searchParams)
  const parsed = querySchema(operation, choices).safeParse(given)
  if (!parsed.success) faults.push(...queryFaults(parsed.error, given).filter(({ field }) => isNew(faults, field)))
  for (const [field, value] of Object.entries(given))
    if (value.includes('\0') && isNew(faults, field)) faults.push({ field, reason: 'choice' })
  const after = given.cursor === undefined ? null : readCursor(operation.id, given.cursor)
  if (given.cursor !== undefined && after === null && isNew(faults, 'cursor'))
    faults.push({ field: 'cursor', reason: 'cursor', value: given.cursor })
  if (faults.length > 0 || !parsed.success) throw new ApiRefusal('invalid', { faults })
  const { lang, format, limit, cursor: _, ...query } = parsed.data
  const type = typeOf(operation, format, request.headers.get('accept'))
  const { today } = currentRequest()
  const date = typeof query.date === 'string' ? query.date : null
  const day = date ?? today
  const asked: Asked = { actor, day, visibility: () => visibilityFor(actor) }
  const input: Input = { params, query, choices, asked }
  const told = { revision: await currentRevision(), date: operation.isDated === 'always' ? day : date }
  const headers = new Headers({ 'cotejo-revision': told.revision })
  if (told.date !== null) headers.set('cotejo-date', told.date)
  let body: unknown
  if (operation.kind === 'one') body = { ...told, data: await operation.run(input) }
  else {
    const most = Number(limit)
    const { rows, next } = await operation.run({ ...input, after, limit: most })
    const cursor = next === null ? null : writeCursor(operation.id, next)
    if (cursor !== null) headers.set('link', `<${nextAddress(url, cursor)}>; rel="next"`)
    body = { ...told, data: rows, page: { limit: most, next: cursor } }
  }
  const schema = answerSchema(operation)
  // What the schema does not name does not leave.
  const whole = schema.parse(body)
  const answer = isLocale(String(lang)) ? narrow(schema, whole, negotiateLocale(String(lang))) : whole
  if (type === CSV_TYPE && operation.kind === 'list') {
    const { data: rows } = rowsSchema.parse(answer)
    headers.set('content-type', `${CSV_TYPE}; charset=utf-8; header=present`)
    headers.set('content-disposition', `inline; filename="cotejo-${operation.path.slice(1).replaceAll('/', '-')}.csv"`)
    return new Response(rowsAsCsv(operation, rows), { headers })
  }
  headers.set('content-type', `${JSON_TYPE}; charset=utf-8`)
  return new Response(JSON.stringify(answer), { headers })
}

const rowsSchema = z.object({ data: z.array(z.unknown()) })

const isNew = (faults: readonly { field: string }[], field: string) => faults.every((one) => one.field !== field)

function typeOf(operation: ReadOperation, format: unknown, accept: string | null): (typeof TYPES)[number] {
  if (format === 'csv') return CSV_TYPE
  if (format === 'json') return JSON_TYPE
  const type = negotiateType(accept, operation.kind === 'list' ? TYPES : [JSON_TYPE])
  if (type === null) throw new ApiRefusal('notAcceptable')
  return type
}

function nextAddress(url: URL, cursor: string): string {
  const next = new URL(`${publicAddress()}${url.pathname}${url.search}`)
  next.searchParams.set('cursor', cursor)
  return next.href
}

async function answerDocument(request: Request, url: URL, { locale }: Context): Promise<Response> {
  const { query, faults } = readParameters(url.searchParams)
  const { lang, ...others } = query
  for (const field of Object.keys(others)) faults.push({ field, reason: 'unknown' })
  if (lang !== undefined && !isLocale(lang)) faults.push({ field: 'lang', value: lang, reason: 'choice' })
  if (faults.length > 0) throw new ApiRefusal('invalid', { faults })
  if (negotiateType(request.headers.get('accept'), [JSON_TYPE]) === null) throw new ApiRefusal('notAcceptable')
  // English where it is not asked for in another language: what is kept of it must not turn on who asked first.
  const said = lang === undefined ? 'en' : locale
  const [choices, words, revision] = await Promise.all([findChoices(), apiWords(said), currentRevision()])
  const document = buildDocument({ choices, words: words.api, address: publicAddress(), revision })
  return new Response(JSON.stringify(document), {
    headers: { 'content-type': `${JSON_TYPE}; charset=utf-8`, 'content-language': said, 'cotejo-revision': revision },
  })
}

async function answerChange(
  request: Request,
  url: URL,
  operation: WriteOperation,
  params: Record<string, string>,
  { caller, locale }: Context,
): Promise<Response> {
  const context = currentRequest()
  context.isPrivate = true
  const { actor } = caller
  requireAction(actor, operation.action)
  if (actor === null) throw new ApiRefusal('signIn')
  if (caller.scope !== 'write') {
    const header = 'Bearer realm="cotejo", error="insufficient_scope", scope="write"'
    throw new ApiRefusal('scope', { headers: { 'www-authenticate': header } })
  }
  const { query, faults } = readParameters(url.searchParams)
  for (const field of Object.keys(query)) if (field !== 'lang') faults.push({ field, reason: 'unknown' })
  if (query.lang !== undefined && !isLocale(query.lang))
    faults.push({ field: 'lang', value: query.lang, reason: 'choice' })
  if (faults.length > 0) throw new ApiRefusal('invalid', { faults })
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) throw new ApiRefusal('mediaType')
  if (negotiateType(request.headers.get('accept'), [JSON_TYPE]) === null) throw new ApiRefusal('notAcceptable')
  const key = readKey(request.headers.get('idempotency-key'))
  const entry = await carryOut(operation, { actor, params, text: await request.text(), key, locale })
  // What follows is read after the change, and from nothing older.
  const { value } = await database().revision.findUniqueOrThrow({ where: { id: 1 } })
  context.revision = String(value)
  const read = READS.find(({ id }) => id === (entry?.startsWith('M') ? 'getMeasure' : 'getDeficiency'))
  const headers = new Headers({ 'content-type': `${JSON_TYPE}; charset=utf-8`, 'cotejo-revision': context.revision })
  const date = context.today
  headers.set('cotejo-date', date)
  let answer: unknown = severalChanged.parse({ revision: context.revision, date, data: null })
  if (entry !== null && read?.kind === 'one') {
    const [name = ''] = Object.keys(read.example)
    const choices = await findChoices()
    const asked: Asked = { actor, day: date, visibility: () => visibilityFor(actor) }
    const data = await read.run({ params: { [name]: entry }, query: {}, choices, asked })
    const schema = answerSchema(read)
    const whole = schema.parse({ revision: context.revision, date, data })
    answer = query.lang === undefined ? whole : narrow(schema, whole, locale)
    headers.set('location', `/api/v1${read.path.replace(/\{\w+\}/, entry)}`)
  }
  return new Response(JSON.stringify(answer), { status: operation.subject === null ? 201 : 200, headers })
}
