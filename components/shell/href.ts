import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'

/** What travels with the reader from page to page. */
const CARRIED = ['date', 'countries'] as const

/** An address inside Cotejo, with the reader's day and countries where they were chosen. `more` adds parameters of the target's own. */
export function href(locale: Locale, path: string, query: Query, more: Query = {}): string {
  const params = new URLSearchParams()
  for (const name of CARRIED) if (query[name]) params.set(name, query[name])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString().replaceAll('%2C', ',')
  return `/${locale}${path}${text === '' ? '' : `?${text}`}`
}
