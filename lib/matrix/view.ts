import { WORKSHOP_DAY } from '../law/periods'
import { CONFIDENCES, type Confidence, STATUSES, type Status } from '../law/schema'
import type { Query } from '../platform/http/query'
import { REVIEW_STATES, type ReviewState } from '../review/schema'

/** What of the matrix is shown and how. Everything that is absent is as the framework and the workshop have it. */
export type MatrixView = {
  /** The day shown; absent: today. */
  date?: string
  /** The day that changes are counted from; absent: the workshop; `none`: changes are not shown. */
  since?: string
  area?: string
  group?: string
  standard?: string
  core?: true
  status?: Status
  confidence?: Confidence
  review?: ReviewState
  /** Only what is otherwise than on the second date. */
  changed?: true
  /** Only where a deficiency is marked. */
  marked?: true
  /** Only where the law changed since the finding was last checked. */
  law?: 'changed'
  q?: string
  /** The countries shown, in this order; absent: the twelve. */
  countries?: string[]
  /** Those that stay in sight. */
  pin?: string[]
  sort?: 'gaps'
  /** The countries' order where it is not the one of `countries`. */
  columns?: 'gaps'
  fold?: string[]
  transpose?: true
}

const LISTS = ['countries', 'pin', 'fold'] as const
const FLAGS = ['core', 'changed', 'marked', 'transpose'] as const
const TEXTS = ['date', 'since', 'area', 'group', 'standard', 'q'] as const

// The order in which an address names things, so that one view has one address.
const KEYS: readonly (keyof MatrixView)[] = [
  'date',
  'since',
  'area',
  'group',
  'standard',
  'core',
  'status',
  'confidence',
  'review',
  'changed',
  'marked',
  'law',
  'q',
  'countries',
  'pin',
  'sort',
  'columns',
  'fold',
  'transpose',
]

/**
 * The view that an address names. Its values are taken as they are: the server has refused what does not exist
 * (view-schema.ts) before any page with such an address reached a reader.
 */
export function decodeView(query: Query): MatrixView {
  const view: MatrixView = {}
  for (const key of TEXTS) if (query[key]) view[key] = query[key]
  for (const key of FLAGS) if (query[key] === '1') view[key] = true
  for (const key of LISTS) if (query[key]) view[key] = query[key].split(',')
  view.status = STATUSES.find((status) => status === query.status)
  view.confidence = CONFIDENCES.find((confidence) => confidence === query.confidence)
  view.review = REVIEW_STATES.find((state) => state === query.review)
  if (query.law === 'changed') view.law = 'changed'
  if (query.sort === 'gaps') view.sort = 'gaps'
  if (query.columns === 'gaps') view.columns = 'gaps'
  return view
}

/** The view as a query string with its `?`; empty for the default view. Commas stay readable. */
export function formatView(view: MatrixView): string {
  const params = new URLSearchParams()
  for (const key of KEYS) {
    const value = view[key]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue
    params.set(key, value === true ? '1' : String(value))
  }
  const query = params.toString().replaceAll('%2C', ',')
  return query === '' ? '' : `?${query}`
}

/** The second date that changes are counted from; null when they are not asked for. */
export function sinceOf({ since }: Pick<MatrixView, 'since'>): string | null {
  return since === 'none' ? null : (since ?? WORKSHOP_DAY)
}
