import type { Confidence } from '../law/schema'

/** A provision of a country that meets the requirement, with what its rank is reckoned from. */
export type ModelCandidate = {
  country: string
  provision: string
  /** Facts of its finding that are filled in. */
  facts: number
  /** Sources that its finding names. */
  sources: number
  penalties: number
  confidence: Confidence
}

export type Nearness = 'both' | 'family' | 'none'

export type RankedModel<C extends ModelCandidate = ModelCandidate> = C & { nearness: Nearness }

/*
 * All of the workshop's countries and Spain have codes of the civil law tradition; what parts them is the language that
 * a text can be taken over in. Countries of neither (a programme's own) are far from all.
 */
const LANGUAGES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'AR',
      'BO',
      'CL',
      'CO',
      'CR',
      'CU',
      'DO',
      'EC',
      'ES',
      'GT',
      'HN',
      'MX',
      'NI',
      'PA',
      'PE',
      'PY',
      'SV',
      'UY',
      'VE',
    ].map((code) => [code, 'es']),
  ),
  BR: 'pt',
  PT: 'pt',
}

/** `both`: legal family and language; `family`: the family alone. */
export function nearnessOf(country: string, other: string): Nearness {
  const [one, two] = [LANGUAGES[country], LANGUAGES[other]]
  if (one === undefined || two === undefined) return 'none'
  return one === two ? 'both' : 'family'
}

const NEARNESS: Record<Nearness, number> = { both: 0, family: 1, none: 2 }
const CONFIDENCE: Record<Confidence, number> = { primary: 0, secondary: 1, recall: 2 }

export const completenessOf = ({ facts, sources, penalties }: ModelCandidate) => facts + sources + penalties

/**
 * Models for a gap of a country, the nearest first: same legal family and language, then the most complete (facts,
 * sources and penalties recorded), then the surest, then by country and provision, so that the order is always the
 * same. The country's own provisions are none.
 */
export function rankModels<C extends ModelCandidate>(country: string, candidates: readonly C[]): RankedModel<C>[] {
  return candidates
    .filter((one) => one.country !== country)
    .map((one) => ({ ...one, nearness: nearnessOf(country, one.country) }))
    .sort(
      (a, b) =>
        NEARNESS[a.nearness] - NEARNESS[b.nearness] ||
        completenessOf(b) - completenessOf(a) ||
        CONFIDENCE[a.confidence] - CONFIDENCE[b.confidence] ||
        compare(a.country, b.country) ||
        compare(a.provision, b.provision),
    )
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
