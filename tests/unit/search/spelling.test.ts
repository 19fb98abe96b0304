import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseWord, countSlips, replaceWords } from '@/lib/search/spelling-rules'

const word = fc.string({ maxLength: 12 })

describe('countSlips', () => {
  it.each([
    ['infanitl', 'infantil', 1],
    ['groomming', 'grooming', 1],
    ['posecion', 'posesion', 1],
    ['pornografia', 'pornografia', 0],
    ['', 'abc', 3],
    ['interseptasion', 'interceptacion', 2],
  ])('%s → %s: %i', (one, other, slips) => {
    expect(countSlips(one, other)).toBe(slips)
  })

  it('is nothing for the same word, the same both ways, and at most the longer word', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const slips = countSlips(one, other)
        expect(countSlips(one, one)).toBe(0)
        expect(countSlips(other, one)).toBe(slips)
        expect(slips).toBeLessThanOrEqual(Math.max([...one].length, [...other].length))
        expect(slips === 0).toBe(one === other)
      }),
    )
  })
})

describe('chooseWord', () => {
  it('takes the word with the fewest slips, accents aside', () => {
    expect(chooseWord('infanitl', ['infancia', 'infantil', 'infância', 'infantile'])).toBe('infantil')
    expect(chooseWord('posecion', ['position', 'posesión'])).toBe('posesión')
  })

  it('takes none that is far', () => {
    expect(chooseWord('brien', ['brésilien', 'brinda'])).toBeNull()
    expect(chooseWord('xyz', [])).toBeNull()
  })
})

it('replaceWords keeps all else of what was typed', () => {
  const meant = new Map([['infanitl', 'infantil']])
  expect(replaceWords('"pornografía infanitl" -infanitlx art. 128', meant)).toBe(
    '"pornografía infantil" -infanitlx art. 128',
  )
})
