import { MOST_LANES } from '@/lib/comparison/lanes'
import type { Query } from '@/lib/platform/http/query'
import type { Locale } from '@/lib/platform/i18n/locales'

/** What travels with the reader from page to page. */
const CARRIED = ['date', 'countries'] as const

/** An address inside Cotejo, with the reader's day and countries where they were chosen. `more` adds parameters of the target's own. */
export function href(locale: Locale, path: string, query: Query, more: Query = {}): string {
  const params = new URLSearchParams()
  for (const name of CARRIED) if (query[name] && isTaken(path, name, query[name])) params.set(name, query[name])
  for (const [name, value] of Object.entries(more)) params.set(name, value)
  const text = params.toString().replaceAll('%2C', ',')
  return `/${locale}${path}${text === '' ? '' : `?${text}`}`
}

// More countries than the procedures show are not carried there, where they would be refused.
function isTaken(path: string, name: string, value: string): boolean {
  return !(path === '/procedures' && name === 'countries' && value.split(',').length > MOST_LANES)
}
