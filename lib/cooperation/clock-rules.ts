/*
 * Clocks read from the record's English words. A date is given only where the words plainly support one; whatever else
 * they say stands for itself, and nothing is counted. Days are ISO texts (YYYY-MM-DD).
 */

export type Duration = { count: number; unit: 'days' | 'months' | 'years' }

/** Which data a term is said for; `all`: the term names none. */
export type KeptData = 'all' | 'connection' | 'applications' | 'logs'

/** How long a provider must keep data from the day they arose. */
export type RetentionTerm = {
  data: KeptData
  duration: Duration
  /** The law sets no end: the data are kept at least so long. */
  isMinimum: boolean
  /** `first`: only the first of two stages; `total`: both together; null where the term is one. */
  stage: 'first' | 'total' | null
}

/**
 * What runs from an order to keep data: `hold` how long it binds, at most `longest` where it can be renewed or
 * extended; `apply` the time within which the court must be asked, or the order lapses.
 */
export type PreservationTerm =
  | { kind: 'hold'; first: Duration; longest: Duration | null }
  | { kind: 'apply'; within: Duration; data: KeptData }

const NUMBERS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  ten: 10,
  twelve: 12,
  eighteen: 18,
  'twenty-four': 24,
}
const LABELS: readonly KeptData[] = ['connection', 'applications', 'logs']

const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS).sort().reverse().join('|')}`
const DURATION = `(${NUMBER}) (day|month|year)s?`

const RETENTION = new RegExp(`^(at least |not less than )?${DURATION}( at least)?(?: \\(([a-z]+)\\))?$`)
const RETENTION_STAGES = new RegExp(`^(${NUMBER}) \\+ ${DURATION}$`)

/** The terms of `pro-retention`'s period; none where any part of the words is no term ("not stated", "none"). */
export function readRetention(words: string): RetentionTerm[] {
  const text = words.trim().toLowerCase()
  const stages = RETENTION_STAGES.exec(text)
  if (stages) {
    const first = durationOf(stages[1], stages[3])
    const second = durationOf(stages[2], stages[3])
    if (!first || !second) return []
    const total = { ...first, count: first.count + second.count }
    return [
      { data: 'all', duration: first, isMinimum: false, stage: 'first' },
      { data: 'all', duration: total, isMinimum: false, stage: 'total' },
    ]
  }
  const terms = text.split(/;\s*/).map(readRetentionPart)
  return terms.every((term) => term !== null) ? terms : []
}

function readRetentionPart(part: string): RetentionTerm | null {
  const match = RETENTION.exec(part)
  const duration = durationOf(match?.[2], match?.[3])
  const data = labelOf(match?.[5])
  if (!match || !duration || data === null) return null
  return { data, duration, isMinimum: match[1] !== undefined || match[4] !== undefined, stage: null }
}

const HOLD = new RegExp(
  `^${DURATION}(?:, (?:once renewable|extendable|renewable|up) to (${NUMBER})(?: (day|month|year)s?)?)?$`,
)
const APPLY = new RegExp(`^${DURATION} to apply(?: to the court)?(?: \\(([a-z]+)\\))?$`)

/**
 * The terms of `pro-preservation`'s time limit. Parts that are no term of an order are left out (Brazil's six months
 * of reported content run from the report, not from an order): the words beside say them.
 */
export function readPreservation(words: string): PreservationTerm[] {
  return words
    .trim()
    .toLowerCase()
    .split(/;\s*/)
    .flatMap((part): PreservationTerm[] => {
      const hold = HOLD.exec(part)
      const first = durationOf(hold?.[1], hold?.[2])
      if (hold && first) {
        const longest = hold[3] === undefined ? null : durationOf(hold[3], hold[4] ?? hold[2])
        return [{ kind: 'hold', first, longest }]
      }
      const apply = APPLY.exec(part)
      const within = durationOf(apply?.[1], apply?.[2])
      const data = labelOf(apply?.[3])
      return within && data !== null ? [{ kind: 'apply', within, data }] : []
    })
}

function durationOf(number: string | undefined, unit: string | undefined): Duration | null {
  if (number === undefined) return null
  const count = NUMBERS[number] ?? Number(number)
  if (!Number.isInteger(count) || count < 1) return null
  if (unit === 'day') return { count, unit: 'days' }
  if (unit === 'month') return { count, unit: 'months' }
  return unit === 'year' ? { count, unit: 'years' } : null
}

function labelOf(label: string | undefined): KeptData | null {
  return label === undefined ? 'all' : (LABELS.find((known) => known === label) ?? null)
}

/**
 * The day a term ends that begins on `day`: from date to date, as terms of months and years are reckoned, and the
 * month's last day where it has no such date (31 January and one month: 28 or 29 February).
 */
export function addDuration(day: string, { count, unit }: Duration): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (unit === 'days') return toDay(new Date(Date.UTC(year, month - 1, date + count)))
  const months = year * 12 + (month - 1) + (unit === 'years' ? count * 12 : count)
  const [intoYear, intoMonth] = [Math.floor(months / 12), months % 12]
  // The day before the next month's first is the month's last.
  const last = new Date(Date.UTC(intoYear, intoMonth + 1, 0)).getUTCDate()
  return toDay(new Date(Date.UTC(intoYear, intoMonth, Math.min(date, last))))
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10)
}
