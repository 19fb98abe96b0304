import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type Comparable,
  chosenRequirements,
  comparableAge,
  comparablePrison,
  comparableStatus,
  comparableText,
  compareValues,
  hasWords,
  isBlank,
  isNotKnown,
  type Mark,
  moveColumn,
  normaliseText,
  type Outcome,
  placeColumns,
} from '@/lib/comparison/compare-rules'

const text = (value: string) => comparableText(value, value)

describe('whether the countries agree on a fact', () => {
  // "·" is a value that nobody recorded.
  const cases: [string, Comparable[], Outcome, Mark[]][] = [
    ['two countries, the same authority', [text('judge'), text('judge')], 'agree', ['same', 'same']],
    [
      'the same but for case, spaces and a full stop',
      [text('90 days, renewable once'), text('  90 days,  renewable ONCE. ')],
      'agree',
      ['same', 'same'],
    ],
    ['two authorities', [text('judge'), text('prosecutor')], 'differ', ['different', 'different']],
    [
      'one of four departs from the rest, and is the one marked',
      [text('judge'), text('judge'), text('prosecutor'), text('judge')],
      'differ',
      ['same', 'same', 'different', 'same'],
    ],
    [
      'two against two: neither is the rule, all are marked',
      [text('judge'), text('judge'), text('prosecutor'), text('prosecutor')],
      'differ',
      ['different', 'different', 'different', 'different'],
    ],
    [
      'recorded in one country, not in the other: a difference in knowledge, not in law',
      [text('judge'), null],
      'unsettled',
      ['same', 'unknown'],
    ],
    ['recorded in neither', [null, null], 'unsettled', ['unknown', 'unknown']],
    [
      'three agree and of the fourth it is not verified',
      [text('judge'), text('judge'), text('judge'), text('not verified')],
      'unsettled',
      ['same', 'same', 'same', 'unknown'],
    ],
    [
      'two differ, whatever the third may be',
      [text('judge'), text('prosecutor'), null],
      'differ',
      ['different', 'different', 'unknown'],
    ],
    [
      'both not stated: two gaps in the record are no likeness of the law',
      [text('not stated'), text('not stated')],
      'unsettled',
      ['unknown', 'unknown'],
    ],
    ['both laws set none: a fact, and the same', [text('none'), text('None.')], 'agree', ['same', 'same']],
    ['met in both', [comparableStatus('met'), comparableStatus('met')], 'agree', ['same', 'same']],
    [
      'a gap and a status that is not known: the second may be a gap or not',
      [comparableStatus('gap'), comparableStatus('unknown')],
      'unsettled',
      ['same', 'unknown'],
    ],
    [
      'not known in both',
      [comparableStatus('unknown'), comparableStatus('unknown')],
      'unsettled',
      ['unknown', 'unknown'],
    ],
    ['met and gap', [comparableStatus('met'), comparableStatus('gap')], 'differ', ['different', 'different']],
    ['one country alone agrees with nobody', [text('judge')], 'unsettled', ['same']],
    ['no country at all', [], 'unsettled', []],
  ]

  it.each(cases)('%s', (_, values, outcome, marks) => {
    expect(compareValues(values)).toEqual({ outcome, marks })
  })

  const values = fc.array(fc.option(fc.constantFrom('a', 'b', 'c')), { minLength: 1, maxLength: 13 })

  it('does not depend on the order of the countries', () => {
    fc.assert(
      fc.property(values, fc.nat(), (list, turn) => {
        const turned = list.map((_, index) => list[(index + turn) % list.length] ?? null)
        const [one, other] = [compareValues(list), compareValues(turned)]
        expect(other.outcome).toBe(one.outcome)
        expect(other.marks).toEqual(list.map((_, index) => one.marks[(index + turn) % list.length]))
      }),
    )
  })

  it('a country of which nothing is known settles nothing: a difference stays one, a likeness is no longer whole', () => {
    fc.assert(
      fc.property(values, (list) => {
        const [before, after] = [compareValues(list), compareValues([...list, null])]
        expect(after.outcome).toBe(before.outcome === 'differ' ? 'differ' : 'unsettled')
        expect(after.marks.slice(0, -1)).toEqual(before.marks)
      }),
    )
  })

  it('marks a difference only in a row that differs, and what is unknown exactly where it is', () => {
    fc.assert(
      fc.property(values, (list) => {
        const { outcome, marks } = compareValues(list)
        expect(marks.includes('different')).toBe(outcome === 'differ')
        expect(marks.map((mark) => mark === 'unknown')).toEqual(list.map((value) => value === null))
      }),
    )
  })
})

