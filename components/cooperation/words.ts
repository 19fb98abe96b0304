import { getTranslations } from 'next-intl/server'
import { lawWords } from '@/components/law/words'
import type { Outline } from '@/lib/framework/schema'
import type { Confidence } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { type Localised, pickText } from '@/lib/platform/i18n/localised'

/** Names and sentences that the parts of a check share. */
export async function checkWords(locale: Locale, outline: Outline) {
  const t = await getTranslations({ locale, namespace: 'cooperation' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const law = await lawWords(locale)
  const and = new Intl.ListFormat(locale, { type: 'conjunction' })
  const titles = new Map<string, Localised>(outline.requirements.map(({ id, title }) => [id, title]))
  const standards = new Map<string, Localised>(outline.standards.map(({ id, title }) => [id, title]))
  return {
    list: (texts: string[]) => and.format(texts),
    /** A requirement's title. */
    title: (requirement: string) => pickText(titles.get(requirement) ?? {}, locale).text,
    /** A treaty's title. The two Ibero-American ones stand under one requirement and go by its name. */
    treaty: (treaty: string) =>
      pickText((treaty === 'comjib' ? titles.get('coo-comjib') : standards.get(treaty)) ?? {}, locale).text,
    confidence: (value: Confidence | null) => (value === null ? t('answer.notRecorded') : confidence(value)),
    since: (from: string | null) => law.findingPeriod({ from, to: null }),
    law,
  }
}
export type CheckWords = Awaited<ReturnType<typeof checkWords>>

/** What every part of a check's page is given. */
export type PartProps = { words: CheckWords; day: string }
