import type { Locale } from '../platform/i18n/locales'
import type api from '../platform/i18n/messages/es/api.json'
import type forms from '../platform/i18n/messages/es/forms.json'
import type base from '../platform/i18n/messages/es.json'

/** The sentences that the API says: its own, and those that pages and forms say of the same mistakes. */
export type ApiWords = { api: typeof api; problem: (typeof base)['problem']; fault: (typeof forms)['fault'] }

const kept = new Map<Locale, Promise<ApiWords>>()

export function apiWords(locale: Locale): Promise<ApiWords> {
  const known = kept.get(locale)
  if (known) return known
  const loaded = load(locale)
  kept.set(locale, loaded)
  return loaded
}

async function load(locale: Locale): Promise<ApiWords> {
  const [own, all, form] = await Promise.all([
    import(`../platform/i18n/messages/${locale}/api.json`),
    import(`../platform/i18n/messages/${locale}.json`),
    import(`../platform/i18n/messages/${locale}/forms.json`),
  ])
  return { api: own.default, problem: all.default.problem, fault: form.default.fault }
}

export const fill = (sentence: string, values: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** A word by a name that is only known at run time; empty where there is none. */
export function wordFor(words: Readonly<Record<string, unknown>>, name: string): string {
  const found = Object.hasOwn(words, name) ? words[name] : undefined
  return typeof found === 'string' ? found : ''
}