describe('prison terms', () => {
  const range = (min: number | null, max: number | null) => ({ min, max })

  it.each([
    ['the same range in two articles and in one', [range(36, 72), range(36, 72)], [range(36, 72)], true],
    [
      'the same two ranges, the articles the other way round',
      [range(12, 24), range(36, 72)],
      [range(36, 72), range(12, 24)],
      true,
    ],
    ['another maximum', [range(36, 72)], [range(36, 60)], false],
    ['a graver form beside the plain one', [range(36, 72), range(60, 120)], [range(36, 72)], false],
  ])('%s', (_, one, other, isSame) => {
    expect(comparablePrison(one, 'named') === comparablePrison(other, 'named')).toBe(isSame)
    expect(comparablePrison(one, 'named')).not.toBeNull()
  })

  it('are not compared where an end is not known, where there is none, or where the rows are not tied to the conduct', () => {
    expect(comparablePrison([range(null, 72)], 'named')).toBeNull()
    expect(comparablePrison([range(36, null)], 'named')).toBeNull()
    expect(comparablePrison([], 'named')).toBeNull()
    expect(comparablePrison([range(36, 72)], 'all')).toBeNull()
  })
})

describe('what a recorded value says of itself', () => {
  it.each([
    '-',
    '',
    'not verified',
    'not found',
    'not read',
    'not re-read',
    'not stated',
    'not stated; mobile lines only',
    'not established',
    'not verified for content',
    'none found',
    'none recorded',
    'none stated',
    'none in the text read',
    'no list found',
    'no duty on providers found',
    'Federal Police (not verified)',
    'by treaty; not read',
    '18 (from recall; amended text not read)',
    'Ministerio Público (recall)',
  ])('not known: %s', (value) => {
    expect(isNotKnown(value)).toBe(true)
  })

  it.each([
    'none',
    'none set',
    'none in law',
    'none of its own',
    'no',
    'no; seeking one aggravates',
    'no list; relevance to the investigation',
    'not set',
    'not fixed in the article',
    'not applicable',
    'not less than one year',
    'none for private persons',
    'any offence',
    '168, 170, 173; not 173 bis, 174, 167 bis',
    "'de manera inmediata', no figure",
    'readily available',
  ])('a fact: %s', (value) => {
    expect(isNotKnown(value)).toBe(false)
  })

  it('a stroke is nothing recorded; a word, whatever it says, is', () => {
    expect(['-', ' – ', '…', ''].map(isBlank)).toEqual([true, true, true, true])
    expect(['none', '18', 'not verified'].map(isBlank)).toEqual([false, false, false])
  })

  it('normalising once is enough, and keeps what stands inside', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(normaliseText(normaliseText(value))).toBe(normaliseText(value))
      }),
    )
    expect(normaliseText(' «Art. 218 bis, CPP».\u00a0')).toBe('art. 218 bis, cpp')
    expect(normaliseText('any (see art. 3)')).toBe('any (see art. 3)')
  })
})

describe('the values of the dataset', () => {
  const folder = new URL('../../../prisma/dataset/countries/', import.meta.url)
  const fileSchema = z.object({
    findings: z.array(
      z.object({ attributes: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])) }),
    ),
  })
  const values = new Set(
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => fileSchema.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8'))).findings)
      .flatMap(({ attributes }) => Object.values(attributes))
      .map((value) => (typeof value === 'string' ? value : (value.en ?? ''))),
  )

  it('each that says it is not known is read so', () => {
    expect(values.size).toBeGreaterThan(300)
    const unread = /\b(not|never) (\w+ )?(verified|read|re-read|established|stated|found)\b|recall|memory/i
    const unseen = [...values].filter((value) => unread.test(value) && !isNotKnown(value))
    expect(unseen).toEqual([])
  })

  it('none that states a fact is taken for not known', () => {
    const doubted = [...values].filter(isNotKnown)
    expect(doubted.length).toBeGreaterThan(20)
    for (const value of doubted)
      expect(value).toMatch(
        /^-?$|not (re-)?(verified|read|found|stated|established)|none (found|recorded|stated|in the text)|found$|recall|memory/i,
      )
  })
})

