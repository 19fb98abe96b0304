import { getTranslations } from 'next-intl/server'
import { WORKSHOP_DAY } from '@/lib/law/periods'
import type { Penalty, Period } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { formatDay } from '@/lib/platform/i18n/names'

/** Sentences that several pages say of the law, in one language. */
export async function lawWords(locale: Locale) {
  const period = await getTranslations({ locale, namespace: 'period' })
  const law = await getTranslations({ locale, namespace: 'law' })
  const number = new Intl.NumberFormat(locale)
  return {
    /** A finding's period. Its beginning is not recorded where it lies before the workshop. */
    findingPeriod({ from, to }: Period): string {
      if (from !== null && to !== null)
        return period('between', { from: formatDay(from, locale), to: formatDay(to, locale) })
      if (from !== null) return period('since', { day: formatDay(from, locale) })
      if (to !== null)
        return period('untilSinceWorkshop', { to: formatDay(to, locale), workshop: formatDay(WORKSHOP_DAY, locale) })
      return period('sinceWorkshop')
    },
    /** A provision's period, as recorded. */
    provisionPeriod({ from, to }: Period): string {
      if (from !== null && to !== null)
        return period('between', { from: formatDay(from, locale), to: formatDay(to, locale) })
      if (from !== null) return period('since', { day: formatDay(from, locale) })
      if (to !== null) return period('untilFromUnknown', { to: formatDay(to, locale) })
      return period('openFromUnknown')
    },
    /** Whether a provision is in force on a day, as words behind its period. A beginning that is not recorded is taken as past. */
    inForce({ from, to }: Period, day: string): string {
      if (from !== null && day < from) return ` (${period('notYet')})`
      if (to !== null && day >= to) return ` (${period('ended')})`
      // The period itself says so already where it names neither day.
      return from === null && to === null ? '' : ` (${period('inForce')})`
    },
    /** The law's own numbers and unit: "3 a 6 años". */
    range({ min, max, unit }: Penalty): string {
      if (min === null && max === null) return law('rangeUnknown')
      const units = unit === null ? '' : law(`units.${unit}`, { count: max ?? min ?? 0 })
      const values = {
        min: min === null ? '' : number.format(min),
        max: max === null ? '' : number.format(max),
        unit: units,
      }
      if (min === null) return law('upTo', values).trim()
      if (max === null) return law('from', values).trim()
      return (min === max ? law('exactly', values) : law('range', values)).trim()
    },
    /** The same in months; nothing where the unit is no length of time. */
    months({ minMonths, maxMonths }: Penalty): string {
      if (minMonths === null && maxMonths === null) return '–'
      if (minMonths === null && maxMonths !== null) return `≤ ${number.format(maxMonths)}`
      if (minMonths !== null && maxMonths === null) return `≥ ${number.format(minMonths)}`
      const [low, high] = [number.format(minMonths ?? 0), number.format(maxMonths ?? 0)]
      return low === high ? low : `${low}–${high}`
    },
  }
}
