import type { Locale } from './locales'

const names = new Map<Locale, Intl.DisplayNames>()
const days = new Map<Locale, Intl.DateTimeFormat>()

/** Which country's way of writing dates and names each language takes. */
const TAGS: Record<Locale, string> = { es: 'es', pt: 'pt-BR', en: 'en-GB', fr: 'fr' }

function once<V>(kept: Map<Locale, V>, locale: Locale, make: () => V): V {
  const known = kept.get(locale)
  if (known !== undefined) return known
  const made = make()
  kept.set(locale, made)
  return made
}

/** A country's name from its ISO 3166-1 alpha-2 code. */
export function countryName(code: string, locale: Locale): string {
  return once(names, locale, () => new Intl.DisplayNames(TAGS[locale], { type: 'region' })).of(code) ?? code
}

/** `2024-06-21` as a reader writes it: 21 de junio de 2024. */
export function formatDay(day: string, locale: Locale): string {
  const format = once(days, locale, () => new Intl.DateTimeFormat(TAGS[locale], { dateStyle: 'long', timeZone: 'UTC' }))
  const text = format.format(new Date(`${day}T00:00:00Z`))
  // French and Portuguese write the first of a month as an ordinal, which Intl does not.
  if (locale === 'fr') return text.replace(/^1 /, '1er ')
  return locale === 'pt' ? text.replace(/^1 /, '1º ') : text
}

/** The codes in the alphabetical order of their names. */
export function sortByName<T extends { code: string; name: string }>(countries: readonly T[], locale: Locale): T[] {
  const collator = new Intl.Collator(locale)
  return [...countries].sort((a, b) => collator.compare(a.name, b.name))
}

/** What stands between items that may hold commas themselves; French sets a narrow space before it. */
export function semicolon(locale: Locale): string {
  return locale === 'fr' ? '\u202f; ' : '; '
}
