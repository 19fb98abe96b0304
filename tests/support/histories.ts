import fc from 'fast-check'

const FIRST = Date.parse('1990-01-01T00:00:00Z')
const WORKSHOP = Date.parse('2017-10-23T00:00:00Z')
const LAST = Date.parse('2039-12-31T00:00:00Z')
const DAY = 86_400_000

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function dayBetween(first: number, last: number) {
  return fc.integer({ min: 0, max: (last - first) / DAY }).map((count) => toDay(first + count * DAY))
}

export const day = fc.oneof(dayBetween(FIRST, LAST), dayBetween(WORKSHOP - 3 * DAY, WORKSHOP + 3 * DAY))

/** The periods of one country and requirement, as the format wants them: no hole, no overlap, the last one open. */
export const history = fc
  .tuple(
    fc.option(dayBetween(FIRST, WORKSHOP), { nil: null }),
    fc.uniqueArray(fc.oneof(dayBetween(WORKSHOP + DAY, LAST), dayBetween(WORKSHOP + DAY, WORKSHOP + 5 * DAY)), {
      maxLength: 6,
    }),
  )
  .map(([first, changes]) => {
    const days = [first, ...changes.sort()]
    return days.map((from, index) => ({ from, to: days[index + 1] ?? null }))
  })

/** Any periods with days in them: they may leave holes and overlap. */
export const period = fc
  .tuple(fc.option(day, { nil: null }), fc.option(day, { nil: null }))
  .filter(([from, to]) => from === null || to === null || from < to)
  .map(([from, to]) => ({ from, to }))
