import 'server-only'
import { findFindings } from '../law/queries'
import { type CaseSheet, drawUp, requirementsOf } from './case-rules'
import type { CaseFacts } from './case-schema'

/** The sheet of a case. Nothing of the facts is kept: no cache has them for a key. */
export async function findCaseSheet(facts: CaseFacts, today: string): Promise<CaseSheet> {
  const cells = { requirements: requirementsOf(facts), countries: facts.involved.map(({ country }) => country) }
  // One after the other: each takes several of the few connections that all readers share.
  const then = await findFindings(facts.day, cells)
  const now = facts.day === today ? then : await findFindings(today, cells)
  return drawUp(facts, then, now, today)
}
