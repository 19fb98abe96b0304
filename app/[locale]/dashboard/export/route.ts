import { getTranslations } from 'next-intl/server'
import { exchangeWords } from '@/components/exchange/words'
import { type Figures, figuresOf, pointsMoved } from '@/lib/dashboard/rules'
import { countKnown } from '@/lib/matrix/rules'
import { shareMet } from '@/lib/matrix/summary'
import { answerExport } from '../../answer-export'
import { readDashboard } from '../read'

/** How the countries of a dashboard stand, with the row of all of them together where there are several. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const { country, day, since, underWay, overdue, ...found } = await readDashboard(page)
      const words = await exchangeWords(page, day)
      const t = await getTranslations({ locale: page.locale, namespace: 'dashboard' })
      const { countries, all, sums } = figuresOf(found, country)
      const values = (figures: Figures) => ({
        ...figures.total,
        shareMet: shareMet(figures.total),
        points: pointsMoved(figures),
        coreMet: figures.core.met,
        coreKnown: countKnown(figures.core),
        moved: figures.changed,
      })
      const rows = countries.map(({ code, name, register, ...figures }) => ({
        id: code,
        values: {
          ...{ country: name, countryCode: code, ...values(figures) },
          ...{ openDeficiencies: register.open, underWay: register.underWay, late: register.overdue },
          page: words.page('/dashboard', { country: code, since }),
        },
      }))
      const total = {
        id: 'all',
        values: {
          ...{ country: t('all'), countryCode: null, ...values(all) },
          ...{ openDeficiencies: sums.open, underWay, late: overdue.length },
          page: words.page('/dashboard', { since }),
        },
      }
      return {
        name: `dashboard-${country === undefined ? '' : `${country}-`}${day}`,
        table: {
          name: 'dashboard',
          title: words.t('sheets.dashboard'),
          frozen: 1,
          columns: words.columns('dashboard'),
          rows: country === undefined ? [...rows, total] : rows,
        },
      }
    },
    { action: 'dashboard.read' },
  )
}
