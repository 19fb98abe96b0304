import { StatusLabel } from '@/components/law/sign'
import { Scroll } from '@/components/ui/scroll'
import { DataText } from '@/components/ui/text'
import { countryName, formatDay } from '@/lib/platform/i18n/names'
import type { Sort } from '@/lib/register/schema'
import { ChooseBox } from './choose-box'
import { type RegisterProps, registerAddress } from './register-screen'
import { StepMark } from './step-mark'
import { daysSince, registerWords } from './words'

const COLUMNS = [
  { key: 'number', sort: 'number' },
  { key: 'title' },
  { key: 'country', sort: 'country' },
  { key: 'requirement', sort: 'requirement' },
  { key: 'kind' },
  { key: 'severity', sort: 'severity' },
  { key: 'status', sort: 'status' },
  { key: 'now' },
  { key: 'assignee' },
  { key: 'age', sort: 'age' },
  { key: 'updated', sort: 'updated' },
] as const

export async function RegisterTable(props: RegisterProps & { isChoosing?: boolean }) {
  const { request, view, rows, isChoosing = false } = props
  const { locale, today, actor } = request
  const { t, status } = await registerWords(locale)
  // People are for accounts.
  const columns = COLUMNS.filter(({ key }) => key !== 'assignee' || actor !== null)
  const sorted = view.sort ?? 'number'
  const isDescending = view.order === 'desc'
  const sortLink = (sort: Sort) =>
    registerAddress(request, { sort, order: sort === sorted && !isDescending ? 'desc' : '', page: '' })
  return (
    <Scroll label={t('title')}>
      <table className="facts register-table" id="register-table">
        <thead>
          <tr>
            {isChoosing ? <th scope="col" /> : null}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                aria-sort={
                  'sort' in column && column.sort === sorted ? (isDescending ? 'descending' : 'ascending') : undefined
                }
              >
                {'sort' in column ? (
                  <a href={sortLink(column.sort)} title={t('sortBy', { column: t(`columns.${column.key}`) })}>
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
            const name = `D-${row.number}`
            const cells: Record<(typeof COLUMNS)[number]['key'], React.ReactNode> = {
              number: <a href={`/${locale}/deficiencies/${name}`}>{name}</a>,
              title: (
                <>
                  <DataText value={row.title} locale={locale} />
                  {row.isPublished ? null : <small> ({t('unpublished')})</small>}
                </>
              ),
              country: countryName(row.country, locale),
              requirement: (
                <a href={`/${locale}/matrix/${row.country}/${row.requirement}`}>
                  <DataText value={row.requirementTitle} locale={locale} />
                </a>
              ),
              kind: t(`kinds.${row.kind}`),
              severity: t(`severities.${row.severity}`),
              status: <StepMark status={row.status} word={t(`statuses.${row.status}`)} />,
              now: (
                <>
                  <StatusLabel status={row.statusNow} word={status(row.statusNow)} />
                  {row.statusNow === row.statusThen ? null : <small> {t('changed')}</small>}
                </>
              ),
              assignee: row.assignee?.name ?? '',
              age: daysSince(row.createdAt, today),
              updated: formatDay(row.updatedAt.toISOString().slice(0, 10), locale),
            }
            return (
              <tr key={row.id}>
                {isChoosing ? (
                  <td>
                    <ChooseBox name="ids[]" value={row.id} label={t('bulk.choose', { name })} />
                  </td>
                ) : null}
                {columns.map(({ key }) => (
                  <td key={key} className={key === 'age' ? 'number' : key === 'title' ? 'title' : undefined}>
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
