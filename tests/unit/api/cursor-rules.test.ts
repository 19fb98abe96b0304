import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { padded, pageOf, readCursor, writeCursor } from '@/lib/api/cursor-rules'

const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0') && !/\p{Cs}/u.test(one))

describe('a cursor', () => {
  it('gives back the place it was made of, to its own list alone', () => {
    fc.assert(
      fc.property(text, text, (of, place) => {
        const cursor = writeCursor(of, place)
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(readCursor(of, cursor)).toBe(place)
        expect(readCursor(`${of}x`, cursor)).toBeNull()
      }),
    )
  })

  it('is never read out of what was made up', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.json().map(btoaSafe)), (made) => {
        const place = readCursor('list', made)
        if (place !== null) expect(writeCursor('list', place)).toBe(made)
      }),
    )
  })
})

const btoaSafe = (made: string) => Buffer.from(made).toString('base64url')

describe('pages', () => {
  const rows = fc.uniqueArray(fc.nat({ max: 5000 }), { maxLength: 60 })

  it('give every row once and in order, whatever their size', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), (all, limit) => {
        const got: number[] = []
        for (let after: string | null = null, first = true; first || after !== null; first = false) {
          const { rows: page, next }: { rows: number[]; next: string | null } = pageOf(all, padded, { after, limit })
          expect(page.length).toBeLessThanOrEqual(limit)
          got.push(...page)
          after = next
        }
        expect(got).toEqual(all.toSorted((a, b) => a - b))
      }),
    )
  })

  it('neither leave out nor repeat what stays, where rows come and go between two of them', () => {
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 1, max: 9 }), (before, after, limit) => {
        const first = pageOf(before, padded, { after: null, limit })
        if (first.next === null) return
        const rest = pageOf(after, padded, { after: first.next, limit: 10_000 })
        const got = [...first.rows, ...rest.rows]
        expect(new Set(got).size).toBe(got.length)
        for (const row of before.filter((one) => after.includes(one))) expect(got).toContain(row)
      }),
    )
  })
})
