import type { Status } from '../law/schema'
import type { DeficiencyKind, Severity } from './schema'

/**
 * What a form for these cells begins with. The kind is the area's where all agree, else legislative. The severity is
 * that of the gravest cell: a gap in a core requirement is high, any other gap or a part of a core one medium, all
 * else low: what is not known is no gap.
 */
export function suggestFor(cells: readonly { status: Status; kind: DeficiencyKind; isCore: boolean }[]): {
  kind: DeficiencyKind
  severity: Severity
} {
  const isOrganisational = cells.length > 0 && cells.every(({ kind }) => kind === 'organisational')
  const grades = cells.map(({ status, isCore }) => {
    if (status === 'gap') return isCore ? 2 : 1
    return status === 'partial' && isCore ? 1 : 0
  })
  const gravest = Math.max(0, ...grades)
  return {
    kind: isOrganisational ? 'organisational' : 'legislative',
    severity: gravest === 2 ? 'high' : gravest === 1 ? 'medium' : 'low',
  }
}
