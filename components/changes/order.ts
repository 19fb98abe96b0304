import type { Jurisdiction } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, sortByName } from '@/lib/platform/i18n/names'

/** The chosen countries by name, the workshop's before the reference jurisdictions. */
export function countryOrder(jurisdictions: readonly Jurisdiction[], chosen: readonly string[], locale: Locale) {
  const named = jurisdictions
    .filter(({ code }) => chosen.includes(code))
    .map(({ code, role }) => ({ code, role, name: countryName(code, locale) }))
  return sortByName(named, locale)
    .sort((a, b) => Number(a.role !== 'participant') - Number(b.role !== 'participant'))
    .map(({ code }) => code)
}
