import { WORKSHOP_DAY } from '../law/periods'
import type { Period, Status } from '../law/schema'
import { lawsOf } from './change-law-rules'
import { articlesOf, compareProvisions, type Side, wordingsOn } from './change-provision-rules'
import type { CellChanges, CellPeriod, ChangeKind, CountryRecord } from './change-schema'

const RANK: Record<Exclude<Status, 'unknown'>, number> = { gap: 0, partial: 1, met: 2 }

/** Better or worse on the scale met, partial, gap. What is not known on one of the two sides is neither. */
export function kindOf(was: Status, is: Status): ChangeKind {
  if (was === is) return 'law'
  if (was === 'unknown') return 'known'
  if (is === 'unknown') return 'lost'
  return RANK[is] > RANK[was] ? 'better' : 'worse'
}

/** What changed in a country on the days of `(from, to]`, in the order of the days; requirements are those given. */
export function changesOf(
  record: CountryRecord,
  { from, to }: { from: string; to: string },
  requirements: ReadonlySet<string>,
): CellChanges {
  const articles = articlesOf(record.provisions)
  const instruments = new Map(record.instruments.map((instrument) => [instrument.id, instrument]))
  const cells = new Map<string, CellPeriod[]>()
  for (const finding of record.findings) {
    if (!requirements.has(finding.requirement)) continue
    const cell = cells.get(finding.requirement)
    if (cell) cell.push(finding)
    else cells.set(finding.requirement, [finding])
  }
  const found: CellChanges = { changes: [], minor: 0 }
  for (const [requirement, cell] of cells) {
    for (const day of daysOf(cell, articles).filter((one) => from < one && one <= to)) {
      const [was, is] = [holding(cell, day, 'before'), holding(cell, day, 'on')]
      // The first period of a cell begins before the workshop on a day that nobody recorded: it is no change.
      if (was === null && (is === null || is.period.from === null)) continue
      const provisions = compareProvisions(
        wordingsOn(was?.provisions ?? [], articles, day, 'before'),
        wordingsOn(is?.provisions ?? [], articles, day, 'on'),
        day,
      )
      const kind = kindOf(was?.status ?? 'unknown', is?.status ?? 'unknown')
      if (kind === 'law' && provisions.length === 0) {
        if (was?.id !== is?.id) found.minor++
        continue
      }
      found.changes.push({
        country: record.country,
        requirement,
        day,
        kind,
        was,
        is,
        provisions,
        laws: lawsOf(provisions, day, instruments, was?.id !== is?.id),
        facts:
          is === null || is.id === was?.id
            ? []
            : is.dates.filter((date) => date.day === day).map(({ attribute }) => attribute),
      })
    }
  }
  found.changes.sort((a, b) => a.day.localeCompare(b.day))
  return found
}

/** Every day on which something in a cell may begin or end: of its periods and of the articles they cite. */
function daysOf(cell: readonly CellPeriod[], articles: ReturnType<typeof articlesOf>): string[] {
  const days = new Set<string>()
  const add = ({ from, to }: Period) => {
    if (from !== null) days.add(from)
    if (to !== null) days.add(to)
  }
  for (const { period, provisions } of cell) {
    add(period)
    for (const id of provisions) for (const wording of articles.wordings.get(id) ?? []) add(wording.period)
  }
  return [...days].sort()
}

/** The period of a cell that holds on a side of the day; one without a first day holds from the workshop on. */
function holding(cell: readonly CellPeriod[], day: string, side: Side): CellPeriod | null {
  return (
    cell.find(({ period: { from, to } }) => {
      const first = from ?? WORKSHOP_DAY
      return side === 'on' ? first <= day && (to === null || day < to) : first < day && (to === null || day <= to)
    }) ?? null
  )
}
