import type { Status } from '../law/schema'
import type { Matrix } from '../matrix/schema'
import { type Shares, sharesOf } from '../pictures/convergence-rules'
import { assume, tableOf } from '../pictures/table-rules'
import type { Effect } from './schema'

/** A measure as far as it changes the matrix. */
export type Assumed = { number: number; effects: readonly Effect[] }

export type CellChange = {
  country: string
  requirement: string
  before: Status
  after: Status
  /** The measures that bring it. */
  measures: number[]
}

export type WhatIf = {
  /** The cells that would stand otherwise, in the matrix's order. */
  changes: CellChange[]
  /** Effects that are not applied: the cell stands as well already, or better. */
  idle: (Effect & { measure: number; stands: Status })[]
  before: Shares
  after: Shares
}

// A measure brings something where the law is a gap or is not known; what it would bring back is not applied.
const RANK: Record<Status, number> = { unknown: 0, gap: 0, partial: 1, met: 2 }

/**
 * The matrix as it would stand with all of these measures in force: of several effects on a cell the best one wins,
 * none worsens it, and effects on cells that the matrix does not have are left out.
 */
export function whatIf(matrix: Matrix, measures: readonly Assumed[]): WhatIf {
  const table = tableOf(matrix)
  const effects = measures.flatMap(({ number, effects: own }) => own.map((effect) => ({ ...effect, measure: number })))
  const changes: CellChange[] = []
  const idle: WhatIf['idle'] = []
  table.requirements.forEach((requirement, column) => {
    table.countries.forEach((country, row) => {
      const own = effects.filter((one) => one.country === country && one.requirement === requirement)
      if (own.length === 0) return
      const before = table.statuses[row]?.[column] ?? 'unknown'
      const after = own.reduce<Status>((best, { status }) => (RANK[status] > RANK[best] ? status : best), before)
      for (const { measure, ...effect } of own)
        if (RANK[effect.status] <= RANK[before]) idle.push({ ...effect, measure, stands: before })
      if (after === before) return
      const bringing = own.filter(({ status }) => status === after).map(({ measure }) => measure)
      changes.push({ country, requirement, before, after, measures: [...new Set(bringing)].sort((a, b) => a - b) })
    })
  })
  const assumed = changes.map(({ country, requirement, after }) => ({ country, requirement, status: after }))
  return { changes, idle, before: sharesOf(table), after: sharesOf(assume(table, assumed)) }
}

/** The matrix of the workshop's countries alone, whose figures are the region's. */
export function participantsOf(matrix: Matrix): Matrix {
  const kept = matrix.countries.map(({ role }) => role === 'participant')
  return {
    ...matrix,
    countries: matrix.countries.filter((_, column) => kept[column]),
    requirements: matrix.requirements.map((one) => ({ ...one, cells: one.cells.filter((_, column) => kept[column]) })),
  }
}
