import { type ConductPenalties, penaltiesFor } from '../law/conduct-rules'
import { WORKSHOP_DAY } from '../law/periods'
import type { Confidence, Finding, Period, Provision, Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import { type AgeBand, type AgeFit, fitAge, readAgeLimit } from './age-rules'
import { type CaseFacts, type CaseQuery, type Involved, type Missing, TIES, type Tie } from './case-schema'
import { type ChannelEntry, channelsOf } from './channel-rules'
import {
  addDuration,
  daysBetween,
  type PreservationTerm,
  type RetentionTerm,
  readPreservation,
  readRetention,
} from './clock-rules'
import { powerOf as powerForConduct, readScope } from './power-rules'
import { allOf, answerOf, atMostPartly, findingOf, weakestOf, wordsOf } from './rules'
import { type Answer, CHANNELS, type Conduct, MEASURE_REQUIREMENTS, type Measure, TREATY_REQUIREMENTS } from './schema'
import { type TreatyBetween, treatiesBetween } from './treaty-rules'

/*
 * From the facts of a case to its sheet. Offences, ages, retention, jurisdiction and limitation are read on the day of
 * the facts; powers, orders, treaties and channels on today's, since procedure is done under the law of its own day.
 * Where the other day's record differs, both are shown.
 */

/** A requirement's finding on the day of the facts and today's, and how the law changed in between. */
export type Entry = { requirement: string; then: Finding | null; now: Finding | null; change: Change | null }

/**
 * `status`: the status is another one today; `law`: the same, by other provisions or for another reason; `recorded`:
 * nothing is recorded for the day of the facts, but for today there is. `on`: the last day it changed.
 */
export type Change = { kind: 'status' | 'law'; on: string; status: Status } | { kind: 'recorded'; status: Status }

export type AgeEntry = {
  fit: AgeFit
  /** The limit in the record's own words, and the finding that has it. */
  words: Localised | null
  finding: Finding | null
}

export type OffenceEntry = Entry & {
  conduct: Conduct
  /** Whether the facts are an offence there: the status and, where the record limits it, the child's age. */
  answer: Answer
  /** The weakest of the findings that the answer rests on; null where one of them is not recorded. */
  confidence: Confidence | null
  penalties: ConductPenalties
  /** Null where the record has no age limit for this offence, or there is no offence to be limited. */
  age: AgeEntry | null
}

/** A power with the measures that it serves. */
export type PowerEntry = Entry & { measures: Measure[] }

export type RetentionClock = { term: RetentionTerm; ends: string; daysLeft: number }
/** Of an order given today: when its first term ends, and its longest where it can be renewed or extended. */
export type PreservationClock = { term: PreservationTerm; ends: string; longestEnds: string | null }

export type CountrySheet = {
  country: string
  ties: Tie[]
  offences: OffenceEntry[]
  powers: PowerEntry[]
  /** For each measure sought, whether the country has the power today for these conducts. */
  measures: { measure: Measure; answer: Answer; confidence: Confidence | null }[]
  retention: Entry & { clocks: RetentionClock[] }
  preservation: Entry & { clocks: PreservationClock[] }
  /** The end that data still kept meet first; else the last that has passed; null where no date is supported. */
  nearest: RetentionClock | null
  jurisdiction: Entry
  limitation: Entry
  channels: ChannelEntry[]
}

export type PairSheet = { countries: [string, string]; treaties: TreatyBetween[] }
export type CaseSheet = { countries: CountrySheet[]; pairs: PairSheet[] }

/** What the address still lacks for a sheet, in the form's order. */
export function missingFrom(query: CaseQuery, today: string): Missing[] {
  const missing: Missing[] = []
  if (query.facts === undefined) missing.push('facts')
  else if (query.facts > today) missing.push('future')
  if (query.conduct === undefined) missing.push('conduct')
  if (TIES.every((tie) => query[tie] === undefined)) missing.push('country')
  return missing
}

/** The facts that the address tells; null while it lacks any of them. `order`: the countries as the sheet has them. */
export function readFacts(query: CaseQuery, today: string, order: readonly string[]): CaseFacts | null {
  const { facts: day, conduct: conducts, age = 'unknown', data: measures = [] } = query
  if (missingFrom(query, today).length > 0 || day === undefined || conducts === undefined) return null
  const involved = order.flatMap((country): Involved[] => {
    const ties = TIES.filter((tie) => query[tie]?.includes(country))
    return ties.length === 0 ? [] : [{ country, ties }]
  })
  return { day, conducts, involved, age, measures }
}

/** Every requirement whose findings a sheet of these facts is made of. */
export function requirementsOf({ conducts, measures }: CaseFacts): string[] {
  const powers = measures.flatMap((measure) => requirementsFor(measure))
  const always = ['off-child-age', 'off-jurisdiction', 'off-limitation', 'pro-retention', 'pro-preservation']
  // Extradition is tested by these two, and other conducts are held against them.
  const tested = measures.includes('extradition') ? ['off-distribution', 'off-possession'] : []
  return [...new Set([...conducts, ...tested, ...always, ...powers, ...TREATY_REQUIREMENTS, ...CHANNELS])]
}

/** `then`, `now`: the findings of `requirementsOf` that apply on the day of the facts and on today's. */
export function drawUp(facts: CaseFacts, then: readonly Finding[], now: readonly Finding[], today: string): CaseSheet {
  const countries = facts.involved.map(({ country, ties }): CountrySheet => {
    const entry = (requirement: string) => entryOf(requirement, country, { then, now }, facts.day, today)
    const retention = { ...entry('pro-retention') }
    const clocks = retentionClocks(retention.then, facts.day, today)
    const preservation = entry('pro-preservation')
    return {
      country,
      ties,
      offences: facts.conducts.map((conduct) => offenceOf(entry(conduct), conduct, facts, entry('off-child-age').then)),
      powers: powersFor(facts.measures).map(({ requirement, measures }) => ({ ...entry(requirement), measures })),
      measures: facts.measures.map((measure) => powerOf(measure, country, now, facts, today)),
      retention: { ...retention, clocks },
      preservation: { ...preservation, clocks: preservationClocks(preservation.now, today) },
      nearest: nearestOf(clocks),
      jurisdiction: entry('off-jurisdiction'),
      limitation: entry('off-limitation'),
      channels: channelsOf(now, country),
    }
  })
  const codes = facts.involved.map(({ country }) => country)
  const pairs = codes.flatMap((one, index) =>
    codes.slice(index + 1).map((other): PairSheet => {
      return { countries: [one, other], treaties: treatiesBetween(now, one, other, today) }
    }),
  )
  return { countries, pairs }
}

function entryOf(
  requirement: string,
  country: string,
  found: { then: readonly Finding[]; now: readonly Finding[] },
  day: string,
  today: string,
): Entry {
  const then = findingOf(found.then, country, requirement)
  const now = findingOf(found.now, country, requirement)
  return { requirement, then, now, change: changeBetween(then, now, day, today) }
}

/** How the law changed after the day of the facts, as far as today's finding says; null where it did not. */
export function changeBetween(then: Finding | null, now: Finding | null, day: string, today: string): Change | null {
  if (then === null) return now === null ? null : { kind: 'recorded', status: now.status }
  if (now === null) return { kind: 'status', on: then.period.to ?? today, status: 'unknown' }
  if (then.id !== now.id) {
    const kind = then.status === now.status ? 'law' : 'status'
    return { kind, on: now.period.from ?? WORKSHOP_DAY, status: now.status }
  }
  const on = lastTurn(now.provisions, day, today)
  return on === null ? null : { kind: 'law', on, status: now.status }
}

// The last day after the first and up to the second on which a cited provision came into force or ended.
function lastTurn(provisions: readonly Provision[], day: string, today: string): string | null {
  const turns = provisions.flatMap(({ period: { from, to } }) => [from, to].filter((turn) => turn !== null))
  return (
    turns
      .filter((turn) => turn > day && turn <= today)
      .sort()
      .at(-1) ?? null
  )
}

// The offences about the material, whose child's age is a requirement of its own.
const ABOUT_MATERIAL: readonly Conduct[] = [
  'off-production',
  'off-offering',
  'off-distribution',
  'off-exchange',
  'off-sale',
  'off-procurement',
  'off-possession',
  'off-possession-intent',
  'off-access',
  'off-virtual',
]

function offenceOf(entry: Entry, conduct: Conduct, facts: CaseFacts, childAge: Finding | null): OffenceEntry {
  const { then } = entry
  const age = ageOf(conduct, then, childAge, facts.age)
  return {
    ...entry,
    conduct,
    age,
    answer: fitAnswer(answerOf(then), age?.fit ?? null, facts.age),
    confidence: weakestOf([then, ...(age === null || facts.age === 'unknown' ? [] : [age.finding])].map(confidenceOf)),
    penalties: penaltiesFor(conduct, then?.provisions ?? [], facts.day),
  }
}

function ageOf(conduct: Conduct, offence: Finding | null, childAge: Finding | null, band: AgeBand): AgeEntry | null {
  if (!isInPlace(offence)) return null
  if (conduct === 'off-grooming') return ageEntry(offence, 'victimAgeLimit', band)
  if (!ABOUT_MATERIAL.includes(conduct)) return null
  const entry = ageEntry(childAge, 'ageLimit', band)
  // Met, by its own test, is every child under 18 in all the material offences: a lower limit beside is of another one.
  return entry.fit === 'narrower' && childAge?.status === 'met' ? { ...entry, fit: 'inside' } : entry
}

function ageEntry(finding: Finding | null, attribute: string, band: AgeBand): AgeEntry {
  const words = wordsOf(finding, attribute)
  const limit = isInPlace(finding) && words !== null ? readAgeLimit(words.en ?? '') : null
  return { fit: fitAge(band, limit), words, finding }
}

/**
 * The status' answer, brought down by the child's age: outside the limit there is no offence, where it depends or is
 * narrower only partly one, and where the limit can't be read nothing is known. An age that nobody said changes nothing.
 */
export function fitAnswer(answer: Answer, fit: AgeFit | null, band: AgeBand): Answer {
  if (fit === null || band === 'unknown') return answer
  if (fit === 'inside') return answer
  if (fit === 'outside') return allOf([answer, 'no'])
  return fit === 'unknown' ? allOf([answer, 'unknown']) : atMostPartly(answer)
}

function requirementsFor(measure: Measure): string[] {
  const { principal, beside } = MEASURE_REQUIREMENTS[measure]
  return [...principal, ...beside]
}

function powersFor(measures: readonly Measure[]): { requirement: string; measures: Measure[] }[] {
  const all = [...new Set(measures.flatMap(requirementsFor))]
  return all.map((requirement) => ({
    requirement,
    measures: measures.filter((measure) => requirementsFor(measure).includes(requirement)),
  }))
}

/**
 * Whether the country's own authorities have the power today for these conducts. Preservation is judged by the country's
 * own order, not by what it does for others; a joint team by its basis, since its partner is not told.
 */
function powerOf(measure: Measure, country: string, now: readonly Finding[], facts: CaseFacts, today: string) {
  const principal = measure === 'preservation' ? ['pro-preservation'] : MEASURE_REQUIREMENTS[measure].principal
  const findings = principal.map((requirement) => findingOf(now, country, requirement))
  const confidence = weakestOf(findings.map(confidenceOf))
  if (measure === 'joint-team') return { measure, answer: allOf(findings.map(answerOf)), confidence }
  const [own = null] = findings
  if (measure === 'preservation') {
    const isLimited = own !== null && readScope(own) !== 'any'
    return { measure, answer: isLimited ? atMostPartly(answerOf(own)) : answerOf(own), confidence }
  }
  const question = { requesting: country, requested: country, measure, budapest: 'unknown', day: today } as const
  const powers = facts.conducts.map((conduct) => powerForConduct(now, { ...question, conduct }))
  return {
    measure,
    answer: summarise(powers.map(({ answer }) => answer)),
    confidence: weakestOf(powers.map((power) => power.confidence)),
  }
}

/** One word for several conducts: theirs where they agree; else partly where any has it, and else not known. */
export function summarise(answers: readonly Answer[]): Answer {
  const [first = 'unknown', ...others] = answers
  if (others.every((answer) => answer === first)) return first
  return answers.includes('yes') || answers.includes('partly') ? 'partly' : 'unknown'
}

function confidenceOf(finding: Finding | null): Confidence | null {
  return finding?.confidence ?? null
}

/** The clocks of a duty to keep data, for those that arose on the day of the facts; none where no duty is in place. */
export function retentionClocks(finding: Finding | null, day: string, today: string): RetentionClock[] {
  if (!isInPlace(finding)) return []
  return readRetention(wordsOf(finding, 'period')?.en ?? '').map((term) => {
    const ends = addDuration(day, term.duration)
    return { term, ends, daysLeft: daysBetween(today, ends) }
  })
}

/** The clocks of an order to preserve data given today. */
export function preservationClocks(finding: Finding | null, today: string): PreservationClock[] {
  if (!isInPlace(finding)) return []
  return readPreservation(wordsOf(finding, 'timeLimit')?.en ?? '').map((term) => {
    if (term.kind === 'apply') return { term, ends: addDuration(today, term.within), longestEnds: null }
    const longestEnds = term.longest === null ? null : addDuration(today, term.longest)
    return { term, ends: addDuration(today, term.first), longestEnds }
  })
}

// The first of two stages ends nothing: the data are kept on.
function nearestOf(clocks: readonly RetentionClock[]): RetentionClock | null {
  const whole = clocks.filter(({ term }) => term.stage !== 'first').sort((a, b) => a.daysLeft - b.daysLeft)
  return whole.find(({ daysLeft }) => daysLeft >= 0) ?? whole.at(-1) ?? null
}

function isInPlace(finding: Finding | null): finding is Finding {
  return finding?.status === 'met' || finding?.status === 'partial'
}

/** Whether a cited provision is in force on the day. A beginning that is not recorded lies in the past. */
export function isInForce({ from, to }: Period, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to)
}
