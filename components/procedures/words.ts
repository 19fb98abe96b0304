import { getTranslations } from 'next-intl/server'
import { AUTHORITIES, STAGE_STATES, type StageState } from '@/lib/comparison/procedure-schema'
import { CONFIDENCES, STATUSES, type Status } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'

const LABELS = ['orderedBy', 'inCharge', 'timeLimit', 'kept', 'basis', 'compare', 'emptyGap', 'emptyUnknown'] as const

/** The page's words. What its hundreds of blocks say is made once and not anew in each. */
export async function procedureWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'procedures' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const confidence = await getTranslations({ locale, namespace: 'confidence' })
  const since = new Map<string, string>()
  return {
    t,
    labels: wordsFor(LABELS, t),
    states: wordsFor(STAGE_STATES, (state) => t(`states.${state}`)),
    authorities: wordsFor(AUTHORITIES, (authority) => t(`authorities.${authority}`)),
    statuses: wordsFor(STATUSES, status),
    confidences: wordsFor([...CONFIDENCES, 'none'], confidence),
    since(day: string): string {
      const text = since.get(day) ?? t('since', { day: formatDay(day, locale) })
      since.set(day, text)
      return text
    },
    more: (count: number) => t('moreArticles', { count }),
    list: new Intl.ListFormat(locale, { type: 'conjunction' }),
  }
}

export type ProcedureWords = Awaited<ReturnType<typeof procedureWords>>

/** What the blocks say. */
export type BlockWords = Omit<ProcedureWords, 't' | 'list'>

/** The sign that a stage's state is drawn with: the statuses' own, so that there is one set to learn. */
export const SIGN_OF: Record<StageState, Status> = { whole: 'met', part: 'partial', broken: 'gap', unknown: 'unknown' }

function wordsFor<Name extends string>(names: readonly Name[], say: (name: Name) => string): (name: Name) => string {
  const words = new Map(names.map((name) => [name, say(name)]))
  return (name) => words.get(name) ?? say(name)
}
