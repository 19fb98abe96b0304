import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { countByYear, stepOf, yearOf, yearsOf } from '@/lib/comparison/change-view-rules'
import { countryName } from '@/lib/platform/i18n/names'
import { countryOrder } from './order'
import { type ChangesPage, STRIP, viewHref } from './view'

/** Countries by years: how many changes, tinted by how many; each number leads to them. */
export async function YearStrip({ request, view, jurisdictions, shown }: ChangesPage) {
  const { locale } = request
  const t = await getTranslations({ locale, namespace: 'changes' })
  const years = yearsOf(view, shown)
  const rows = countryOrder(jurisdictions, view.countries, locale).map((code) => {
    const own = shown.filter(({ country }) => country === code)
    return { code, name: countryName(code, locale), count: own.length, counts: countByYear(own, years) }
  })
  const totals = countByYear(shown, years)
  const largest = Math.max(...rows.flatMap(({ counts }) => counts))
  const cell = (count: number, year: number, code: string | null, tint: number | null) => (
    <td key={year} className={tint === null ? undefined : `tint step-${tint}`}>
      {count === 0 ? (
        0
      ) : (
        <Link
          href={viewHref(request, view, { ...yearOf(view, year), ...(code === null ? {} : { country: code }) })}
          prefetch={false}
          scroll={false}
        >
          {count}
          <span className="hidden">
            {' '}
            {t('stripHidden', { count, country: code === null ? t('total') : countryName(code, locale), year })}
          </span>
        </Link>
      )}
    </td>
  )
  return (
    <section className="change-strip">
      <h2 id="strip">{t('strip')}</h2>
      <p className="aside">{t('stripCaption')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways has to be reached by the keyboard. */}
      <section className="table-scroll" aria-label={t('strip')} tabIndex={0}>
        <table id={STRIP} className="facts strip">
          <caption className="hidden">{t('strip')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('country')}</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
              <th scope="col">{t('total')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ code, name, count, counts }) => (
              <tr key={code}>
                <th scope="row">{name}</th>
                {years.map((year, index) => cell(counts[index] ?? 0, year, code, stepOf(counts[index] ?? 0, largest)))}
                <td className="sum">
                  {count === 0 ? (
                    0
                  ) : (
                    <Link href={viewHref(request, view, { country: code })} prefetch={false} scroll={false}>
                      {count}
                      <span className="hidden"> {t('stripHidden', { count, country: name, year: t('total') })}</span>
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
          {rows.length === 1 ? null : (
            <tfoot>
              <tr>
                <th scope="row">{t('total')}</th>
                {years.map((year, index) => cell(totals[index] ?? 0, year, null, null))}
                <td className="sum">{shown.length}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </section>
    </section>
  )
}
