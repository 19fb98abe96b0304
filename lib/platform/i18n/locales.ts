/** The languages of the interface; the first is the default. Adding one: README, "Add a language". */
export const LOCALES = ['es', 'pt', 'en', 'fr'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'es'

export function isLocale(value: string | undefined): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The best of our languages for an Accept-Language header; the default where none fits. */
export function negotiateLocale(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...options] = part.trim().split(';')
      const q = options.map((option) => option.trim()).find((option) => option.startsWith('q='))
      return { language: tag.toLowerCase().split('-')[0], weight: q === undefined ? 1 : Number(q.slice(2)) }
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wanted) if (isLocale(language)) return language
  return DEFAULT_LOCALE
}
