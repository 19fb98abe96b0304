import { getTranslations } from 'next-intl/server'
import { contains, WORKSHOP_DAY } from '@/lib/law/periods'
import type { Finding } from '@/lib/law/schema'
import type { Locale } from '@/lib/platform/i18n/locales'
import { StatusLabel } from './sign'
import { lawWords } from './words'

type PeriodLineProps = {
  history: Pick<Finding, 'id' | 'period' | 'status'>[]
  day: string
  today: string
  locale: Locale
}

const WIDTH = 600

/** The periods as a line of time from the workshop to today, and as a list; the day shown is marked on both. */
export async function PeriodLine({ history, day, today, locale }: PeriodLineProps) {
  const t = await getTranslations({ locale, namespace: 'cell' })
  const status = await getTranslations({ locale, namespace: 'status' })
  const words = await lawWords(locale)
  const end = day > today ? day : today
  const place = (date: string) => {
    const all = Date.parse(end) - Date.parse(WORKSHOP_DAY)
    const part = (Date.parse(date) - Date.parse(WORKSHOP_DAY)) / all
    return Math.round(Math.max(0, Math.min(1, part)) * WIDTH)
  }
  return (
    <div className="period-line">
      <svg viewBox={`0 0 ${WIDTH} 22`} aria-hidden="true" preserveAspectRatio="none">
        {history.map(({ id, period, status: one }) => {
          const from = place(period.from ?? WORKSHOP_DAY)
          return <rect key={id} className={one} x={from} y="4" width={place(period.to ?? end) - from} height="14" />
        })}
        <line x1={place(day)} x2={place(day)} y1="0" y2="22" />
      </svg>
      <ol>
        {history.map(({ id, period, status: one }) => (
          <li key={id} aria-current={contains(period, day) ? 'date' : undefined}>
            <StatusLabel status={one} word={status(one)} /> {words.findingPeriod(period)}
            {contains(period, day) ? <small> ({t('thisPeriod')})</small> : null}
          </li>
        ))}
      </ol>
    </div>
  )
}
