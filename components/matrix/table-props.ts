import type { MatrixRow } from '@/lib/matrix/rows'
import type { Matrix, MatrixCountry } from '@/lib/matrix/schema'
import type { MatrixView } from '@/lib/matrix/view'
import type { GridLabels } from './labels'
import type { ChangeView } from './use-view'

/** What both tables, upright and transposed, are given. */
export type TableProps = {
  matrix: Matrix
  view: MatrixView
  changeView: ChangeView
  /** The countries shown, in their order. */
  countries: MatrixCountry[]
  rows: MatrixRow[]
  labels: GridLabels
  base: string
  caption: string
  /** Puts a country at a place among those shown. */
  moveCountry: (code: string, place: number) => void
}
