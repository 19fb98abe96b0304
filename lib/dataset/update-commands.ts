import 'server-only'
import { type Command, defineChange, refuse } from '../auth/command'
import { askPrisma } from './ask'
import { writeUnits } from './decide'
import { DATASET_FORMS } from './forms'
import { chooseRows } from './stamp-rules'
import type { Unit } from './units-rules'
import { readHeld, readWaiting, settleUnits, waitingRows } from './update'

/** What a newer shipped dataset says instead of what was edited here: taken, or what is here kept for good. */
const decideUpdate = defineChange({
  name: 'dataset.decide',
  action: 'dataset.decide',
  schema: DATASET_FORMS['dataset.decide'],
  async run({ tx, audit }, { decision, reason, ...given }) {
    const ask = askPrisma(tx)
    const waiting = await readWaiting(ask)
    const chosen = waiting && chooseRows(waitingRows(waiting), given)
    if (!chosen) refuse('rows', 'stale')
    if (decision === 'take') {
      const changes = new Map(chosen.map(({ key }): [string, Unit | null] => [key, waiting.shipped.get(key) ?? null]))
      if (!(await writeUnits(ask, waiting.here, changes, await readHeld(ask)))) refuse('rows', 'incoherent')
    }
    await settleUnits(ask, waiting, new Set(chosen.map(({ key }) => key)))
    for (const { key, country } of chosen) {
      const [before, after] = [waiting.here.get(key), waiting.shipped.get(key)]
      audit({
        ...{ kind: 'dataset', id: key, country, reason },
        ...{ before: plain(before), after: decision === 'take' ? plain(after) : { kept: true } },
      })
    }
    return { href: '/data/update', notice: decision === 'take' ? 'datasetTaken' : 'datasetKept' }
  },
})

/** A unit as the audit keeps it. */
export function plain(unit: Unit | undefined) {
  return unit === undefined ? null : { value: JSON.parse(JSON.stringify(unit.value)) }
}

export const DATASET_COMMANDS: readonly Command[] = [decideUpdate]
