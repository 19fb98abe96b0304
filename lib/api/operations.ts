import 'server-only'
import { findPenaltyChoices } from '../comparison/penalty-queries'
import { findOutline } from '../framework/queries'
import { findJurisdictions } from '../law/queries'
import { byRevision } from '../platform/by-revision'
import { COMPARISON_READS } from './comparison-reads'
import { COOPERATION_READS } from './cooperation-reads'
import { LAW_READS } from './law-reads'
import type { Choices, Operation, ReadOperation } from './operation'
import { REGISTER_READS } from './register-reads'
import { WRITES } from './writes'

export const READS: readonly ReadOperation[] = [
  ...LAW_READS,
  ...COMPARISON_READS,
  ...COOPERATION_READS,
  ...REGISTER_READS,
]

/** All that can be asked of the API: the one table. Answers, the OpenAPI document and its page are made from it. */
export const OPERATIONS: readonly Operation[] = [...READS, ...WRITES]

export const findChoices = byRevision(async (): Promise<Choices> => {
  const [outline, jurisdictions, { schema }] = await Promise.all([
    findOutline(),
    findJurisdictions(),
    findPenaltyChoices(),
  ])
  return {
    countries: jurisdictions.map(({ code }) => code),
    areas: outline.areas.map(({ id }) => id),
    standards: outline.standards.map(({ id }) => id),
    requirements: outline.requirements.map(({ id }) => id),
    penalised: schema.penalised,
  }
})

export type Match = { operation: Operation; params: Record<string, string> }

/** The operations of a path, whatever their methods; a fixed segment goes before a parameter. */
export function matchPath(segments: readonly string[]): Match[] {
  const found = OPERATIONS.flatMap((operation): (Match & { fixed: number })[] => {
    const parts = operation.path.slice(1).split('/')
    if (parts.length !== segments.length) return []
    const params: Record<string, string> = {}
    let fixed = 0
    for (const [index, part] of parts.entries()) {
      const segment = segments[index] ?? ''
      const name = /^\{(\w+)\}$/.exec(part)?.[1]
      if (name !== undefined) params[name] = segment
      else if (part === segment) fixed += 1
      else return []
    }
    return [{ operation, params, fixed }]
  })
  return found.sort((a, b) => b.fixed - a.fixed)
}
