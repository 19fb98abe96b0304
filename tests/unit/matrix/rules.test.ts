import { describe, expect, it } from 'vitest'
import {
  addCounts,
  articlesShown,
  countKnown,
  countStatuses,
  selectCountries,
  selectRequirements,
  sortedLike,
} from '@/lib/matrix/rules'
import { cell, matrix, requirement } from './fixture'

const [met, partial, gap, unknown] = [cell('met'), cell('partial'), cell('gap'), cell('unknown')]

describe('counts', () => {
  it('never counts unknown as known', () => {
    const counts = countStatuses([met, met, partial, gap, unknown, unknown])
    expect(counts).toEqual({ met: 2, partial: 1, gap: 1, unknown: 2 })
    expect(countKnown(counts)).toBe(4)
  })

  it('adds up', () => {
    expect(addCounts([countStatuses([met, gap]), countStatuses([met, unknown])])).toEqual({
      met: 2,
      partial: 0,
      gap: 1,
      unknown: 1,
    })
    expect(addCounts([])).toEqual({ met: 0, partial: 0, gap: 0, unknown: 0 })
  })
})

describe('selectCountries', () => {
  const all = matrix([
    requirement('a', [met, gap, met, gap]),
    requirement('b', [met, gap, gap, gap]),
    requirement('c', [gap, met, met, gap], { core: true }),
  ])
  const codes = (view: Parameters<typeof selectCountries>[1]) => selectCountries(all, view).map(({ code }) => code)

  it('shows the participants unless others are named', () => {
    expect(codes({})).toEqual(['AR', 'BR', 'CL'])
    expect(codes({ countries: ['ES', 'AR'] })).toEqual(['ES', 'AR'])
    expect(codes({ countries: ['CL', 'CL', 'AR'] })).toEqual(['CL', 'AR'])
  })

  it('puts the most gaps first among what is shown, ties as they were', () => {
    expect(codes({ columns: 'gaps' })).toEqual(['BR', 'AR', 'CL'])
    expect(codes({ columns: 'gaps', core: true })).toEqual(['AR', 'BR', 'CL'])
  })

  it('puts pinned ones in front, only where they are shown', () => {
    expect(codes({ pin: ['CL'] })).toEqual(['CL', 'AR', 'BR'])
    expect(codes({ pin: ['ES', 'CL'], columns: 'gaps' })).toEqual(['CL', 'BR', 'AR'])
  })

  it('lists all for the menu, those shown first', () => {
    expect(sortedLike(all.countries, ['CL', 'AR']).map(({ code }) => code)).toEqual(['CL', 'AR', 'BR', 'ES'])
  })
})

describe('selectRequirements', () => {
  const all = matrix([
    requirement('off-possession', [met, { ...gap, isLawChanged: true }, unknown, gap], {
      title: { text: 'Posesión simple', lang: 'es' },
      core: true,
    }),
    requirement('off-limits', [cell('gap', { confidence: 'recall' }), met, met, met], {
      group: 'liability',
      articles: [
        { standard: 'lanzarote', article: '33' },
        { standard: 'budapest', article: '22' },
      ],
    }),
    requirement('pro-search', [cell('met', { was: 'gap', review: 'disputed' }), met, partial, met], {
      area: 'procedure',
      group: 'evidence',
      articles: [{ standard: 'lanzarote', article: '30' }],
    }),
  ])
  const participants = selectCountries(all, {})
  const ids = (view: Parameters<typeof selectRequirements>[1]) =>
    selectRequirements(all, view, participants).map(({ id }) => id)

  it.each([
    [{}, ['off-possession', 'off-limits', 'pro-search']],
    [{ area: 'offence' }, ['off-possession', 'off-limits']],
    [{ group: 'liability' }, ['off-limits']],
    [{ standard: 'budapest' }, ['off-possession', 'off-limits']],
    [{ core: true as const }, ['off-possession']],
    [{ review: 'disputed' as const }, ['pro-search']],
    [{ review: 'disputed' as const, status: 'gap' as const }, []],
    [{ review: 'reviewed' as const }, []],
    [{ review: 'unreviewed' as const, q: 'posesion' }, ['off-possession']],
    [{ status: 'partial' as const }, ['pro-search']],
    [{ status: 'gap' as const }, ['off-possession', 'off-limits']],
    [{ confidence: 'recall' as const }, ['off-limits']],
    [{ law: 'changed' as const }, ['off-possession']],
    [{ law: 'changed' as const, status: 'met' as const }, []],
    [{ changed: true as const }, ['pro-search']],
    [{ q: 'POSESION' }, ['off-possession']],
    [{ q: 'simple posesión' }, ['off-possession']],
    [{ q: 'pro-' }, ['pro-search']],
    [{ q: 'nada' }, []],
  ])('%o keeps %o', (view, expected) => {
    expect(ids(view)).toEqual(expected)
  })

  it('asks one cell to fit status, confidence and change together', () => {
    expect(ids({ status: 'gap', confidence: 'primary' })).toEqual(['off-possession'])
    expect(ids({ status: 'gap', changed: true })).toEqual([])
  })

  it('looks only at the countries shown', () => {
    expect(selectRequirements(all, { status: 'gap' }, selectCountries(all, { countries: ['CL'] }))).toEqual([])
  })

  it("shows the standard's own articles, else the first", () => {
    const limits = all.requirements[1]
    if (!limits) throw new Error('the fixture has three')
    expect(articlesShown(limits, {})).toEqual([{ standard: 'lanzarote', article: '33' }])
    expect(articlesShown(limits, { standard: 'budapest' })).toEqual([{ standard: 'budapest', article: '22' }])
  })
})
