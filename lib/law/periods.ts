// A period is [from, to): its first day belongs to it, `to` does not. Days are ISO texts (YYYY-MM-DD), so they
// compare as texts; `to` null is open. `from` null says "since before the workshop, the day is not recorded": nobody
// wrote down how far back it goes, so it is taken to hold from the workshop on and not a day earlier. The database's
// applies_on() says the same.

export const WORKSHOP_DAY = '2017-10-23'
export const FIRST_DAY = '1900-01-01'
export const LAST_DAY = '2100-12-31'

export interface Period {
  readonly from: string | null
  readonly to: string | null
}

/** Whether the text is a day of the (proleptic) Gregorian calendar, from year 1 on. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** Whether the period is recorded to hold on the day. */
export function contains(period: Period, day: string): boolean {
  return (period.from ?? WORKSHOP_DAY) <= day && (period.to === null || day < period.to)
}

/** Whether the periods may share a day: here an unrecorded beginning reaches back without end. */
export function overlaps(one: Period, other: Period): boolean {
  return startsBeforeEndOf(one, other) && startsBeforeEndOf(other, one)
}

/** The finding that applies on the day; null (shown as unknown) where nothing is recorded for it. */
export function statusAsOf<Finding extends Period>(findings: readonly Finding[], day: string): Finding | null {
  return findings.find((finding) => contains(finding, day)) ?? null
}

function startsBeforeEndOf(one: Period, other: Period): boolean {
  return one.from === null || other.to === null || one.from < other.to
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}
