import { overlaps } from '../law/periods'
import { type Fault, formatPath } from './faults'
import { type Entry, entryId } from './parse'
import type { Country, Finding, Provision } from './schema'

// What the format allows and a reviewer should still look at. None of it stops an import.

export const WARNING_KINDS = {
  'recall-with-source': 'rests on recall, though it names sources',
  'recall-alone': 'rests on recall alone, with neither a provision nor a source',
  'provision-outside-period': 'cites a provision that was not in force in its period',
  'number-without-unit': 'is a penalty with numbers, but no unit to compare them by',
} as const

export interface Warning extends Fault {
  kind: keyof typeof WARNING_KINDS
}

export function findWarnings(countries: readonly Country[]): Warning[] {
  return countries.flatMap((country) => {
    const file = `countries/${country.country}.json`
    const provisions = new Map(country.provisions.map((provision) => [provision.id, provision]))
    return [
      ...country.provisions.flatMap((value, index) => penaltyWarnings(file, { path: ['provisions', index], value })),
      ...country.findings.flatMap((value, index) =>
        findingWarnings(file, { path: ['findings', index], value }, provisions),
      ),
    ]
  })
}

function penaltyWarnings(file: string, entry: Entry<Provision>): Warning[] {
  return entry.value.penalties.flatMap(({ min, max, unit }, index) =>
    unit === null && (min !== null || max !== null)
      ? [warning('number-without-unit', file, entry, ['penalties', index])]
      : [],
  )
}

function findingWarnings(file: string, entry: Entry<Finding>, provisions: ReadonlyMap<string, Provision>): Warning[] {
  const { confidence, sources, status } = entry.value
  const found: Warning[] = []
  if (confidence === 'recall' && sources.length > 0) found.push(warning('recall-with-source', file, entry, []))
  if (confidence === 'recall' && status !== 'unknown' && sources.length + entry.value.provisions.length === 0) {
    found.push(warning('recall-alone', file, entry, []))
  }
  entry.value.provisions.forEach((id, index) => {
    const provision = provisions.get(id)
    if (!provision || overlaps(entry.value, { from: provision.inForceFrom, to: provision.inForceTo })) return
    const period = `${provision.inForceFrom ?? '…'} to ${provision.inForceTo ?? 'today'}`
    found.push(warning('provision-outside-period', file, entry, ['provisions', index], `: ${id}, ${period}`))
  })
  return found
}

function warning(
  kind: Warning['kind'],
  file: string,
  entry: Entry<unknown>,
  path: PropertyKey[],
  detail = '',
): Warning {
  const id = entryId(entry.value)
  const reason = `${WARNING_KINDS[kind]}${detail}`
  return { kind, file, path: formatPath([...entry.path, ...path]), reason, ...(id ? { id } : {}) }
}
