import 'server-only'
import { findFindingsOfRequirement } from '../law/queries'
import type { Localised } from '../platform/i18n/localised'
import { type ModelCandidate, type RankedModel, rankModels } from './model-rules'

export type Model = RankedModel<ModelCandidate & { article: string; instrument: string; summary: Localised }>

/** The provisions of the countries that meet a requirement on a day, ranked for another country. */
export async function findModels(country: string, requirement: string, day: string): Promise<Model[]> {
  const findings = await findFindingsOfRequirement(requirement, day)
  const candidates = findings
    .filter(({ status }) => status === 'met')
    .flatMap(({ country: owner, confidence, attributes, sources, provisions }) =>
      provisions.map(({ id, article, instrument, summary, penalties }) => ({
        ...{ country: owner, provision: id, article, instrument: instrument.title, summary, confidence },
        ...{ facts: attributes.length, sources: sources.length, penalties: penalties.length },
      })),
    )
  return rankModels(country, candidates)
}
