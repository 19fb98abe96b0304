import { Sign } from '@/components/law/sign'
import { STATUSES } from '@/lib/law/schema'
import type { Counts } from '@/lib/matrix/rules'
import type { MatrixView } from '@/lib/matrix/view'
import { fill, type GridLabels } from './labels'
import type { ChangeView } from './use-view'
import { ViewLink } from './view-link'

/** The heads of the four counts; the one of gaps sorts the requirements by it. */
export function TotalHeaders({
  view,
  changeView,
  labels,
}: {
  view: MatrixView
  changeView: ChangeView
  labels: GridLabels
}) {
  const isSorted = view.sort === 'gaps'
  return STATUSES.map((status) => (
    <th
      key={status}
      scope="col"
      className={`total ${status}`}
      aria-sort={status === 'gap' ? (isSorted ? 'descending' : 'none') : undefined}
    >
      {status === 'gap' && !view.transpose ? (
        <ViewLink
          view={view}
          change={{ sort: isSorted ? undefined : 'gaps' }}
          changeView={changeView}
          aria-label={`${labels.gapTotal}: ${isSorted ? labels.sortFramework : labels.sortGaps}`}
          title={isSorted ? labels.sortFramework : labels.sortGaps}
        >
          <Sign status={status} />
        </ViewLink>
      ) : (
        <>
          <Sign status={status} />
          <span className="hidden">{labels[`${status}Total`]}</span>
        </>
      )}
    </th>
  ))
}

export function TotalCells({ counts }: { counts: Counts }) {
  return STATUSES.map((status) => (
    <td key={status} className={`total ${status}`}>
      {counts[status]}
    </td>
  ))
}

/** The four counts of a column, one under the other. */
export function StackedCounts({ counts, name, labels }: { counts: Counts; name: string; labels: GridLabels }) {
  return STATUSES.map((status) => (
    <span key={status} className={status} title={fill(labels.pair, { name, value: labels[`${status}Total`] })}>
      {counts[status]}
    </span>
  ))
}
