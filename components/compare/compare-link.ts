import type { CompareView } from '@/lib/comparison/compare-schema'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'

/** The address of a comparison on the reader's day, in one order of parameters, so that one view has one address. */
export function compareHref(locale: Locale, { date }: Query, view: CompareView): string {
  const params = new URLSearchParams()
  if (date) params.set('date', date)
  for (const name of ['requirements', 'countries', 'pin'] as const)
    if (view[name].length > 0) params.set(name, view[name].join(','))
  if (view.onlyDifferences) params.set('only', 'differences')
  const text = params.toString().replaceAll('%2C', ',')
  return `/${locale}/compare${text === '' ? '' : `?${text}`}`
}
