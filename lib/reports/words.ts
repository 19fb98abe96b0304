import type { getTranslations } from 'next-intl/server'
import { WORKSHOP_DAY } from '../law/periods'
import type { Penalty, Period, Status } from '../law/schema'
import type { Locale } from '../platform/i18n/locales'
import { type Localised, pickText } from '../platform/i18n/localised'
import { countryName, formatDay } from '../platform/i18n/names'
import type { Run } from './document'

/** The messages of one language, all areas. */
export type Translate = Awaited<ReturnType<typeof getTranslations<never>>>

export type Words = ReturnType<typeof makeWords>

/** What every section says in the same way. */
export function makeWords(t: Translate, locale: Locale) {
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const day = (text: string) => formatDay(text, locale)
  return {
    t,
    locale,
    day,
    number: (value: number) => number.format(value),
    percent: (share: number) => percent.format(share),
    list: (items: readonly string[]) => list.format(items),
    country: (code: string) => countryName(code, locale),
    /** A text of the data; where it is in another language, the run says so. */
    text(value: Localised): Run {
      const { text, lang } = pickText(value, locale)
      return lang === locale ? { text } : { text, lang }
    },
    plain: (value: Localised) => pickText(value, locale).text,
    /** The dataset writes `whole` for an instrument in its entirety and `network` for CiberRed, which has no articles. */
    article: (article: string) =>
      article === 'whole' ? t('requirements.whole') : article === 'network' ? t('requirements.network') : article,
    status: (status: Status) => t(`status.${status}`),
    findingPeriod({ from, to }: Period): string {
      if (from !== null && to !== null) return t('period.between', { from: day(from), to: day(to) })
      if (from !== null) return t('period.since', { day: day(from) })
      if (to !== null) return t('period.untilSinceWorkshop', { to: day(to), workshop: day(WORKSHOP_DAY) })
      return t('period.sinceWorkshop')
    },
    provisionPeriod({ from, to }: Period): string {
      if (from !== null && to !== null) return t('period.between', { from: day(from), to: day(to) })
      if (from !== null) return t('period.since', { day: day(from) })
      if (to !== null) return t('period.untilFromUnknown', { to: day(to) })
      return t('period.openFromUnknown')
    },
    range({ min, max, unit }: Penalty): string {
      if (min === null && max === null) return t('law.rangeUnknown')
      const values = {
        min: min === null ? '' : number.format(min),
        max: max === null ? '' : number.format(max),
        unit: unit === null ? '' : t(`law.units.${unit}`, { count: max ?? min ?? 0 }),
      }
      if (min === null) return t('law.upTo', values).trim()
      if (max === null) return t('law.from', values).trim()
      return (min === max ? t('law.exactly', values) : t('law.range', values)).trim()
    },
  }
}
