import type { AuditQuery } from '@/lib/audit/schema'
import type { Locale } from '@/lib/platform/i18n/locales'

/** The audit's page, or with `format` its file, of the same entries. */
export function auditAddress(locale: Locale, query: AuditQuery, format?: 'csv' | 'json'): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) search.set(name, value)
  if (format !== undefined) search.set('format', format)
  const text = search.toString()
  return `/${locale}/audit${format === undefined ? '' : '/export'}${text === '' ? '' : `?${text}`}`
}
