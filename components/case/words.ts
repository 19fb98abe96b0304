import { getTranslations } from 'next-intl/server'
import type { PageRequest } from '@/components/shell/answer-page'
import { href } from '@/components/shell/href'
import type { RetentionClock } from '@/lib/cooperation/case-rules'
import type { Tie } from '@/lib/cooperation/case-schema'
import type { Answer } from '@/lib/cooperation/schema'
import type { Status } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { countryName, formatDay } from '@/lib/platform/i18n/names'

/** An answer's colour and sign are those of the status it comes from. */
export const STATUS_OF: Readonly<Record<Answer, Status>> = {
  yes: 'met',
  partly: 'partial',
  no: 'gap',
  unknown: 'unknown',
}

/** A link that names the day its page is read for: the sheet has two, that of the facts and today's. */
export function linkOn({ locale, today }: PageRequest, path: string, day: string): string {
  return href(locale, path, day === today ? {} : { date: day })
}

/** Sentences of the sheet that several of its parts say. */
export async function caseWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'case' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const dataName = (clock: RetentionClock, status: Status) =>
    // Only a duty that is met reaches connection data for sure.
    t(`clocks.data.${clock.term.data === 'all' && status !== 'met' ? 'covered' : clock.term.data}`)
  return {
    list: (items: string[]) => list.format(items),
    ties: (ties: readonly Tie[]) => ties.map((tie) => t(`ties.${tie}`)).join(', '),
    dataName,
    /** "Chile: connection data are kept until 2 March 2027." */
    kept(country: string, clock: RetentionClock, status: Status): string {
      const { isMinimum, stage } = clock.term
      const values = {
        country: countryName(country, locale),
        data: dataName(clock, status),
        day: formatDay(clock.ends, locale),
      }
      if (stage !== null) return t(`clocks.${stage}`, values)
      return t('clocks.kept', { ...values, isMinimum: isMinimum ? 'yes' : 'no' })
    },
    /** "until 2 March 2027" */
    until: ({ term, ends }: RetentionClock) =>
      t('clocks.short', { isMinimum: term.isMinimum ? 'yes' : 'no', day: formatDay(ends, locale) }),
    left: (days: number) => (days < 0 ? t('clocks.passed', { count: -days }) : t('clocks.left', { count: days })),
  }
}
