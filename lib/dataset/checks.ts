import { type Fault, formatPath } from './faults'
import { type Entry, entryId, type Section } from './parse'

/** Writes faults of one file. */
export type Report = (entry: Entry<unknown>, path: PropertyKey[], reason: string) => void

export function reportTo(faults: Fault[], file: string): Report {
  return (entry, path, reason) => {
    const id = entryId(entry.value)
    faults.push({ file, path: formatPath([...entry.path, ...path]), reason, ...(id ? { id } : {}) })
  }
}

/**
 * The ids that may be named: of all entries, also of those that are not sound otherwise, as to name one of them is no
 * second fault. Undefined where the list is not there, so that any id may be one of it.
 */
export type KnownIds = ReadonlySet<string> | undefined

export function idsOf(section: Section<unknown> | undefined): KnownIds {
  return section?.isThere ? new Set(section.raw.flatMap(({ value }) => entryId(value) ?? [])) : undefined
}

export function isUnknown(id: string, known: KnownIds): boolean {
  return known !== undefined && !known.has(id)
}

export function checkUnique(section: Section<unknown>, report: Report): void {
  const seen = new Set<string>()
  for (const entry of section.raw) {
    const id = entryId(entry.value)
    if (id === undefined) continue
    if (seen.has(id)) report(entry, ['id'], `the id ${id} is given twice`)
    seen.add(id)
  }
}

export function checkKnown(
  entry: Entry<unknown>,
  path: PropertyKey[],
  ids: readonly string[],
  known: KnownIds,
  kind: string,
  report: Report,
): void {
  ids.forEach((id, index) => {
    if (isUnknown(id, known)) report(entry, [...path, index], `there is no ${kind} ${id}`)
    else if (ids.indexOf(id) < index) report(entry, [...path, index], `the ${kind} ${id} is named twice`)
  })
}
