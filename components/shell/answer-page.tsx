import type { ReactNode } from 'react'
import { type Action, requireAction } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import { currentActor } from '@/lib/auth/session'
import { NotFound, Problem } from '@/lib/platform/errors'
import { type Query, readQuery } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import { isLocale, type Locale } from '@/lib/platform/i18n/locales'
import { currentLocale } from './locale'
import { ProblemPage } from './problem-page'

/** What Next hands a page. */
export type PageInput = {
  params: Promise<Record<string, string | string[] | undefined>>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export type PageRequest = {
  locale: Locale
  /** Today in the reader's zone. */
  today: string
  params: Record<string, string>
  query: Query
  /** Who is reading; null without an account. */
  actor: Actor | null
}

/**
 * Every page goes through here: it has its language, its day and its parameters, and what it throws of the kinds in
 * lib/platform/errors becomes a page in the reader's language with that status. Anything else is a 500. `action` is what
 * a reader must be allowed to do to see it (lib/auth/permissions).
 */
export async function answerPage(
  input: PageInput,
  render: (request: PageRequest) => Promise<ReactNode>,
  { action = 'law.read' }: { action?: Action } = {},
): Promise<ReactNode> {
  const [rawParams, rawQuery] = await Promise.all([input.params, input.searchParams])
  const context = currentRequest()
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(rawParams))
    params[name] = Array.isArray(value) ? value.join('/') : decodeSegment(value ?? '')
  const segment = params.locale ?? ''
  const locale = await currentLocale(segment)
  const actor = await currentActor()
  const request = { locale, today: context.today, params, query: readQuery(rawQuery), actor }
  try {
    if (!isLocale(segment)) throw new NotFound('language', segment)
    // PostgreSQL has no text with a zero byte in it, so nothing is named by one.
    const impossible = Object.values(params).find((value) => value.includes('\0'))
    if (impossible !== undefined) throw new NotFound('page', '')
    requireAction(actor, action)
    return await render(request)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    context.status = error.status
    return <ProblemPage request={request} problem={error} />
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
