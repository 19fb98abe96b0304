import { z } from 'zod'
import type { Locale } from './locales'

/** A text as the database keeps it: one entry a language, some of which may be missing. */
export const localisedSchema = z.record(z.string(), z.string())
export type Localised = z.infer<typeof localisedSchema>

/** A text for one reader: in the language asked for, or in another that it has, which `lang` then names. */
export type Text = { text: string; lang: string }

const FALLBACK_ORDER = ['es', 'en', 'pt', 'fr']

/** The text in `locale`, else in the first language of a fixed order that it has, else in any. */
export function pickText(value: Localised, locale: Locale): Text {
  for (const lang of [locale, ...FALLBACK_ORDER, ...Object.keys(value).sort()]) {
    const text = value[lang]
    if (text) return { text, lang }
  }
  return { text: '', lang: locale }
}
