import { formatFault } from './faults'
import type { Change, Changes } from './sync'
import { KINDS, type Kind, TABLES } from './tables'
import { WARNING_KINDS, type Warning } from './warnings'

export interface KindReport {
  added: string[]
  changed: string[]
  removed: string[]
  unchanged: number
}

export interface ImportReport {
  kinds: Record<Kind, KindReport>
  /** The revision after the import; it has grown by one if anything changed. */
  revision: bigint
  isChanged: boolean
  warnings: Warning[]
}

const LISTED = 20

/** What happened to each kind of entry. `nameFinding` gives a finding's id a name that a reader knows. */
export function reportChanges(
  changes: Changes,
  counts: ReadonlyMap<string, number>,
  nameFinding: (id: string) => string | undefined,
): Record<Kind, KindReport> {
  const byKind = new Map(KINDS.map((kind) => [kind, new Map<string, Change['change']>()]))
  const totals = new Map<Kind, number>()
  for (const table of TABLES) {
    const named = byKind.get(table.kind)
    if (!table.owner) totals.set(table.kind, counts.get(table.name) ?? 0)
    for (const { change, key } of changes.get(table) ?? []) {
      const name = table.kind === 'findings' ? nameFinding(key.join(' ')) : key.join(' ')
      // A link of an entry that came or went is no change of its own.
      if (name !== undefined && !named?.has(name)) named?.set(name, table.owner ? 'changed' : change)
    }
  }
  const report = (kind: Kind): KindReport => {
    const entries = [...(byKind.get(kind) ?? [])]
    const namesOf = (wanted: Change['change']) => entries.flatMap(([name, change]) => (change === wanted ? name : []))
    const [added, changed, removed] = [namesOf('added').sort(), namesOf('changed').sort(), namesOf('removed').sort()]
    return { added, changed, removed, unchanged: (totals.get(kind) ?? 0) - added.length - changed.length }
  }
  return {
    standards: report('standards'),
    terms: report('terms'),
    areas: report('areas'),
    groups: report('groups'),
    attributes: report('attributes'),
    requirements: report('requirements'),
    stages: report('stages'),
    jurisdictions: report('jurisdictions'),
    sources: report('sources'),
    instruments: report('instruments'),
    provisions: report('provisions'),
    penalties: report('penalties'),
    findings: report('findings'),
    candidateDeficiencies: report('candidateDeficiencies'),
  }
}

const TITLES: Record<Kind, string> = {
  standards: 'standards',
  terms: 'terms',
  areas: 'areas',
  groups: 'groups',
  attributes: 'attributes',
  requirements: 'requirements',
  stages: 'stages',
  jurisdictions: 'jurisdictions',
  sources: 'sources',
  instruments: 'instruments',
  provisions: 'provisions',
  penalties: 'penalties',
  findings: 'findings',
  candidateDeficiencies: 'candidate deficiencies',
}

/** The report as text for a terminal: a table, then the names of what changed, then what to look at. */
export function formatImportReport(report: ImportReport): string {
  const rows = KINDS.map((kind) => {
    const { added, changed, removed, unchanged } = report.kinds[kind]
    return [TITLES[kind], added.length, changed.length, removed.length, unchanged]
  })
  const table = [['', 'added', 'changed', 'removed', 'unchanged'], ...rows].map((row) =>
    row.map((cell, column) => (column === 0 ? String(cell).padEnd(22) : String(cell).padStart(10))).join(''),
  )
  return [
    ...table,
    ...KINDS.flatMap((kind) => listNames(TITLES[kind], report.kinds[kind])),
    report.isChanged ? `Revision ${report.revision}.` : `Nothing changed: revision ${report.revision} stays.`,
    ...formatWarnings(report.warnings),
  ].join('\n')
}

/** How many there are of each kind of warning; each of them if asked for. */
export function formatWarnings(warnings: readonly Warning[], isFull = false): string[] {
  if (isFull) return warnings.map((warning) => `warning: ${formatFault(warning)}`)
  return Object.entries(WARNING_KINDS).flatMap(([kind, reason]) => {
    const count = warnings.filter((warning) => warning.kind === kind).length
    return count === 0 ? [] : [`warning: ${count} × ${reason}`]
  })
}

// A first load adds everything: its names would hide the table.
function listNames(title: string, { added, changed, removed, unchanged }: KindReport): string[] {
  const isFirstLoad = unchanged + changed.length + removed.length === 0
  const lists = { added: isFirstLoad ? [] : added, changed, removed }
  return Object.entries(lists).flatMap(([change, names]) => {
    if (names.length === 0) return []
    const more = names.length > LISTED ? [`    … and ${names.length - LISTED} more`] : []
    return [`${title} ${change}:`, ...names.slice(0, LISTED).map((name) => `    ${name}`), ...more]
  })
}
