import type { Confidence, Finding } from '../law/schema'
import { type ChannelEntry, channelsOf } from './channel-rules'
import { type Point, pointRequirements, pointsOf } from './difference-rules'
import { type Power, powerOf } from './power-rules'
import type { Reservations } from './reservation-rules'
import { allOf, answerOf, findingOf, weakestOf } from './rules'
import { type Answer, CHANNELS, type Conduct, MEASURE_REQUIREMENTS, type Measure, TREATY_REQUIREMENTS } from './schema'
import { type ThresholdSide, thresholdOf } from './threshold-rules'
import { CONDUCT_ARTICLES, type TreatyBetween, treatiesBetween } from './treaty-rules'

export type Question = {
  requesting: string
  requested: string
  conducts: readonly Conduct[]
  measure: Measure
  day: string
}

export type OffenceSide = { country: string; answer: Answer; finding: Finding | null }
export type DualCriminality = {
  answer: Answer
  confidence: Confidence | null
  sides: [OffenceSide, OffenceSide]
  /** Both punish it in part: not known whether the same part. */
  bothInPart: boolean
}
export type Threshold = { answer: Answer; confidence: Confidence | null; sides: [ThresholdSide, ThresholdSide] }

/** Whether a request for preservation may be refused for want of dual criminality (Budapest art. 29(3) and (4)). */
export type DualNeed = 'needed' | 'not-needed' | 'unknown'

export type ConductCheck = {
  conduct: Conduct
  overall: Answer
  decisive: Part[]
  /** The weakest of what the overall answer rests on. */
  confidence: Confidence | null
  /** The latest day on which a finding it rests on began; null: all held before the workshop. */
  since: string | null
  dual: DualCriminality
  need: DualNeed
  points: Point[]
  /** Asked of an extradition only. */
  threshold: Threshold | null
  power: Power
}

export type CooperationCheck = {
  conducts: ConductCheck[]
  treaties: TreatyBetween[]
  channels: ChannelEntry[]
}

/** Every requirement that answering needs findings of, each once. */
export function requirementsFor(conducts: readonly Conduct[], measure: Measure): string[] {
  const { principal, beside } = MEASURE_REQUIREMENTS[measure]
  const tested = measure === 'extradition' ? ['off-distribution', 'off-possession'] : []
  return [...new Set([...conducts, ...tested, ...principal, ...beside, ...TREATY_REQUIREMENTS])]
}

/** The same for a pair's page, which shows more. */
export function requirementsForPage(conducts: readonly Conduct[], measure: Measure): string[] {
  return [...new Set([...requirementsFor(conducts, measure), ...pointRequirements(conducts), ...CHANNELS])]
}

/** `findings`: those of requirementsForPage that apply on the day, of both countries. */
export function checkCooperation(findings: readonly Finding[], question: Question): CooperationCheck {
  const { requesting, requested, conducts, measure, day } = question
  const treaties = treatiesBetween(findings, requesting, requested, day)
  return {
    conducts: conducts.map((conduct) => ({
      ...checkConduct(findings, { requesting, requested, conduct, measure, day, treaties }),
      points: pointsOf(findings, conduct, requesting, requested),
    })),
    treaties,
    channels: channelsOf(findings, requested),
  }
}

export type ConductQuestion = Omit<Question, 'conducts'> & { conduct: Conduct; treaties: readonly TreatyBetween[] }

export function checkConduct(
  findings: readonly Finding[],
  { requesting, requested, conduct, measure, day, treaties }: ConductQuestion,
): Omit<ConductCheck, 'points'> {
  const budapest = treaties.find(({ treaty }) => treaty === 'budapest')
  const dual = dualCriminality(findings, conduct, requesting, requested)
  const threshold = measure === 'extradition' ? checkThreshold(findings, conduct, requesting, requested, day) : null
  const power = powerOf(findings, {
    requesting,
    requested,
    conduct,
    measure,
    budapest: budapest?.inForce ?? 'unknown',
    day,
  })
  const need = measure === 'preservation' ? needOfDual(conduct, budapest) : 'needed'
  const parts = { dual: dual.answer, threshold: threshold?.answer ?? null, power: power.answer, need }
  const relied = [
    ...(need === 'not-needed' ? [] : dual.sides.map(({ finding }) => finding)),
    // What preservation needs, and what a lacking power means, turn on whether both are bound by the Budapest Convention.
    ...(measure === 'preservation' ? (budapest?.sides.map(({ finding }) => finding) ?? []) : []),
    ...power.rested,
  ]
  return {
    conduct,
    overall: overallAnswer(parts),
    decisive: decisiveParts(parts),
    confidence: weakestOf(relied.map((finding) => finding?.confidence ?? null)),
    since: latestStart(relied),
    dual,
    need,
    threshold,
    power,
  }
}

