import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ModelCandidate, nearnessOf, rankModels } from '@/lib/measures/model-rules'

const made = (given: Partial<ModelCandidate>): ModelCandidate => ({
  ...{ country: 'CL', provision: 'a', facts: 1, sources: 1, penalties: 0, confidence: 'primary' },
  ...given,
})

it('puts language before completeness, completeness before confidence, and leaves the country itself out', () => {
  const ranked = rankModels('AR', [
    made({ country: 'BR', facts: 9 }),
    made({ country: 'CL', facts: 1, confidence: 'primary' }),
    made({ country: 'PY', facts: 3, confidence: 'recall' }),
    made({ country: 'ES', facts: 3, confidence: 'secondary' }),
    made({ country: 'AR', facts: 20 }),
  ])
  expect(ranked.map(({ country }) => country)).toEqual(['ES', 'PY', 'CL', 'BR'])
})

it('knows what is near', () => {
  expect(nearnessOf('AR', 'ES')).toBe('both')
  expect(nearnessOf('BR', 'AR')).toBe('family')
  expect(nearnessOf('AR', 'XX')).toBe('none')
})

it('gives the same order whatever order the candidates come in', () => {
  const candidate = fc.record({
    country: fc.constantFrom('AR', 'BR', 'CL', 'ES', 'XX'),
    provision: fc.constantFrom('a', 'b', 'c'),
    facts: fc.nat(3),
    sources: fc.nat(3),
    penalties: fc.nat(3),
    confidence: fc.constantFrom('primary' as const, 'secondary' as const, 'recall' as const),
  })
  const candidates = fc.uniqueArray(candidate, { selector: ({ country, provision }) => `${country}/${provision}` })
  fc.assert(
    fc.property(candidates, (list) => {
      expect(rankModels('AR', [...list].reverse())).toEqual(rankModels('AR', list))
    }),
  )
})