describe('the columns', () => {
  const columns = { countries: ['AR', 'BR', 'CL', 'ES'], pin: ['CL'] }

  it('pinned ones come first, in the order they were pinned; a pin of a country not shown does nothing', () => {
    expect(placeColumns(columns)).toEqual(['CL', 'AR', 'BR', 'ES'])
    expect(placeColumns({ ...columns, pin: ['ES', 'CL', 'UY'] })).toEqual(['ES', 'CL', 'AR', 'BR'])
    expect(placeColumns({ ...columns, pin: [] })).toEqual(columns.countries)
  })

  it('move one step, pinned ones among themselves and the others among themselves', () => {
    expect(moveColumn(columns, 'BR', -1)).toEqual({ countries: ['CL', 'BR', 'AR', 'ES'], pin: ['CL'] })
    expect(moveColumn(columns, 'AR', -1)).toBeNull()
    expect(moveColumn(columns, 'CL', 1)).toBeNull()
    expect(moveColumn(columns, 'ES', 1)).toBeNull()
    expect(moveColumn({ ...columns, pin: ['CL', 'ES'] }, 'CL', 1)).toEqual({
      countries: ['ES', 'CL', 'AR', 'BR'],
      pin: ['ES', 'CL'],
    })
    expect(moveColumn(columns, 'UY', 1)).toBeNull()
  })

  it('a step and its return leave them as they were placed', () => {
    const codes = ['AR', 'BR', 'CL', 'ES', 'UY']
    fc.assert(
      fc.property(
        fc.shuffledSubarray(codes, { minLength: 2 }),
        fc.subarray(codes, { maxLength: 3 }),
        fc.constantFrom(...codes),
        (countries, pin, code) => {
          const there = moveColumn({ countries, pin }, code, 1)
          if (there === null) return
          expect([...there.countries].sort()).toEqual([...countries].sort())
          const back = moveColumn(there, code, -1)
          expect(back?.countries).toEqual(placeColumns({ countries, pin }))
        },
      ),
    )
  })
})

describe('the choice', () => {
  const framework = [
    { id: 'a', group: 'one' },
    { id: 'b', group: 'one' },
    { id: 'c', group: 'two' },
  ]

  it('takes requirements in their order, then those of whole groups, each once', () => {
    expect(chosenRequirements({ requirements: ['c', 'b'], groups: ['one'] }, framework)).toEqual(['c', 'b', 'a'])
    expect(chosenRequirements({}, framework)).toEqual([])
  })

  it('finds by every word, accents and case aside', () => {
    expect(hasWords('Posesión simple', 'POSESION')).toBe(true)
    expect(hasWords('Posesión simple', 'simple posesión')).toBe(true)
    expect(hasWords('Posesión simple', 'posesión acceso')).toBe(false)
    expect(hasWords('Posesión simple', '')).toBe(true)
  })
})

describe('age limits', () => {
  it.each([
    ['18', 'under 18', 'agree'],
    ['under 18', 'under 14', 'differ'],
    ['18', '18 (grooming 16)', 'differ'],
    ['18', '14 (18 with force, abuse or threats)', 'differ'],
    ['18', 'not verified', 'unsettled'],
    ['18', '18 (from recall; amended text not read)', 'unsettled'],
    ['none', 'under 18', 'differ'],
  ] as const)('“%s” and “%s”: %s', (one, other, outcome) => {
    expect(compareValues([comparableAge(one, one), comparableAge(other, other)]).outcome).toBe(outcome)
  })
})
