import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { datasetFiles } from '@/lib/dataset/files'
import { validateDataset } from '@/lib/dataset/read'
import { applyUnits, differ, differences, judge, planUpdate, settle, stampOf } from '@/lib/dataset/three-way-rules'
import {
  canonical,
  datasetOf,
  fieldsOf,
  namedBy,
  type Unit,
  type Units,
  unitsOf,
  writeUnit,
} from '@/lib/dataset/units-rules'
import { buildDataset } from '../../support/dataset-builder'

const units = unitsOf(validateDataset(buildDataset()))
const written = (some: Units) => new Map([...some].map(([key, unit]) => [key, writeUnit(unit)]))

/** A dataset's units after somebody has been at it: texts changed, units taken away, sources added. */
const edits = fc.array(
  fc.record({ at: fc.nat(), what: fc.constantFrom('text', 'remove', 'add'), word: fc.constantFrom('one', 'other') }),
  { maxLength: 12 },
)

function edit(from: Units, steps: { at: number; what: string; word: string }[]): Units {
  const result = new Map(from)
  for (const { at, what, word } of steps) {
    const [key, unit] = [...from][at % from.size] ?? []
    if (key === undefined || unit === undefined) continue
    if (what === 'remove' && unit.kind !== 'jurisdiction') result.delete(key)
    if (what === 'text') result.set(key, reword(unit, word))
    if (what === 'add') {
      const value = {
        id: `added-${word}`,
        title: word,
        publisher: null,
        url: null,
        kind: 'other',
        publishedOn: null,
      } as const
      result.set(`source/CL/added-${word}`, { kind: 'source', country: 'CL', id: value.id, value })
    }
  }
  return result
}

function reword(unit: Unit, word: string): Unit {
  switch (unit.kind) {
    case 'source':
      return { ...unit, value: { ...unit.value, title: word } }
    case 'provision':
      return { ...unit, value: { ...unit.value, article: word } }
    case 'cell':
      return { ...unit, value: unit.value.map((finding) => ({ ...finding, rationale: { es: word } })) }
    case 'term':
      return { ...unit, value: { ...unit.value, term: { es: word } } }
    default:
      return unit
  }
}

const isWhole = (some: Units) => [...some.values()].every((unit) => namedBy(unit).every((key) => some.has(key)))

describe('a dataset in units', () => {
  it('comes back the same', () => {
    const dataset = datasetOf(units.values())
    expect(written(unitsOf(dataset))).toEqual(written(units))
    expect(validateDataset(datasetFiles(dataset)).countries).toHaveLength(2)
    expect(isWhole(units)).toBe(true)
  })

  it('names its fields as a reader can find them', () => {
    const fields = fieldsOf(writeUnit(units.get('cell/CL/off-making') ?? expect.fail('no such cell')))
    expect(fields.get('2019-01-01.status')).toBe('met')
    expect(fields.get('….to')).toBe('2019-01-01')
    expect(fieldsOf(writeUnit(units.get('provision/CL/cp-1') ?? expect.fail('none'))).get('penalties.0.max')).toBe(
      '5.5',
    )
  })

  it('writes equal things equally, whatever the order of their fields', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonical(turned)).toBe(canonical(value))
      }),
    )
  })
})

describe('judge', () => {
  it.each([
    ['a', 'a', 'a', 'same'],
    ['a', 'b', 'b', 'same'],
    ['a', 'b', 'a', 'keep'],
    ['a', 'a', 'b', 'take'],
    ['a', 'b', 'c', 'wait'],
    [undefined, undefined, 'a', 'take'],
    [undefined, 'a', undefined, 'keep'],
    ['a', 'a', undefined, 'take'],
    ['a', 'b', undefined, 'wait'],
    ['a', undefined, 'b', 'wait'],
    [undefined, 'a', 'b', 'wait'],
  ])('shipped before %s, here %s, shipped now %s: %s', (before, here, shipped, verdict) => {
    expect(judge(before, here, shipped)).toBe(verdict)
  })
})

