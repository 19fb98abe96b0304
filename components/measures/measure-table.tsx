import type { ReactNode } from 'react'
import type { PageRequest } from '@/components/shell/answer-page'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import type { MeasureBrief, MeasuresView } from '@/lib/measures/schema'
import { isOverdue } from '@/lib/measures/status-rules'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import { measuresAddress } from './address'
import { measureWords } from './words'

const COLUMNS = [
  { key: 'number', sort: 'number' },
  { key: 'title' },
  { key: 'countries' },
  { key: 'kind', sort: 'kind' },
  { key: 'priority', sort: 'priority' },
  { key: 'cost' },
  { key: 'status', sort: 'status' },
  { key: 'body' },
  { key: 'start', sort: 'start' },
  { key: 'due', sort: 'due' },
  { key: 'updated', sort: 'updated' },
] as const

export async function MeasureTable({
  request,
  view,
  rows,
}: {
  request: PageRequest
  view: MeasuresView
  rows: MeasureBrief[]
}) {
  const { locale, today } = request
  const { t } = await measureWords(locale)
  const sorted = view.sort ?? 'number'
  const isDescending = view.order === 'desc'
  const dayText = (day: string | null) => (day === null ? '–' : formatDay(day, locale))
  return (
    <Scroll label={t('title')}>
      <table className="facts register-table">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={
                  'sort' in column && column.sort === sorted ? (isDescending ? 'descending' : 'ascending') : undefined
                }
              >
                {'sort' in column ? (
                  <a
                    href={measuresAddress(request, {
                      sort: column.sort,
                      order: column.sort === sorted && !isDescending ? 'desc' : '',
                    })}
                    title={t('sortBy', { column: t(`columns.${column.key}`) })}
                  >
                    {t(`columns.${column.key}`)}
                    {column.sort === sorted ? (isDescending ? ' ↓' : ' ↑') : null}
                  </a>
                ) : (
                  t(`columns.${column.key}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const cells: Record<(typeof COLUMNS)[number]['key'], ReactNode> = {
              number: <a href={`/${locale}/measures/M-${row.number}`}>M-{row.number}</a>,
              title: (
                <>
                  <DataText value={row.title} locale={locale} />
                  {row.isPublished ? null : <small> ({t('unpublished')})</small>}
                </>
              ),
              countries: row.countries.map((code) => countryName(code, locale)).join(', '),
              kind: t(`kinds.${row.kind}`),
              priority: t(`levels.${row.priority}`),
              cost: row.costBand === null ? '–' : t(`costs.${row.costBand}`),
              status: t(`statuses.${row.status}`),
              body: row.responsibleBody ?? '–',
              start: dayText(row.startOn),
              due: (
                <>
                  {dayText(row.dueOn)} {isOverdue(row, today) ? <strong>{t('overdue')}</strong> : null}
                </>
              ),
              updated: dayText(row.updatedAt.toISOString().slice(0, 10)),
            }
            return (
              <tr key={row.id}>
                {COLUMNS.map(({ key }) => (
                  <td key={key} className={key === 'title' ? 'title' : undefined}>
                    {cells[key]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroll>
  )
}