/** Whether both punish the conduct: symmetric in the two countries. */
export function dualCriminality(
  findings: readonly Finding[],
  conduct: Conduct,
  one: string,
  other: string,
): DualCriminality {
  const side = (country: string): OffenceSide => {
    const finding = findingOf(findings, country, conduct)
    return { country, answer: answerOf(finding), finding }
  }
  const sides: [OffenceSide, OffenceSide] = [side(one), side(other)]
  return {
    answer: allOf(sides.map(({ answer }) => answer)),
    confidence: weakestOf(sides.map(({ finding }) => finding?.confidence ?? null)),
    sides,
    bothInPart: sides.every(({ answer }) => answer === 'partly'),
  }
}

function checkThreshold(
  findings: readonly Finding[],
  conduct: Conduct,
  one: string,
  other: string,
  day: string,
): Threshold {
  const sides: [ThresholdSide, ThresholdSide] = [
    thresholdOf(findings, one, conduct, day),
    thresholdOf(findings, other, conduct, day),
  ]
  return {
    answer: allOf(sides.map(({ answer }) => answer)),
    confidence: weakestOf(sides.map(({ finding }) => finding?.confidence ?? null)),
    sides,
  }
}

// Offences that art. 9 obliges every Party to punish: no reservation is possible to 9(1)(a), (b) and (c).
const WITHOUT_RESERVATION: readonly string[] = ['9(1)(a)', '9(1)(b)', '9(1)(c)']

/**
 * Budapest art. 29(3): dual criminality is no condition for preservation. Art. 29(4) lets a Party reserve the right to
 * refuse for want of it, but not for the offences of arts. 2 to 11. Without the Convention between the two, dual
 * criminality counts as for any assistance.
 */
export function needOfDual(conduct: Conduct, budapest: TreatyBetween | undefined): DualNeed {
  if (budapest === undefined || budapest.inForce === 'unknown') return 'unknown'
  if (budapest.inForce === 'no') return 'needed'
  const articles = CONDUCT_ARTICLES.budapest?.[conduct] ?? []
  if (articles.some((article) => WITHOUT_RESERVATION.includes(article))) return 'not-needed'
  return needByReservation(budapest.sides[1].reservations)
}

// A list of reservations that leaves 29(4) out is not known to be complete, nor is a search that found none.
function needByReservation({ kind, words, articles }: Reservations): DualNeed {
  if (kind === 'none') return /^none\b\W*$/i.test(words?.en ?? '') ? 'not-needed' : 'unknown'
  const named = articles.find(({ article }) => article === '29(4)' || article === '29')
  if (named?.as === 'named') return 'needed'
  return named?.as === 'withdrawn' || named?.as === 'free' ? 'not-needed' : 'unknown'
}

export type Part = 'dual' | 'threshold' | 'power'
export type Parts = { dual: Answer; threshold: Answer | null; power: Answer; need: DualNeed }

/**
 * Extradition: dual criminality, threshold and the requested country's rule. Other measures: dual criminality and
 * power. Preservation where dual criminality is no condition: power alone; where it is not known whether it is one, a
 * "no" on dual criminality leaves the answer open.
 */
export function overallAnswer(parts: Parts): Answer {
  return allOf(weigh(parts).map(([, answer]) => answer))
}

/** The parts that make the overall answer what it is. */
export function decisiveParts(parts: Parts): Part[] {
  const overall = overallAnswer(parts)
  return weigh(parts).flatMap(([part, answer]) => (answer === overall ? [part] : []))
}

function weigh({ dual, threshold, power, need }: Parts): [Part, Answer][] {
  if (need === 'not-needed') return [['power', power]]
  const weighed: [Part, Answer][] = [['dual', need === 'unknown' && dual === 'no' ? 'unknown' : dual]]
  if (threshold !== null) weighed.push(['threshold', threshold])
  return [...weighed, ['power', power]]
}

function latestStart(findings: readonly (Finding | null)[]): string | null {
  const days = findings.flatMap((finding) => finding?.period.from ?? [])
  return days.sort().at(-1) ?? null
}
