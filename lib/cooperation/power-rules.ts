import type { Confidence, Finding } from '../law/schema'
import { allOf, answerOf, atMostPartly, findingOf, weakestOf, wordsOf } from './rules'
import { type Answer, type Conduct, MEASURE_REQUIREMENTS, type Measure } from './schema'
import { areNoLighterThan, thresholdOf } from './threshold-rules'
import type { TreatyBetween } from './treaty-rules'

/** Why an answer is lower than the findings alone would have it. */
export const LIMITS = ['scope', 'scope-unknown', 'treaty-only', 'no-power', 'no-common-basis', 'not-tested'] as const
export type Limit = (typeof LIMITS)[number]

export type PowerEntry = { requirement: string; country: string; finding: Finding | null; principal: boolean }
export type Power = {
  answer: Answer
  limits: Limit[]
  confidence: Confidence | null
  /** Those that give the answer first, then those shown beside. */
  entries: PowerEntry[]
  /** What the answer rests on; null where it is not recorded. */
  rested: (Finding | null)[]
}

export type PowerQuestion = {
  requesting: string
  requested: string
  conduct: Conduct
  measure: Measure
  /** Whether the Budapest Convention is in force between the two. */
  budapest: TreatyBetween['inForce']
  day: string
}

/** Whether the requested country can do what is asked, for the conduct. `findings`: those that apply on the day. */
export function powerOf(findings: readonly Finding[], question: PowerQuestion): Power {
  const { requesting, requested, measure } = question
  const { principal, beside } = MEASURE_REQUIREMENTS[measure]
  const entry = (requirement: string, country: string, isPrincipal: boolean): PowerEntry => ({
    requirement,
    country,
    finding: findingOf(findings, country, requirement),
    principal: isPrincipal,
  })
  const entries = [
    ...principal.map((id) => entry(id, requested, true)),
    // A team is made by two: both need a basis for it.
    ...(measure === 'joint-team' ? principal.map((id) => entry(id, requesting, true)) : []),
    ...beside.map((id) => entry(id, requested, false)),
  ]
  const leading = entries.filter((one) => one.principal).map(({ finding }) => finding)
  const { compared = [], ...answer } = answerFor(findings, leading, question)
  const rested = [...leading, ...compared]
  return { ...answer, confidence: weakestOf(rested.map((finding) => finding?.confidence ?? null)), entries, rested }
}

/** `compared`: offences whose penalties were held side by side to answer. */
type Limited = { answer: Answer; limits: Limit[]; compared?: (Finding | null)[] }

function answerFor(
  findings: readonly Finding[],
  leading: readonly (Finding | null)[],
  question: PowerQuestion,
): Limited {
  const [first = null, second = null] = leading
  switch (question.measure) {
    case 'preservation': {
      const base = answerPreservation(answerOf(first), answerOf(second), question.budapest)
      return limitScope(base, second, question.conduct)
    }
    case 'joint-team':
      return answerTeam(first, second)
    case 'extradition':
      return answerExtradition(findings, first, question)
    default:
      return limitScope({ answer: answerOf(first), limits: [] }, first, question.conduct)
  }
}

/**
 * Preservation for another country, from coo-foreign-preservation (`foreign`) and pro-preservation (`domestic`). The
 * first one's own test has "by treaty with no domestic power" as partial, so where the Budapest Convention is in force
 * between the two a lacking domestic power is weighed once and not turned into a "no". Where it is not, what rests on
 * its art. 29 does not serve the requesting country: the record does not say which part would, so no more than partly.
 */
