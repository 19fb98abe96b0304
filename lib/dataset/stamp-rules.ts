import { stampOf, type UnitDifference } from './three-way-rules'

/** The differences that a form names; null where one of them is not what it was when it was shown. */
export function chooseRows(
  shown: readonly UnitDifference[],
  { rows, all }: { rows: readonly string[]; all?: unknown },
): UnitDifference[] | null {
  if (typeof all === 'string') return all === stampAll(shown) ? [...shown] : null
  const known = new Map(shown.map((row) => [stampRow(row), row]))
  const chosen = rows.map((row) => known.get(row))
  return chosen.every((row) => row !== undefined) ? chosen : null
}

export function stampRow({ key, stamp }: UnitDifference): string {
  return `${key}|${stamp}`
}

export function stampAll(rows: readonly UnitDifference[]): string {
  return `${rows.length}|${stampOf(rows.map(stampRow).join('\n'), '')}`
}
