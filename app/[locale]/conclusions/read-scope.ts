import { may } from '@/lib/auth/permissions'
import type { Actor } from '@/lib/auth/schema'
import { parseQuery, type Query } from '@/lib/platform/http/query'
import { currentRequest } from '@/lib/platform/http/request-context'
import type { Locale } from '@/lib/platform/i18n/locales'
import { findScopeChoices, hasFindings } from '@/lib/reports/queries'
import { conclusionsSchema } from '@/lib/reports/request-schema'
import { type EmptyScope, emptinessOf, type Scope, scopeOf } from '@/lib/reports/scope-rules'

export type ReadScope = {
  choices: Awaited<ReturnType<typeof findScopeChoices>>
  scope: Scope
  mayReadAll: boolean
  /** Why there is nothing to make; null where there is something. */
  nothing: EmptyScope | 'noData' | null
}

/** The address as a scope, for the page and for the file alike. Throws Invalid. */
export async function readScope(query: Query, locale: Locale, actor: Actor | null): Promise<ReadScope> {
  const choices = await findScopeChoices()
  const { outline, jurisdictions } = choices
  const asked = parseQuery(conclusionsSchema(choices.schema), query)
  const mayReadAll = may(actor, 'register.readAll')
  const scope = scopeOf(asked, {
    today: currentRequest().today,
    locale,
    jurisdictions,
    areas: outline.areas,
    mayReadAll,
  })
  const empty = emptinessOf(scope, outline.requirements)
  const nothing = empty ?? ((await hasFindings(scope.day)) ? null : 'noData')
  return { choices, scope, mayReadAll, nothing }
}
