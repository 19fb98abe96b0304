import { dayIn } from '@/lib/platform/http/today'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'

/** The day of a moment as a reader writes it: in the workshop's own zone, so that all readers see one day. */
export function formatMoment(at: string, locale: Locale): string {
  return formatDay(dayIn(undefined, new Date(at)), locale)
}
