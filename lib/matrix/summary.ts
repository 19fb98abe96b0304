import { addCounts, type Counts, countStatuses } from './rules'
import type { Matrix } from './schema'

export type CountrySummary = {
  code: string
  name: string
  role: Matrix['countries'][number]['role']
  total: Counts
  core: Counts
  byArea: { area: string; counts: Counts }[]
  /** Cells whose status differs from the second date's. */
  changed: number
}

/** Each country's counts: in all, of the core requirements, and by area. */
export function summarise(matrix: Matrix): CountrySummary[] {
  return matrix.countries.map(({ code, name, role }, column) => {
    const cells = matrix.requirements.flatMap(({ area, core, cells }) => {
      const cell = cells[column]
      return cell ? [{ area, core, ...cell }] : []
    })
    const byArea = matrix.areas.map(({ id }) => ({
      area: id,
      counts: countStatuses(cells.filter(({ area }) => area === id)),
    }))
    return {
      code,
      name,
      role,
      byArea,
      total: addCounts(byArea.map(({ counts }) => counts)),
      core: countStatuses(cells.filter(({ core }) => core)),
      changed: cells.filter(({ was }) => was !== null).length,
    }
  })
}

/** The share of known requirements that are met, from 0 to 1; null where none is known. */
export function shareMet({ met, partial, gap }: Counts): number | null {
  const known = met + partial + gap
  return known === 0 ? null : met / known
}
