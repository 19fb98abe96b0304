import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeVisit, type Visit } from '@/lib/addresses/rules'

const URL = 'https://example.org/ley'
const visits = (statuses: (number | null)[], days?: string[]): Visit | null =>
  statuses.reduce<Visit | null>(
    (before, status, index) => judgeVisit(URL, { status }, days?.[index] ?? `2026-11-${10 + index}`, before),
    null,
  )

describe('a visited address', () => {
  it.each([200, 204, 301, 401, 403, 405, 429, 451])('is there when it answers %s', (status) => {
    expect(visits([status])).toMatchObject({ fault: null, failures: 0, isDead: false, status })
  })

  it.each([404, 410])('is gone at once when it answers %s', (status) => {
    expect(visits([status])).toMatchObject({ fault: 'gone', isDead: true })
  })

  it('is dead after three failing days, not before, and not after three visits of one day', () => {
    expect(visits([null, 503])).toMatchObject({ fault: 'failing', failures: 2, isDead: false })
    expect(visits([503, null, null])).toMatchObject({ fault: 'unreachable', failures: 3, isDead: true })
    const sameDay = Array.from({ length: 5 }, () => '2026-11-10')
    expect(visits([null, null, null, null, null], sameDay)).toMatchObject({ failures: 1, isDead: false })
  })

  it('is there again as soon as it answers, whatever was before', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 100, max: 599 }))), (before) => {
        expect(visits([...before, 200])).toMatchObject({ fault: null, failures: 0, isDead: false })
      }),
    )
  })
})
