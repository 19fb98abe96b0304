import { getTranslations } from 'next-intl/server'
import { publicAddress } from '@/lib/auth/deployment'
import { findMeasures } from '@/lib/measures/queries'
import { isOverdue } from '@/lib/measures/status-rules'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName } from '@/lib/platform/i18n/names'
import { visibilityFor } from '@/lib/register/queries'
import { answerExport } from '../../answer-export'
import { readMeasuresView } from '../read-view'

const TEXTS = ['title', 'countries', 'kind', 'priority', 'cost', 'status', 'body', 'partner'] as const

/** The measures that the view shows. */
export function GET(request: Request, { params }: { params: Promise<{ locale: string }> }) {
  return answerExport(
    request,
    params,
    async (page) => {
      const { locale, actor, today: day } = page
      const visibility = await visibilityFor(actor)
      const { view } = await readMeasuresView(page)
      const [rows, t] = await Promise.all([
        findMeasures(view, { visibility, day }),
        getTranslations({ locale, namespace: 'measures' }),
      ])
      return {
        name: `measures-${day}`,
        table: {
          name: 'measures',
          title: t('title'),
          frozen: 2,
          columns: [
            { key: 'number', title: t('columns.number'), kind: 'link' },
            ...TEXTS.map((key) => ({ key, title: t(`columns.${key}`), kind: 'text' as const })),
            { key: 'start', title: t('columns.start'), kind: 'date' },
            { key: 'due', title: t('columns.due'), kind: 'date' },
            { key: 'overdue', title: t('overdue'), kind: 'text' },
            { key: 'updated', title: t('columns.updated'), kind: 'date' },
          ],
          rows: rows.map((row) => ({
            id: row.id,
            values: {
              number: { text: `M-${row.number}`, href: `${publicAddress()}/${locale}/measures/M-${row.number}` },
              title: pickText(row.title, locale).text,
              countries: row.countries.map((code) => countryName(code, locale)).join(', '),
              kind: t(`kinds.${row.kind}`),
              priority: t(`levels.${row.priority}`),
              cost: row.costBand === null ? null : t(`costs.${row.costBand}`),
              status: t(`statuses.${row.status}`),
              body: row.responsibleBody,
              partner: row.partner,
              start: row.startOn,
              due: row.dueOn,
              overdue: isOverdue(row, day) ? t('overdue') : null,
              updated: row.updatedAt.toISOString().slice(0, 10),
            },
          })),
        },
      }
    },
    { action: 'register.readPublished' },
  )
}
