import { fieldsOf, namedBy, type Unit, type Units, unitKey, writeUnit } from './units-rules'

/*
 * A newer shipped dataset over a database that people have edited. Each unit is compared three ways: as it was shipped
 * before, as it is shipped now, as it stands here. What nobody touched here follows what is shipped; what was edited here
 * stays until a person decides.
 */

/** What was shipped before, by unit, as `writeUnit` has it. */
export type Before = ReadonlyMap<string, string>

/** `same`: nothing to do. `keep`: edited here, and nothing new is shipped. `take`: as shipped. `wait`: both changed. */
export type Verdict = 'same' | 'keep' | 'take' | 'wait'

/** Undefined: there is no such unit. */
export function judge(before: string | undefined, here: string | undefined, shipped: string | undefined): Verdict {
  if (here === shipped) return 'same'
  if (before === shipped) return 'keep'
  return before === here ? 'take' : 'wait'
}

/**
 * Why a unit waits. `edited`: it was edited here. `cited`: it is no longer shipped, but what stays here names it.
 * `needs`: it names what stays away. `whole`: without what waits, the rest would not hold together.
 */
export type Reason = 'edited' | 'cited' | 'needs' | 'whole'

export interface Plan {
  /** What to write; null takes the unit away. */
  take: ReadonlyMap<string, Unit | null>
  wait: ReadonlyMap<string, Reason>
}

/** `held`: units that the register names or people reviewed; they are not taken away without being asked. */
export function planUpdate(before: Before, here: Units, shipped: Units, held: ReadonlySet<string> = new Set()): Plan {
  const take = new Map<string, Unit | null>()
  const wait = new Map<string, Reason>()
  for (const key of new Set([...here.keys(), ...shipped.keys()])) {
    const [mine, theirs] = [here.get(key), shipped.get(key)]
    const verdict = judge(before.get(key), mine && writeUnit(mine), theirs && writeUnit(theirs))
    if (verdict === 'take') take.set(key, theirs ?? null)
    if (verdict === 'wait') wait.set(key, 'edited')
  }
  // What is put off may hold up what was to be taken: again, until nothing more is put off.
  for (;;) {
    const putOff = findUntenable(here, take, held)
    if (putOff.size === 0) return { take, wait }
    for (const [key, reason] of putOff) {
      take.delete(key)
      wait.set(key, reason)
    }
  }
}

function findUntenable(here: Units, take: ReadonlyMap<string, Unit | null>, held: ReadonlySet<string>) {
  const result = applyUnits(here, take)
  const named = new Set([...result.values()].flatMap(namedBy))
  const untenable = new Map<string, Reason>()
  for (const [key, unit] of take) {
    if (unit === null) {
      if (named.has(key) || held.has(key)) untenable.set(key, 'cited')
    } else if (namedBy(unit).some((other) => !result.has(other))) untenable.set(key, 'needs')
    else if (held.has(key) && losesPeriod(here.get(key), unit)) untenable.set(key, 'cited')
  }
  return untenable
}

/** A finding is known by its first day; what was said of one that goes would go with it. */
function losesPeriod(mine: Unit | undefined, theirs: Unit): boolean {
  if (mine?.kind !== 'cell' || theirs.kind !== 'cell') return false
  return mine.value.some(({ from }) => !theirs.value.some((finding) => finding.from === from))
}

export function applyUnits(here: Units, changes: ReadonlyMap<string, Unit | null>): Units {
  const result = new Map(here)
  for (const [key, unit] of changes) {
    if (unit === null) result.delete(key)
    else result.set(key, unit)
  }
  return result
}

/** What counts as shipped before from now on: what was shipped now, but for what waits what it was. */
export function settle(before: Before, shipped: Units, wait: ReadonlySet<string>): Map<string, string> {
  const settled = new Map<string, string>()
  for (const [key, unit] of shipped) if (!wait.has(key)) settled.set(key, writeUnit(unit))
  for (const key of wait) {
    const known = before.get(key)
    if (known !== undefined) settled.set(key, known)
  }
  return settled
}

export interface FieldDifference {
  field: string
  /** Null: nothing there. `before` is left out where two are compared. */
  before?: string | null
  here: string | null
  incoming: string | null
}

export interface UnitDifference {
  key: string
  kind: Unit['kind']
  country: string | null
  id: string
  change: 'added' | 'changed' | 'removed'
  fields: FieldDifference[]
  /** Of what stands here and what comes, to tell whether either has changed since it was shown. */
  stamp: string
}

/** How a unit differs; fields that are equal here and there are left out. */
export function differ(
  named: Pick<Unit, 'kind' | 'country' | 'id'>,
  sides: { before?: string; here?: string; incoming?: string; isThreeWay?: boolean },
): UnitDifference {
  const { here, incoming, isThreeWay } = sides
  const [was, mine, theirs] = [sides.before, here, incoming].map((text) =>
    text === undefined ? new Map() : fieldsOf(text),
  )
  const names = new Set<string>([...(mine?.keys() ?? []), ...(theirs?.keys() ?? [])])
  const fields = [...names].flatMap((field): FieldDifference[] => {
    const [one, other]: (string | null)[] = [mine?.get(field) ?? null, theirs?.get(field) ?? null]
    if (one === other) return []
    const before: string | null = was?.get(field) ?? null
    return [{ field, ...(isThreeWay ? { before } : {}), here: one ?? null, incoming: other ?? null }]
  })
  const { kind, country, id } = named
  return {
    ...{ key: unitKey(kind, country, id), kind, country, id, fields, stamp: stampOf(here, incoming) },
    change: here === undefined ? 'added' : incoming === undefined ? 'removed' : 'changed',
  }
}

/** What differs between two datasets, unit by unit. */
export function differences(here: Units, incoming: Units): UnitDifference[] {
  return [...new Set([...here.keys(), ...incoming.keys()])].flatMap((key) => {
    const [mine, theirs] = [here.get(key), incoming.get(key)]
    const named = mine ?? theirs
    const [one, other] = [mine && writeUnit(mine), theirs && writeUnit(theirs)]
    if (named === undefined || one === other) return []
    return [differ(named, { here: one, incoming: other })]
  })
}

/** A short sum (FNV-1a, twice 32 bits): it tells apart, it does not protect. */
export function stampOf(here: string | undefined, incoming: string | undefined): string {
  const text = `${here ?? '\u0001'}\u0000${incoming ?? '\u0001'}`
  let [one, other] = [0x811c9dc5, 0x01000193]
  for (let at = 0; at < text.length; at++) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(at), 0x85ebca6b)
  }
  return [one, other].map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('')
}
