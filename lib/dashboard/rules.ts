import { addCounts, type Counts } from '../matrix/rules'
import type { Matrix } from '../matrix/schema'
import { type CountrySummary, shareMet, summarise } from '../matrix/summary'
import type { RegisterCounts } from './schema'

/** How one country, or all that are shown together, stands on the day and stood on the earlier one. */
export type Figures = { total: Counts; core: Counts; was: Counts; changed: number }

export type CountryFigures = Figures & { code: string; name: string; register: RegisterCounts }

/** What of the register is added up over countries. A measure may be of several: those are counted apart. */
export type RegisterSums = Omit<RegisterCounts, 'country' | 'underWay' | 'overdue'>

const NONE: RegisterSums = {
  ...{ open: 0, unanswered: 0, disputed: 0, unreviewed: 0, disputedFindings: 0, proposals: 0, unsettled: 0 },
}

/** The figures of one country, or of the workshop's and of all of those together. */
export function figuresOf(
  { matrix, before, counts }: { matrix: Matrix; before: Matrix; counts: readonly RegisterCounts[] },
  country: string | undefined,
): { countries: CountryFigures[]; all: Figures; sums: RegisterSums } {
  const isShown = ({ code, role }: CountrySummary) =>
    country === undefined ? role === 'participant' : code === country
  const past = new Map(summarise(before).map((one) => [one.code, one.total]))
  const register = new Map(counts.map((one) => [one.country, one]))
  const countries = summarise(matrix)
    .filter(isShown)
    .map(({ code, name, total, core, changed }) => ({
      ...{ code, name, total, core, changed, was: past.get(code) ?? addCounts([]) },
      register: register.get(code) ?? { ...NONE, country: code, underWay: 0, overdue: 0 },
    }))
  const sum = (key: keyof RegisterSums) => countries.reduce((total, one) => total + one.register[key], 0)
  return {
    countries,
    all: {
      total: addCounts(countries.map(({ total }) => total)),
      core: addCounts(countries.map(({ core }) => core)),
      was: addCounts(countries.map(({ was }) => was)),
      changed: countries.reduce((total, { changed }) => total + changed, 0),
    },
    sums: {
      ...{ open: sum('open'), unanswered: sum('unanswered'), disputed: sum('disputed'), unreviewed: sum('unreviewed') },
      ...{ disputedFindings: sum('disputedFindings'), proposals: sum('proposals'), unsettled: sum('unsettled') },
    },
  }
}

export type AreaFigures = Pick<Figures, 'total' | 'was'> & { area: string; title: Matrix['areas'][number]['title'] }

/** One country's figures by area; none for a country that the matrix has not. */
export function areasOf({ matrix, before }: { matrix: Matrix; before: Matrix }, country: string): AreaFigures[] {
  const countsOf = (of: Matrix, area: string) =>
    summarise(of)
      .find(({ code }) => code === country)
      ?.byArea.find((one) => one.area === area)?.counts
  return matrix.areas.flatMap(({ id, title }) => {
    const total = countsOf(matrix, id)
    return total === undefined ? [] : [{ area: id, title, total, was: countsOf(before, id) ?? addCounts([]) }]
  })
}

/** By how many percentage points the share of what is met moved; null where one of the two has nothing known. */
export function pointsMoved({ was, total }: Pick<Figures, 'was' | 'total'>): number | null {
  const [then, now] = [shareMet(was), shareMet(total)]
  return then === null || now === null ? null : Math.round((now - then) * 100)
}
