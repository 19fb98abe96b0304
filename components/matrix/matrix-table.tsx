'use client'

import {
  type ColumnDef,
  columnOrderingFeature,
  columnPinningFeature,
  columnVisibilityFeature,
  createExpandedRowModel,
  createSortedRowModel,
  rowExpandingFeature,
  rowSortingFeature,
  sortFn_basic,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import { STATUSES } from '@/lib/law/schema'
import { type MatrixRow, sumOfCountry } from '@/lib/matrix/rows'
import { type BetweenColumn, type CellContext, rowHtml } from './cell-html'
import { CountryHeader } from './country-header'
import type { TableProps } from './table-props'
import { StackedCounts, TotalHeaders } from './totals'

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnPinningFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { basic: sortFn_basic },
  rowExpandingFeature,
  expandedRowModel: createExpandedRowModel(),
})

const TITLE_WIDTH = 340
const COUNTRY_WIDTH = 36

/** Requirements as rows under their groups and areas, countries as columns. */
export function MatrixTable({
  matrix,
  view,
  changeView,
  countries,
  rows,
  labels,
  base,
  caption,
  moveCountry,
}: TableProps) {
  const columns = useMemo<ColumnDef<typeof features, MatrixRow>[]>(
    () => [
      { id: 'title' },
      { id: 'article' },
      ...matrix.countries.map(({ code }) => ({ id: code })),
      ...STATUSES.map((status) => ({
        id: status,
        accessorFn: (row: MatrixRow) => row.counts[status],
        sortFn: 'basic' as const,
      })),
    ],
    [matrix],
  )
  const codes = countries.map(({ code }) => code)
  const pinned = (view.pin ?? []).filter((code) => codes.includes(code))
  const table = useTable({
    features,
    columns,
    data: rows,
    getSubRows: (row) => row.subRows,
    getRowId: (row) => row.id,
    state: {
      columnOrder: ['title', 'article', ...codes, ...STATUSES],
      columnVisibility: Object.fromEntries(matrix.countries.map(({ code }) => [code, codes.includes(code)])),
      columnPinning: { start: ['title', ...pinned], end: [] },
      sorting: view.sort === 'gaps' ? [{ id: 'gap', desc: true }] : [],
      expanded: Object.fromEntries(
        matrix.areas.flatMap(({ id, groups }) =>
          [id, ...groups.map((group) => group.id)].map((name) => [name, !view.fold?.includes(name)]),
        ),
      ),
    },
  })

  const place = new Map(countries.map((country, index) => [country.code, { country, index }]))
  const sticky = (id: string): React.CSSProperties | undefined =>
    pinned.includes(id) ? { insetInlineStart: TITLE_WIDTH + pinned.indexOf(id) * COUNTRY_WIDTH } : undefined
  const headers = table.getHeaderGroups()[0]?.headers ?? []
  const query = view.date === undefined ? '' : `?date=${view.date}`

  const context: CellContext = {
    view,
    labels,
    base,
    standards: new Map(matrix.standards.map(({ id, short }) => [id, short])),
    pinnedAt: new Map(pinned.map((code, index) => [code, TITLE_WIDTH + index * COUNTRY_WIDTH])),
  }
  const between = headers.flatMap(({ column }): BetweenColumn[] => {
    const shown = column.id === 'article' ? ('article' as const) : place.get(column.id)
    return shown === undefined ? [] : [shown]
  })
  // One body an area: it keeps together in print and is announced as a group of rows.
  const bodies: MatrixRow[][] = []
  for (const { original } of table.getRowModel().rows) {
    if (original.kind === 'area' || bodies.length === 0) bodies.push([])
    bodies[bodies.length - 1]?.push(original)
  }
  return (
    <table id="matrix" className="matrix">
      <caption className="hidden">{caption}</caption>
      <colgroup>
        {headers.map(({ column }) => (
          <col key={column.id} className={place.has(column.id) ? 'country' : column.id} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {headers.map(({ column }) => {
            if (column.id === 'title')
              return (
                <th key="title" scope="col" className="title">
                  {labels.requirement}
                </th>
              )
            if (column.id === 'article')
              return (
                <th key="article" scope="col" className="article">
                  {labels.article}
                </th>
              )
            const shown = place.get(column.id)
            return shown ? (
              <CountryHeader
                key={column.id}
                country={shown.country}
                place={shown.index}
                isPinned={pinned.includes(column.id)}
                style={sticky(column.id)}
                address={`${base}/countries/${column.id}${query}`}
                labels={labels}
                moveCountry={moveCountry}
              />
            ) : null
          })}
          <TotalHeaders view={view} changeView={changeView} labels={labels} />
        </tr>
      </thead>
      {bodies.map((body) => (
        <tbody
          key={body[0]?.id}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: cell-html.ts escapes every value; see there for why.
          dangerouslySetInnerHTML={{ __html: body.map((row) => rowHtml(row, between, context)).join('') }}
        />
      ))}
      <tfoot>
        <tr>
          {headers.map(({ column }) => {
            if (column.id === 'title')
              return (
                <th key="title" scope="row" className="title">
                  {labels.total}
                </th>
              )
            if (column.id === 'article') return <td key="article" />
            const shown = place.get(column.id)
            if (!shown) return null
            const all = sumOfCountry(rows, shown.index)
            return (
              <td key={column.id} className="sum column" style={sticky(column.id)}>
                <StackedCounts counts={all} name={shown.country.name} labels={labels} />
              </td>
            )
          })}
          <td colSpan={4} />
        </tr>
      </tfoot>
    </table>
  )
}
