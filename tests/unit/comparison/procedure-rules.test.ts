import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockKind, type Lane, type Link, stageState, summariseChains } from '@/lib/comparison/procedure-rules'
import { STAGE_STATES, type StageState } from '@/lib/comparison/procedure-schema'
import { STATUSES, type Status } from '@/lib/law/schema'

// `preservation* met, retention gap` is a stage of two requirements; the one with the star is essential.
function linksOf(text: string): Link[] {
  return text.split(', ').map((part) => {
    const [name = '', word] = part.split(' ')
    const status = STATUSES.find((one) => one === word)
    if (status === undefined) throw new Error(`no status in ${part}`)
    return { core: name.endsWith('*'), status }
  })
}

describe('the state of a stage', () => {
  it.each([
    ['whole', 'preservation* met, retention met'],
    ['part', 'preservation* met, retention partial'],
    ['part', 'preservation* met, retention gap'],
    ['part', 'preservation* partial, retention met'],
    ['part', 'preservation* partial, retention gap'],
    ['broken', 'preservation* gap, retention met'],
    ['broken', 'preservation* gap, retention gap'],
    ['broken', 'preservation* gap, foreign* met'],
    // With something unknown: what would be so whatever it turned out to be.
    ['broken', 'preservation* gap, foreign* unknown'],
    ['part', 'preservation* met, retention gap, disclosure unknown'],
    ['part', 'preservation* partial, retention unknown'],
    ['unknown', 'preservation* met, retention unknown'],
    ['unknown', 'preservation* unknown, retention met'],
    ['unknown', 'preservation* unknown, retention gap'],
    ['unknown', 'preservation* unknown, retention partial'],
    ['unknown', 'preservation* met, foreign* unknown, retention gap'],
    ['unknown', 'preservation* unknown'],
    // Where nothing is essential, all must be gaps to break it.
    ['whole', 'removal met'],
    ['part', 'removal partial'],
    ['broken', 'removal gap'],
    ['unknown', 'removal unknown'],
    ['part', 'removal gap, blocking met'],
    ['broken', 'removal gap, blocking gap'],
    ['unknown', 'removal gap, blocking unknown'],
    ['part', 'removal gap, blocking partial, notice unknown'],
  ] satisfies [StageState, string][])('is %s: %s', (state, text) => {
    expect(stageState(linksOf(text))).toBe(state)
  })

  it('is unknown where the stage has no requirement', () => {
    expect(stageState([])).toBe('unknown')
  })

  const link = fc.record({ core: fc.boolean(), status: fc.constantFrom(...STATUSES) })
  const links = fc.array(link, { minLength: 1, maxLength: 5 })

  // Said anew, and by trying out every way in which the unknown may turn out.
  function knownState(all: readonly Link[]): StageState {
    if (all.some(({ core, status }) => core && status === 'gap') || all.every(({ status }) => status === 'gap'))
      return 'broken'
    return all.every(({ status }) => status === 'met') ? 'whole' : 'part'
  }
  function waysOf(all: readonly Link[]): Link[][] {
    return all.reduce<Link[][]>(
      (ways, one) =>
        ways.flatMap((way) =>
          (one.status === 'unknown' ? (['met', 'partial', 'gap'] satisfies Status[]) : [one.status]).map((status) => [
            ...way,
            { core: one.core, status },
          ]),
        ),
      [[]],
    )
  }

  it('is what every way in which the unknown may turn out agrees on, else unknown', () => {
    fc.assert(
      fc.property(links, (all) => {
        const states = [...new Set(waysOf(all).map(knownState))]
        expect(stageState(all)).toBe(states.length === 1 ? states[0] : 'unknown')
      }),
      { numRuns: 3000 },
    )
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(links, (all) => {
        expect(stageState([...all].reverse())).toBe(stageState(all))
      }),
    )
  })
})

describe('the block of a stage', () => {
  it.each([
    [['gap'], 'gap'],
    [['gap', 'gap'], 'gap'],
    [['gap', 'unknown'], 'shown'],
    [['unknown', 'unknown'], 'unknown'],
    [['gap', 'met'], 'shown'],
    [['unknown', 'partial'], 'shown'],
    [[], 'unknown'],
  ] satisfies [Status[], string][])('of %j is %s', (statuses, kind) => {
    expect(blockKind(statuses)).toBe(kind)
  })
})

describe('the chains in figures', () => {
  const laneOf = (country: string, states: StageState[]): Lane => ({
    country,
    stages: states.map((state, index) => ({ stage: `s${index}`, state })),
  })

  it('name where they break, the weakest stage first, and leave the unknown apart', () => {
    expect(
      summariseChains([
        laneOf('UY', ['part', 'broken', 'whole']),
        laneOf('CL', ['whole', 'part', 'unknown']),
        laneOf('GT', ['broken', 'broken', 'unknown']),
        laneOf('AR', ['part', 'part', 'whole']),
      ]),
    ).toEqual({
      broken: ['UY', 'GT'],
      breaks: [
        { stage: 's1', countries: ['UY', 'GT'] },
        { stage: 's0', countries: ['GT'] },
      ],
      open: ['CL'],
      closed: ['AR'],
      counts: { whole: 3, part: 4, broken: 3, unknown: 2 },
    })
  })

  it('of no country are empty', () => {
    expect(summariseChains([])).toEqual({
      broken: [],
      breaks: [],
      open: [],
      closed: [],
      counts: { whole: 0, part: 0, broken: 0, unknown: 0 },
    })
  })

  const lanes = fc
    .tuple(fc.uniqueArray(fc.constantFrom('AR', 'BO', 'BR', 'CL', 'CR')), fc.integer({ min: 1, max: 4 }))
    .chain(([countries, length]) =>
      fc.tuple(
        ...countries.map((country) =>
          fc
            .array(fc.constantFrom(...STAGE_STATES), { minLength: length, maxLength: length })
            .map((states) => laneOf(country, states)),
        ),
      ),
    )

  it('put every country in one of three groups, and every stage under its state', () => {
    fc.assert(
      fc.property(lanes, (all) => {
        const { broken, open, closed, breaks, counts } = summariseChains(all)
        expect([...broken, ...open, ...closed].sort()).toEqual(all.map(({ country }) => country).sort())
        expect(new Set(breaks.flatMap(({ countries }) => countries))).toEqual(new Set(broken))
        expect(breaks.reduce((sum, { countries }) => sum + countries.length, 0)).toBe(counts.broken)
        expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(
          all.reduce((sum, { stages }) => sum + stages.length, 0),
        )
      }),
    )
  })

  it('never break a chain by what is not known', () => {
    fc.assert(
      fc.property(lanes, (all) => {
        const unknown = all.map(({ country, stages }) => ({
          country,
          stages: stages.map(({ stage, state }) => ({ stage, state: state === 'broken' ? 'unknown' : state }) as const),
        }))
        expect(summariseChains(unknown).broken).toEqual([])
      }),
    )
  })
})
