import type { Ask } from './ask'
import { writeDataset } from './commands'
import { applyUnits } from './three-way-rules'
import { datasetOf, namedBy, type Unit, type Units } from './units-rules'
import { faultsOf } from './update'

/**
 * Writes the changes over what stands here, or writes nothing and answers false where the result would not hold
 * together: something would name what is not there, a period would have a hole, a gap no evidence. `held`: what the
 * register names and can't be taken away.
 */
export async function writeUnits(
  ask: Ask,
  here: Units,
  changes: ReadonlyMap<string, Unit | null>,
  held: ReadonlySet<string>,
): Promise<boolean> {
  for (const [key, unit] of changes) if (unit === null && held.has(key) && !key.startsWith('cell/')) return false
  const result = applyUnits(here, changes)
  for (const unit of result.values()) if (namedBy(unit).some((key) => !result.has(key))) return false
  // What was at fault before is not this change's: only what it adds is refused.
  const before = new Set(faultsOf(here).map(({ file, path, reason }) => [file, path, reason].join(' ')))
  if (faultsOf(result).some(({ file, path, reason }) => !before.has([file, path, reason].join(' ')))) return false
  await writeDataset(ask, datasetOf(result.values()))
  return true
}
