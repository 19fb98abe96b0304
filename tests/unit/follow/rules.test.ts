import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Standing } from '@/lib/feeds/schema'
import { findNews, isDue, MOST_ENTRIES, seenOf, shorten, writeDigest } from '@/lib/follow/rules'

const standing = (id: string, over: Partial<Standing> = {}): Standing => ({
  ...{ id, country: 'AR', requirement: 'possession', title: { es: 'Posesión' }, status: 'met' },
  ...{ rationale: { es: 'Así es.' }, updated: '2026-11-01T00:00:00Z', ...over },
})
const country = { kind: 'country', subject: 'AR' } as const
const requirement = { kind: 'requirement', subject: 'possession' } as const
const LATER = '2026-11-02T00:00:00Z'

describe('the day of a letter', () => {
  it.each([
    ['daily', null, '2026-12-01', true],
    ['daily', '2026-12-01', '2026-12-01', false],
    ['daily', '2026-11-30', '2026-12-01', true],
    ['weekly', null, '2026-12-01', true],
    ['weekly', '2026-11-25', '2026-12-01', false],
    ['weekly', '2026-11-24', '2026-12-01', true],
    ['never', null, '2026-12-01', false],
    ['never', '2020-01-01', '2026-12-01', false],
    // A clock that went back brings no second letter.
    ['daily', '2026-12-02', '2026-12-01', false],
  ] as const)('%s, last looked at on %s: on %s it is %s', (every, lookedOn, today, is) => {
    expect(isDue(every, lookedOn, today)).toBe(is)
  })
})

describe('what is news', () => {
  it('is not what stood when following began', () => {
    const found = [standing('1'), standing('2', { country: 'BR' })]
    const { news, follows } = findNews([{ ...country, seen: seenOf(country, found) }], found)
    expect(news).toEqual([])
    expect(follows).toMatchObject([{ isMoved: false, seen: { 1: '2026-11-01T00:00:00Z' } }])
  })
  it('is a finding that was checked or changed since, or is new, however old its own word is', () => {
    const before = seenOf(country, [standing('1'), standing('2')])
    const found = [standing('1'), standing('2', { updated: LATER }), standing('3', { updated: '2020-01-01T00:00:00Z' })]
    const { news, follows } = findNews([{ ...country, seen: before }], found)
    expect(news.map(({ id }) => id)).toEqual(['2', '3'])
    expect(findNews(follows, found).news).toEqual([])
  })
  it('comes once where two things are followed, and only of what is followed', () => {
    const found = [
      standing('1'),
      standing('2', { requirement: 'x' }),
      standing('3', { country: 'BR', requirement: 'x' }),
    ]
    const follows = [country, requirement].map((one) => ({ ...one, seen: {} }))
    expect(findNews(follows, found).news.map(({ id }) => id)).toEqual(['1', '2'])
  })
  it('is not what the reader saw after it was looked for', () => {
    const { news, follows } = findNews([{ ...country, seen: { 1: LATER } }], [standing('1')])
    expect(news).toEqual([])
    expect(follows[0]?.seen).toEqual({ 1: LATER })
  })
  it('is told once: nothing is left out, and nothing comes twice, whatever changes between letters', () => {
    const moments = ['2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'] as const
    const stateArbitrary = fc.uniqueArray(
      fc.record({ id: fc.constantFrom('1', '2', '3', '4'), moment: fc.constantFrom(0, 1, 2) }),
      { selector: ({ id }) => id },
    )
    fc.assert(
      fc.property(stateArbitrary, stateArbitrary, (first, second) => {
        const of = (state: typeof first) => state.map(({ id, moment }) => standing(id, { updated: moments[moment] }))
        const { follows } = findNews([{ ...country, seen: {} }], of(first))
        const told = new Map(first.map(({ id, moment }) => [id, moment]))
        const { news, follows: after } = findNews(follows, of(second))
        const expected = second.filter(({ id, moment }) => moment > (told.get(id) ?? -1)).map(({ id }) => id)
        expect(news.map(({ id }) => id).sort()).toEqual(expected.sort())
        expect(findNews(after, of(second))).toMatchObject({ news: [], follows: [{ isMoved: false }] })
      }),
    )
  })
})

describe('the letter', () => {
  const entry = (index: number) => ({
    ...{ id: String(index), title: `Título ${index}`, updated: LATER, page: `https://x.example/${index}` },
    ...{ summary: 'Así  es.\n', lang: 'es' },
  })
  const words = { lead: 'Hola:', more: (count: number) => `y ${count} más`, stop: 'Para no recibir más: /account' }
  it('has each entry with its page, and at its end the way to stop', () => {
    expect(writeDigest([entry(1), entry(2)], words)).toBe(
      'Hola:\n\n* Título 1\nAsí es.\nhttps://x.example/1\n\n* Título 2\nAsí es.\nhttps://x.example/2\n\n-- \nPara no recibir más: /account',
    )
  })
  it('says how many it left out', () => {
    const many = Array.from({ length: MOST_ENTRIES + 3 }, (_, index) => entry(index))
    const text = writeDigest(many, words)
    expect(text).toContain('y 3 más')
    expect(text.match(/^\* /gm)).toHaveLength(MOST_ENTRIES)
    expect(writeDigest(many.slice(3), words)).not.toContain(' más\n')
  })
  it('shortens at the end of a word and never in the middle of a letter', () => {
    expect(shorten('uno dos, tres', 10)).toBe('uno dos…')
    expect(shorten('uno dos', 10)).toBe('uno dos')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (text, most) => {
        const short = shorten(text, most)
        expect(short.length).toBeLessThanOrEqual(most + 1)
        expect(() => encodeURIComponent(short)).not.toThrow()
      }),
    )
  })
})
