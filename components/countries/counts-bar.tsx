import { getTranslations } from 'next-intl/server'
import { Sign } from '@/components/law/sign'
import { STATUSES, type Status } from '@/lib/law/schema'
import type { Counts } from '@/lib/matrix/rules'
import type { Locale } from '@/lib/platform/i18n/locales'

/** The four counts in figures and as a bar. `linkTo` gives each figure the address of what it counts. */
export async function CountsBar({
  counts,
  locale,
  linkTo,
}: {
  counts: Counts
  locale: Locale
  linkTo?: (status: Status) => string
}) {
  const t = await getTranslations({ locale, namespace: 'statusPlural' })
  const all = STATUSES.reduce((sum, status) => sum + counts[status], 0)
  return (
    <div className="counts-bar">
      <div className="bar-line" aria-hidden="true">
        {STATUSES.map((status) =>
          counts[status] === 0 ? null : (
            <span key={status} className={status} style={{ width: `${(100 * counts[status]) / all}%` }} />
          ),
        )}
      </div>
      <ul>
        {STATUSES.map((status) => {
          const text = (
            <>
              <Sign status={status} /> <b>{counts[status]}</b> {t(status)}
            </>
          )
          return (
            <li key={status} className={counts[status] === 0 ? 'zero' : undefined}>
              {linkTo && counts[status] > 0 ? <a href={linkTo(status)}>{text}</a> : text}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
