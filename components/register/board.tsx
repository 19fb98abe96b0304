import type { PageRequest } from '@/components/shell/answer-page'
import { DataText } from '@/components/ui/text'
import { countryName } from '@/lib/platform/i18n/names'
import { DEFICIENCY_STATUSES, type DeficiencyBrief } from '@/lib/register/schema'
import { registerWords } from './words'

/** The same deficiencies, a column a status. */
export async function Board({ request, rows }: { request: PageRequest; rows: DeficiencyBrief[] }) {
  const { locale } = request
  const { t } = await registerWords(locale)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
    <section className="board" aria-label={t('view.board')} tabIndex={0}>
      {DEFICIENCY_STATUSES.map((status) => {
        const own = rows.filter((row) => row.status === status)
        return (
          <div key={status}>
            <h2>
              {t(`statuses.${status}`)} <small>{own.length}</small>
            </h2>
            <ul className="plain">
              {own.map((row) => (
                <li key={row.id}>
                  <a href={`/${locale}/deficiencies/D-${row.number}`}>
                    D-{row.number} <DataText value={row.title} locale={locale} />
                  </a>
                  <br />
                  {countryName(row.country, locale)} · {t(`severities.${row.severity}`)}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}
