import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import type { Change, ChangeTexts, ChangeView } from '@/lib/comparison/change-schema'
import type { Outline } from '@/lib/framework/schema'
import type { Jurisdiction } from '@/lib/law/schema'
import type { Query } from '@/lib/platform/http/query'
import type { Localised } from '@/lib/platform/i18n/localised'

/** The strip's id, by which it is copied. */
export const STRIP = 'changes-by-year'

/** What the page has to show. */
export type ChangesPage = {
  request: PageRequest
  view: ChangeView
  outline: Outline
  jurisdictions: Jurisdiction[]
  /** Of every kind; `shown` are those of the kind asked for. */
  all: Change[]
  shown: Change[]
  minor: number
  /** Null where there are too many changes to show the reasons and the articles. */
  texts: ChangeTexts | null
  /** The titles of the attributes that are days. */
  facts: Map<string, Localised>
}

type Patch = Partial<Record<'from' | 'to' | 'country' | 'requirement' | 'area' | 'kind' | 'by', string | null>>

/** This page's address with some of its choices changed; both days are always named, so that a copy says the same. */
export function viewHref(request: PageRequest, { from, to, choice }: ChangeView, patch: Patch = {}): string {
  const { country, requirement, area, kind, by } = choice
  const values: Record<string, string | null | undefined> = {
    from,
    to,
    country,
    requirement: requirement?.join(','),
    area,
    kind,
    by,
    ...patch,
  }
  const more: Query = {}
  for (const [name, value] of Object.entries(values)) if (value) more[name] = value
  return href(request.locale, '/changes', request.query, more)
}
