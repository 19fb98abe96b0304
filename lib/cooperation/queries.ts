import 'server-only'
import { findFindings } from '../law/queries'
import {
  type CooperationCheck,
  checkCooperation,
  type Question,
  requirementsFor,
  requirementsForPage,
} from './check-rules'
import { type Overview, overviewOf } from './overview-rules'
import type { Conduct, Measure } from './schema'

/** One query for the pair, whatever is asked. */
export async function findCheck(question: Question): Promise<CooperationCheck> {
  const { requesting, requested, conducts, measure, day } = question
  const requirements = requirementsForPage(conducts, measure)
  const findings = await findFindings(day, { requirements, countries: [requesting, requested] })
  return checkCooperation(findings, question)
}

/** One query for all pairs. */
export async function findOverview(
  countries: readonly string[],
  question: { conduct: Conduct; measure: Measure; day: string },
): Promise<Overview> {
  const requirements = requirementsFor([question.conduct], question.measure)
  const findings = await findFindings(question.day, { requirements, countries })
  return overviewOf(findings, countries, question)
}