describe('an update', () => {
  it('never touches what was edited here, and always leaves a whole dataset', () => {
    fc.assert(
      fc.property(edits, edits, (ours, theirs) => {
        const [here, shipped] = [edit(units, ours), edit(units, theirs)]
        fc.pre(isWhole(here) && isWhole(shipped))
        const before = written(units)
        const { take, wait } = planUpdate(before, here, shipped)
        const result = applyUnits(here, take)
        expect(isWhole(result)).toBe(true)
        for (const key of new Set([...here.keys(), ...shipped.keys()])) {
          const [mine, theirs, now] = [here.get(key), shipped.get(key), result.get(key)].map(
            (unit) => unit && writeUnit(unit),
          )
          if (mine !== before.get(key)) expect(now).toBe(mine)
          // Whatever is not as shipped was either edited here with nothing new to say, or waits.
          if (now !== theirs && before.get(key) !== theirs) expect(wait.has(key)).toBe(true)
        }
      }),
    )
  })

  it('takes all where nobody edited, and nothing where nothing new is shipped', () => {
    fc.assert(
      fc.property(edits, (steps) => {
        const other = edit(units, steps)
        fc.pre(isWhole(other))
        const forth = planUpdate(written(units), units, other)
        expect(forth.wait.size).toBe(0)
        expect(written(applyUnits(units, forth.take))).toEqual(written(other))
        expect(planUpdate(written(units), other, units)).toEqual({ take: new Map(), wait: new Map() })
      }),
    )
  })

  it('goes on waiting at the next one until it is decided, and not any longer', () => {
    fc.assert(
      fc.property(edits, edits, (ours, theirs) => {
        const [here, shipped] = [edit(units, ours), edit(units, theirs)]
        fc.pre(isWhole(here) && isWhole(shipped))
        const { take, wait } = planUpdate(written(units), here, shipped)
        const after = applyUnits(here, take)
        const settled = settle(written(units), shipped, new Set(wait.keys()))
        const again = planUpdate(settled, after, shipped)
        expect(again.take.size).toBe(0)
        expect([...again.wait.keys()].sort()).toEqual([...wait.keys()].sort())
        // Whoever keeps what stands here has decided too.
        expect(planUpdate(settle(settled, shipped, new Set()), after, shipped).wait.size).toBe(0)
      }),
    )
  })

  it('takes nothing away that what stays here names, or the register does', () => {
    const shipped = new Map(units)
    const cell = units.get('cell/CL/off-access')
    if (cell?.kind !== 'cell') return expect.fail('no such cell')
    for (const key of ['cell/CL/off-access', 'source/CL/article', 'candidates/CL']) shipped.delete(key)
    const here = applyUnits(units, new Map([['cell/CL/off-access', reword(cell, 'ours')]]))
    const { take, wait } = planUpdate(written(units), here, shipped, new Set(['candidates/CL']))
    expect(take.size).toBe(0)
    expect(Object.fromEntries(wait)).toEqual({
      'cell/CL/off-access': 'edited',
      'source/CL/article': 'cited',
      'candidates/CL': 'cited',
    })
  })

  it('asks before a finding goes that somebody has reviewed', () => {
    const cell = units.get('cell/CL/off-making')
    if (cell?.kind !== 'cell') return expect.fail('no such cell')
    const [first, second] = cell.value
    if (!first || !second) return expect.fail('two periods')
    const later = {
      ...cell,
      value: [
        { ...first, to: '2020-01-01' },
        { ...second, from: '2020-01-01' },
      ],
    }
    const shipped = applyUnits(units, new Map([['cell/CL/off-making', later]]))
    expect([...planUpdate(written(units), units, shipped).take.keys()]).toEqual(['cell/CL/off-making'])
    const held = planUpdate(written(units), units, shipped, new Set(['cell/CL/off-making']))
    expect(Object.fromEntries(held.wait)).toEqual({ 'cell/CL/off-making': 'cited' })
  })
})

describe('a difference', () => {
  it('has the fields that differ, and its stamp tells when either side changed', () => {
    const named = { kind: 'source', country: 'CL', id: 'gazette' } as const
    const sides = { before: '{"title":"A"}', here: '{"title":"B","url":"x"}', incoming: '{"title":"C","url":"x"}' }
    const found = differ(named, { ...sides, isThreeWay: true })
    expect(found.fields).toEqual([{ field: 'title', before: 'A', here: 'B', incoming: 'C' }])
    expect(found).toMatchObject({ change: 'changed', key: 'source/CL/gazette' })
    expect(found.stamp).not.toBe(stampOf(sides.here, '{"title":"D","url":"x"}'))
    expect(stampOf('ab', 'c')).not.toBe(stampOf('a', 'bc'))
    expect(stampOf(undefined, 'c')).not.toBe(stampOf('', 'c'))
  })

  it('between two datasets names what was added, changed and removed', () => {
    const other = new Map(units)
    other.delete('source/ES/article')
    const source = units.get('source/CL/article')
    if (source === undefined) return expect.fail('no such source')
    other.set('source/CL/article', reword(source, 'changed'))
    other.set('source/CL/added', { ...source, id: 'added' } as Unit)
    expect(differences(units, other).map(({ key, change }) => [key, change])).toEqual([
      ['source/CL/article', 'changed'],
      ['source/ES/article', 'removed'],
      ['source/CL/added', 'added'],
    ])
  })
})
