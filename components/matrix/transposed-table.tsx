'use client'

import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { useMemo } from 'react'
import type { MatrixRow } from '@/lib/matrix/rows'
import { type Counts, countStatuses } from '@/lib/matrix/rules'
import type { MatrixCountry } from '@/lib/matrix/schema'
import { cellLinkHtml } from './cell-html'
import { CountryHeader } from './country-header'
import { toggleFold } from './fold'
import { fill } from './labels'
import type { TableProps } from './table-props'
import { StackedCounts, TotalCells, TotalHeaders } from './totals'
import { ViewLink } from './view-link'

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
})

type Line = { country: MatrixCountry; index: number; counts: Counts }

/** Countries as rows, requirements as columns under their groups and areas. A folded one is a column of its sums. */
export function TransposedTable({ view, changeView, countries, rows, labels, base, caption, moveCountry }: TableProps) {
  const data = useMemo<Line[]>(
    () =>
      countries.map((country, index) => ({
        country,
        index,
        counts: countStatuses(
          rows.flatMap((area) => leavesOf(area)).flatMap((row) => row.cells.slice(index, index + 1)),
        ),
      })),
    [countries, rows],
  )
  const { columns, byId } = useMemo(() => {
    const byId = new Map<string, MatrixRow>()
    const define = (row: MatrixRow): ColumnDef<typeof features, Line> => {
      byId.set(row.id, row)
      const isLeaf = row.kind === 'requirement' || view.fold?.includes(row.id)
      return isLeaf ? { id: row.id } : { id: row.id, columns: order(row.subRows, view.sort).map(define) }
    }
    return { columns: order(rows, view.sort).map(define), byId }
  }, [rows, view.fold, view.sort])
  const table = useTable({ features, columns, data, getRowId: ({ country }) => country.code })
  const query = view.date === undefined ? '' : `?date=${view.date}`
  const groups = table.getHeaderGroups()
  const depth = groups.length
  const leaves = table.getVisibleLeafColumns()

  return (
    <table id="matrix" className="matrix transposed">
      <caption className="hidden">{caption}</caption>
      <colgroup>
        <col className="title" />
        {leaves.map(({ id }) => (
          <col key={id} className="country" />
        ))}
      </colgroup>
      <thead>
        {groups.map((group, level) => (
          <tr key={group.id}>
            {level === 0 ? (
              <th scope="col" className="title" rowSpan={depth}>
                {labels.country}
              </th>
            ) : null}
            {group.headers.map((header) => {
              const row = byId.get(header.column.id)
              // A folded area or group has no columns below it: its own head reaches down to the cells.
              const isLast = level === depth - 1
              if (!row || (header.isPlaceholder && !isLast)) return <td key={header.id} colSpan={header.colSpan} />
              const name = row.title.text
              return (
                <th
                  key={header.id}
                  scope={header.colSpan > 1 ? 'colgroup' : 'col'}
                  colSpan={header.colSpan}
                  className={row.kind === 'requirement' || view.fold?.includes(row.id) ? 'leaf' : row.kind}
                >
                  {row.kind === 'requirement' ? (
                    <a href={`${base}/requirements/${row.id}${query}`} title={name}>
                      <span>{name}</span>
                    </a>
                  ) : (
                    <ViewLink
                      className="fold"
                      view={view}
                      change={toggleFold(view, row.id)}
                      changeView={changeView}
                      aria-expanded={!view.fold?.includes(row.id)}
                      aria-label={fill(view.fold?.includes(row.id) ? labels.unfold : labels.fold, { name })}
                    >
                      <span>{name}</span>
                    </ViewLink>
                  )}
                </th>
              )
            })}
            {level === depth - 1 ? (
              <TotalHeaders view={view} changeView={changeView} labels={labels} />
            ) : (
              <td colSpan={4} />
            )}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map(({ original: { country, index, counts } }) => (
          <tr key={country.code} className="requirement">
            <CountryHeader
              scope="row"
              country={country}
              place={index}
              isPinned={view.pin?.includes(country.code) ?? false}
              address={`${base}/countries/${country.code}${query}`}
              labels={labels}
              moveCountry={moveCountry}
            />
            {leaves.map(({ id }) => {
              const row = byId.get(id)
              if (!row) return null
              if (row.kind !== 'requirement') {
                const counts = row.byCountry[index] ?? countStatuses([])
                const known = counts.met + counts.partial + counts.gap
                return (
                  <td key={id} className="sum">
                    {counts.met}/{known}
                  </td>
                )
              }
              const cell = row.cells[index]
              if (!cell) return null
              const html = cellLinkHtml(cell, country, { id, title: row.title.text }, { view, labels, base })
              // biome-ignore lint/security/noDangerouslySetInnerHtml: cell-html.ts escapes every value; see there for why.
              return <td key={id} className="c" dangerouslySetInnerHTML={{ __html: html }} />
            })}
            <TotalCells counts={counts} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="title">
            {labels.total}
          </th>
          {leaves.map(({ id }) => {
            const row = byId.get(id)
            return row ? (
              <td key={id} className="sum column">
                <StackedCounts counts={row.counts} name={row.title.text} labels={labels} />
              </td>
            ) : null
          })}
          <td colSpan={4} />
        </tr>
      </tfoot>
    </table>
  )
}

function leavesOf(row: MatrixRow): (MatrixRow & { kind: 'requirement' })[] {
  return row.kind === 'requirement' ? [row] : row.subRows.flatMap(leavesOf)
}

// As the upright table sorts its rows: most gaps first, ties in the framework's order.
function order(rows: MatrixRow[], sort: 'gaps' | undefined): MatrixRow[] {
  return sort === 'gaps' ? [...rows].sort((a, b) => b.counts.gap - a.counts.gap) : rows
}