export function answerPreservation(foreign: Answer, domestic: Answer, budapest: TreatyBetween['inForce']): Limited {
  if (budapest === 'yes') {
    const lacking = domestic === 'no'
    const answer = allOf([foreign, lacking ? 'partly' : domestic])
    return { answer, limits: lacking && answer === 'partly' ? ['no-power'] : [] }
  }
  // Not known whether the treaty helps out: then neither is what a lacking domestic power means.
  const power = budapest === 'unknown' && domestic === 'no' && foreign !== 'no' ? 'unknown' : domestic
  const answer = allOf([atMostPartly(foreign), power])
  return { answer, limits: answer === 'partly' && foreign === 'yes' ? ['treaty-only'] : [] }
}

/** Both need a basis; that it is the same one is only shown where both name the MERCOSUR agreement. */
function answerTeam(one: Finding | null, other: Finding | null): Limited {
  const answer = allOf([answerOf(one), answerOf(other)])
  const isCommon = [one, other].every((finding) => /\bmercosur\b/i.test(wordsOf(finding, 'instrument')?.en ?? ''))
  return answer === 'yes' && !isCommon ? { answer: 'partly', limits: ['no-common-basis'] } : { answer, limits: [] }
}

const DISTRIBUTION = 'off-distribution'
const POSSESSION = 'off-possession'

/**
 * coo-extradition is judged by distribution and simple possession: met says that both pass the country's test, partial
 * that distribution does. Another conduct passes it too where its prison terms are no lighter than theirs; otherwise
 * the record does not say, and the answer is no more than partly (no "no" follows from a test of other conducts).
 */
function answerExtradition(
  findings: readonly Finding[],
  finding: Finding | null,
  { requested, conduct, day }: PowerQuestion,
): Limited {
  const answer = answerOf(finding)
  if (answer === 'unknown') return { answer, limits: [] }
  const tested: Conduct[] = answer === 'yes' ? [DISTRIBUTION, POSSESSION] : answer === 'partly' ? [DISTRIBUTION] : []
  if (tested.includes(conduct)) return { answer: 'yes', limits: [] }
  if (conduct === DISTRIBUTION || conduct === POSSESSION) return { answer, limits: [] }
  if (answer === 'no') return { answer: 'unknown', limits: ['not-tested'] }
  const terms = (id: Conduct) => {
    const { rows, isWhole } = thresholdOf(findings, requested, id, day)
    return isWhole ? rows.map(({ penalty }) => penalty) : []
  }
  const passing = tested.find((id) => areNoLighterThan(terms(conduct), terms(id)))
  if (passing === undefined) return { answer: 'partly', limits: ['not-tested'] }
  return { answer: 'yes', limits: [], compared: [conduct, passing].map((id) => findingOf(findings, requested, id)) }
}

/** These requirements' own tests say that the power, where met, reaches production and distribution. */
const REACH: Readonly<Partial<Record<string, readonly Conduct[]>>> = {
  'pro-interception': ['off-production', DISTRIBUTION],
  'pro-traffic-realtime': ['off-production', DISTRIBUTION],
}
// Victims' interviews have no list of offences: the test is about sexual offences against children.
const WITHOUT_SCOPE: readonly string[] = ['pro-interview']

function limitScope(base: Limited, power: Finding | null, conduct: Conduct): Limited {
  if (base.answer !== 'yes' || power === null) return base
  const { requirement } = power
  if (WITHOUT_SCOPE.includes(requirement) || REACH[requirement]?.includes(conduct)) return base
  const scope = readScope(power)
  return scope === 'any' ? base : { answer: 'partly', limits: [...base.limits, scope] }
}

const ANY = /^any( offence| offence under investigation|, if relevant| criminal matter, if indispensable)?$/i
const NOT_TOLD = /^(-|–|none|not (verified|found|stated|read|established)|no list found)?$/i

/** Whether a power reaches any offence, as the record's words have it; a list may or may not hold the conduct. */
export function readScope(finding: Finding): 'any' | 'scope' | 'scope-unknown' {
  const text = (wordsOf(finding, 'offenceScope')?.en ?? '').trim()
  if (ANY.test(text)) return 'any'
  return NOT_TOLD.test(text) ? 'scope-unknown' : 'scope'
}
