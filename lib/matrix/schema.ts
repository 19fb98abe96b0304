import type { Confidence, Role, Status } from '../law/schema'
import type { Text } from '../platform/i18n/localised'
import type { ReviewState } from '../review/schema'

/** What one country has for one requirement on the matrix's day. */
export type Cell = {
  status: Status
  /** null where no finding is recorded for that day. */
  confidence: Confidence | null
  /** The first day of the finding's period; null where that day is not recorded. */
  from: string | null
  /** The status on the second date where it was another one; null where it was the same or is not recorded. */
  was: Status | null
  /** The country's own word on the finding as it stands; absent where it gave none. */
  review?: Exclude<ReviewState, 'unreviewed'>
  /** An open deficiency that the reader may see is marked here. */
  isMarked?: true
  /** An article that the finding rests on changed since the finding was last checked. */
  isLawChanged?: true
}

export type MatrixCountry = { code: string; name: string; role: Role }

export type MatrixRequirement = {
  id: string
  area: string
  group: string
  title: Text
  core: boolean
  articles: { standard: string; article: string }[]
  /** One cell a country, in the order of `Matrix.countries`. */
  cells: Cell[]
}

/** All that the page of one day (and one second date) is made of; the view chooses what of it is shown and how. */
export type Matrix = {
  countries: MatrixCountry[]
  areas: { id: string; title: Text; groups: { id: string; title: Text }[] }[]
  standards: { id: string; short: string }[]
  requirements: MatrixRequirement[]
}
