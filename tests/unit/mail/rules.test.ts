import { expect, it } from 'vitest'
import { waitAfter } from '@/lib/mail/rules'

it('waits longer after each attempt, at most six hours, and ends after two days', () => {
  const waits: number[] = []
  for (let attempt = 1; ; attempt += 1) {
    const wait = waitAfter(attempt)
    if (wait === null) break
    expect(wait).toBeGreaterThanOrEqual(waits.at(-1) ?? 0)
    waits.push(wait / 3_600_000)
  }
  expect(Math.max(...waits)).toBe(6)
  const hours = waits.reduce((sum, wait) => sum + wait, 0)
  expect(hours).toBeGreaterThan(20)
  expect(hours).toBeLessThan(48)
})
