import { z } from 'zod'
import type { Ask } from './ask'
import { countChanges, withImport, writeAudit, writeDataset } from './commands'
import type { Fault } from './faults'
import { datasetFiles } from './files'
import { readSound } from './read'
import type { Dataset } from './schema'
import { readAccepted, readShipped, writeAccepted, writeShipped } from './snapshots'
import { readStored } from './stored'
import { applyUnits, type Before, differ, type Plan, planUpdate, settle, type UnitDifference } from './three-way-rules'
import { datasetOf, type Units, unitKey, unitsOf, writeUnit } from './units-rules'

export interface UpdateReport {
  /** Units written as they are shipped, by key. */
  taken: string[]
  /** Units that wait for a person. */
  waiting: string[]
}

/**
 * Brings a newer shipped dataset into a database that people may have edited: what nobody touched follows it, the rest
 * waits (three-way-rules.ts). One transaction. `wasLoaded`: an earlier start loaded this database, before it kept what it
 * had loaded; what was edited since is then known from the audit.
 */
export async function updateDataset(
  url: string,
  shipped: Dataset,
  hash: string,
  { wasLoaded }: { wasLoaded: boolean },
): Promise<UpdateReport> {
  return withImport(url, async (ask) => {
    const here = unitsOf((await readStored(ask)).dataset)
    const before = (await readAccepted(ask)) ?? (wasLoaded ? await guessBefore(ask, here) : new Map<string, string>())
    const units = unitsOf(shipped)
    const plan = soundPlan(before, here, units, await readHeld(ask))
    if (plan.take.size > 0) {
      const { changes } = await writeDataset(ask, datasetOf(applyUnits(here, plan.take).values()))
      await writeAudit(ask, 'dataset.update', { ...countChanges(changes), waiting: plan.wait.size })
    }
    await writeShipped(ask, shipped, hash)
    await writeAccepted(ask, settle(before, units, new Set(plan.wait.keys())), hash)
    const result = { taken: [...plan.take.keys()], waiting: [...plan.wait.keys()] }
    return { result, isChanged: plan.take.size > 0 }
  })
}

/** The dataset that was just imported whole is what counts as shipped before from now on. */
export async function rememberShipped(url: string, shipped: Dataset, hash: string): Promise<void> {
  await withImport(url, async (ask) => {
    await writeShipped(ask, shipped, hash)
    await writeAccepted(ask, settle(new Map(), unitsOf(shipped), new Set()), hash)
    return { result: undefined, isChanged: false }
  })
}

// Where the parts that may be taken do not make a sound dataset with what stays, nothing is taken and all of it waits.
function soundPlan(before: Before, here: Units, shipped: Units, held: ReadonlySet<string>): Plan {
  const plan = planUpdate(before, here, shipped, held)
  if (plan.take.size === 0 || faultsOf(applyUnits(here, plan.take)).length === 0) return plan
  const wait = new Map(plan.wait)
  for (const key of plan.take.keys()) wait.set(key, 'whole')
  return { take: new Map(), wait }
}

/** What would be wrong with a dataset of these units. */
export function faultsOf(units: Units): readonly Fault[] {
  return readSound(datasetFiles(datasetOf(units.values()))).faults
}

export interface Waiting {
  before: Before
  here: Units
  shipped: Units
  hash: string
  wait: Plan['wait']
}

/** What waits now: reckoned anew each time, from what is kept and what stands here. Null where nothing was ever shipped. */
export async function readWaiting(ask: Ask): Promise<Waiting | null> {
  const kept = await readShipped(ask)
  const before = await readAccepted(ask)
  if (kept === null || before === null) return null
  const here = unitsOf((await readStored(ask)).dataset)
  const shipped = unitsOf(kept.dataset)
  const { take, wait } = planUpdate(before, here, shipped, await readHeld(ask))
  // What has become possible since the start waits for a person too: nothing is written by looking at it.
  const all = new Map(wait)
  for (const key of take.keys()) all.set(key, 'whole')
  return { before, here, shipped, hash: kept.hash, wait: all }
}

/** What waits, with what each says: as shipped before, here, as shipped now. */
export function waitingRows({ before, here, shipped, wait }: Waiting): UnitDifference[] {
  return [...wait.keys()].flatMap((key) => {
    const [mine, theirs] = [here.get(key), shipped.get(key)]
    const named = mine ?? theirs
    if (named === undefined) return []
    const sides = { before: before.get(key), here: mine && writeUnit(mine), incoming: theirs && writeUnit(theirs) }
    return [differ(named, { ...sides, isThreeWay: true })]
  })
}

/** Notes that people have decided on these units: what is shipped now counts for them as shipped before. */
export async function settleUnits(ask: Ask, waiting: Waiting, decided: ReadonlySet<string>): Promise<void> {
  const still = new Set([...waiting.wait.keys()].filter((key) => !decided.has(key)))
  await writeAccepted(ask, settle(waiting.before, waiting.shipped, still), waiting.hash)
}

const findingSchema = z.object({ country: z.string(), requirement: z.string() })
const provisionSchema = z.object({ id: z.string() })

// Before what was loaded was kept here: everything that no command has touched stands as it was loaded.
async function guessBefore(ask: Ask, here: Units): Promise<Before> {
  const findings = z.array(findingSchema).parse(
    await ask(
      `SELECT DISTINCT f.jurisdiction_code AS country, f.requirement_id AS requirement
       FROM audit_entry AS a JOIN finding AS f ON f.id::text = a.subject_id WHERE a.subject_kind = 'finding'`,
    ),
  )
  const provisions = z
    .array(provisionSchema)
    .parse(await ask(`SELECT DISTINCT subject_id AS id FROM audit_entry WHERE subject_kind = 'provision'`))
  const edited = new Set([
    ...findings.map(({ country, requirement }) => unitKey('cell', country, requirement)),
    ...provisions.map(({ id }) => `provision/${id}`),
  ])
  return new Map(
    [...here].flatMap(([key, unit]): [string, string][] => (edited.has(key) ? [] : [[key, writeUnit(unit)]])),
  )
}

const heldSchema = z.array(z.object({ key: z.string() }))

/** What the register names, or people have reviewed or read: it is not taken away unasked. */
export async function readHeld(ask: Ask): Promise<Set<string>> {
  const rows = await ask(
    `SELECT 'source/' || jurisdiction_code || '/' || source_id AS key FROM deficiency_source
     UNION SELECT 'provision/' || jurisdiction_code || '/' || provision_id FROM measure_model
     UNION SELECT 'cell/' || jurisdiction_code || '/' || requirement_id FROM finding_review
     UNION SELECT 'cell/' || jurisdiction_code || '/' || requirement_id FROM second_reading
     UNION SELECT 'requirement/' || requirement_id FROM deficiency
     UNION SELECT 'requirement/' || requirement_id FROM measure_effect
     UNION SELECT 'requirement/' || requirement_id FROM proposal
     UNION SELECT 'requirement/' || requirement_id FROM statement
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM deficiency
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM measure_country
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM measure_effect
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM proposal
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM statement
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM reviewer_country
     UNION SELECT 'jurisdiction/' || jurisdiction_code FROM workbook_upload`,
  )
  return new Set(heldSchema.parse(rows).map(({ key }) => key))
}
