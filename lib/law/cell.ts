import 'server-only'
import { findRequirement, findTerms } from '../framework/queries'
import { termsIn } from '../framework/rules'
import type { Locale } from '../platform/i18n/locales'
import { pickText } from '../platform/i18n/localised'
import { findReviewedFindings, findStatements } from '../review/queries'
import { findLawChanges } from '../texts/queries'
import { findCellHistory, findJurisdiction, findStatuses } from './queries'

/** All that a cell's page and panel show. Throws NotFound for a country or requirement that does not exist. */
export async function findCell(country: string, requirementId: string, day: string, locale: Locale) {
  const [requirement, , terms] = await Promise.all([
    findRequirement(requirementId),
    findJurisdiction(country),
    findTermsOf(requirementId, locale),
  ])
  const [history, neighbours, findings, statements, changes] = await Promise.all([
    findCellHistory(country, requirementId),
    findStatuses(requirementId, day),
    findReviewedFindings(country, requirementId),
    findStatements(country, requirementId),
    findLawChanges(),
  ])
  return {
    country,
    requirement,
    terms,
    history,
    neighbours,
    review: { findings, statements },
    changes: changes.filter((one) => one.country === country && one.requirement === requirementId),
  }
}

/** The glossary's terms that a requirement's test uses, as they read in `locale`. */
export async function findTermsOf(requirementId: string, locale: Locale) {
  const [requirement, terms] = await Promise.all([findRequirement(requirementId), findTerms()])
  const texts = [requirement.question, requirement.met, requirement.partial].map((text) => pickText(text, locale).text)
  const used = termsIn(
    texts,
    terms.map(({ id, term }) => ({ id, word: pickText(term, locale).text })),
  )
  // The statuses and kinds of certainty are explained beside every test already.
  return terms.filter(({ id }) => used.includes(id) && !EXPLAINED.has(id))
}

const EXPLAINED = new Set(['met', 'partial', 'gap', 'unknown', 'primary', 'secondary', 'recall'])
