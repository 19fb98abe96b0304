import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestPractice, type Candidate, countRecorded } from '@/lib/comparison/procedure-best-rules'
import { CONFIDENCES, type Confidence, STATUSES, type Status } from '@/lib/law/schema'

const ATTRIBUTES = ['authorisedBy', 'timeLimit', 'offenceScope']

// `CL met primary 2 | prosecutor | 90 days | any offence`: country, status, confidence, provisions cited; attributes.
function candidateOf(text: string): Candidate {
  const [head = '', ...values] = text.split(' | ')
  const [country = '', statusWord, confidenceWord, provisions] = head.split(' ')
  return {
    country,
    status: STATUSES.find((one) => one === statusWord) ?? 'unknown',
    confidence: CONFIDENCES.find((one) => one === confidenceWord) ?? 'recall',
    provisions: Array(Number(provisions)).fill('article'),
    attributes: Object.fromEntries(values.map((value, index) => [ATTRIBUTES[index] ?? '', { en: value }])),
  }
}

const names = (found: Candidate[]) => found.map(({ country }) => country).join(' ')

describe('the best practice', () => {
  it.each([
    [
      "is nobody's where nobody meets it",
      '',
      ['CL partial primary 3 | judge | 90 days | any', 'AR gap primary 1', 'BO unknown recall 0'],
    ],
    [
      'is that of the only one that meets it, however poorly',
      'BO',
      ['CL partial primary 3 | judge | 90 days | any', 'BO met recall 0'],
    ],
    [
      'is the one with the most facts recorded',
      'MX',
      ['CL met primary 3 | judge', 'MX met recall 1 | judge | 90 days'],
    ],
    [
      'does not count "none", "-" and "not verified" as facts',
      'MX',
      [
        'CL met primary 3 | judge | none | not verified',
        'EC met primary 3 | judge | - | not stated',
        'MX met secondary 1 | judge | 90 days',
      ],
    ],
    [
      'of equally many facts is the surest',
      'MX',
      ['CL met secondary 3 | judge | 90 days', 'MX met primary 1 | prosecutor | 6 hours'],
    ],
    [
      'of equally sure ones cites the most provisions',
      'CL',
      ['CL met primary 3 | judge', 'MX met primary 1 | prosecutor'],
    ],
    [
      'names equals together, in the order of their codes',
      'AR CL',
      ['CL met primary 1 | judge', 'AR met primary 1 | prosecutor', 'UY met primary 0 | judge'],
    ],
    ["is nobody's where there is nothing", '', []],
  ] satisfies [string, string, string[]][])('%s: %s', (_name, best, findings) => {
    expect(names(bestPractice(findings.map(candidateOf), ATTRIBUTES))).toBe(best)
  })

  it('counts the facts that the framework asks for and no others', () => {
    const finding = {
      attributes: { authorisedBy: { en: 'judge' }, note: { en: 'long' }, timeLimit: { es: '90 días' } },
    }
    expect(countRecorded(finding, ATTRIBUTES)).toBe(1)
    expect(countRecorded({ attributes: { ratifiedOn: '2020-01-01' } }, ['ratifiedOn'])).toBe(1)
  })

  const finding = fc.record({
    country: fc.constantFrom('AR', 'BO', 'BR', 'CL', 'CR', 'EC', 'GT', 'HN', 'MX', 'PY', 'SV', 'UY'),
    status: fc.constantFrom<Status>(...STATUSES),
    confidence: fc.constantFrom<Confidence>(...CONFIDENCES),
    provisions: fc.array(fc.constant('article'), { maxLength: 3 }),
    attributes: fc.dictionary(
      fc.constantFrom(...ATTRIBUTES),
      fc.constantFrom('judge', '24 hours', 'none', '-', 'not verified').map((en) => ({ en })),
    ),
  })
  const findings = fc.uniqueArray(finding, { selector: ({ country }) => country, maxLength: 12 })

  it('is always met, and always named where anyone meets it', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const best = bestPractice(all, ATTRIBUTES)
        expect(best.every(({ status }) => status === 'met')).toBe(true)
        expect(best.length > 0).toBe(all.some(({ status }) => status === 'met'))
      }),
    )
  })

  it('does not depend on the order', () => {
    fc.assert(
      fc.property(
        findings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, other]) => {
          expect(bestPractice(other, ATTRIBUTES)).toEqual(bestPractice(all, ATTRIBUTES))
        },
      ),
    )
  })

  it('stays when a poorer finding is added', () => {
    fc.assert(
      fc.property(findings, finding, (all, model) => {
        const best = bestPractice(all, ATTRIBUTES)
        const [first] = best
        if (first === undefined) return
        const worse: Candidate[] = [
          { ...model, status: model.status === 'met' ? 'partial' : model.status },
          { ...first, attributes: {}, confidence: 'recall', provisions: [] },
          { ...first, provisions: first.provisions.slice(1) },
          { ...first, confidence: CONFIDENCES[CONFIDENCES.indexOf(first.confidence) + 1] ?? 'recall' },
        ]
        for (const one of worse) {
          const added = { ...one, country: 'ZZ' }
          const isPoorer =
            added.status !== 'met' ||
            countRecorded(added, ATTRIBUTES) < countRecorded(first, ATTRIBUTES) ||
            added.confidence !== first.confidence ||
            added.provisions.length < first.provisions.length
          if (isPoorer) expect(bestPractice([added, ...all], ATTRIBUTES)).toEqual(best)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('leaves nobody better out', () => {
    const rank = (one: Candidate) =>
      countRecorded(one, ATTRIBUTES) * 100 + (2 - CONFIDENCES.indexOf(one.confidence)) * 10 + one.provisions.length
    fc.assert(
      fc.property(findings, (all) => {
        const met = all.filter(({ status }) => status === 'met')
        const highest = Math.max(...met.map(rank))
        const expected = met.filter((one) => rank(one) === highest).map(({ country }) => country)
        expect(bestPractice(all, ATTRIBUTES).map(({ country }) => country)).toEqual(expected.sort())
      }),
    )
  })
})
