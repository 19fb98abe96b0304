import type { Confidence, Finding } from '../law/schema'
import { type Reservations, readReservations } from './reservation-rules'
import { dayOf, findingOf, weakestOf, wordsOf } from './rules'
import { type Answer, type Conduct, type Measure, TREATIES, type Treaty } from './schema'

/** Whether a treaty binds a country on the day, with the finding that says so. */
export type TreatySide = {
  country: string
  /** Never "partly": a treaty that is signed or invited to and not in force does not bind. */
  bound: Exclude<Answer, 'partly'>
  inForceOn: string | null
  reservations: Reservations
  finding: Finding | null
}

export type TreatyBetween = {
  treaty: Treaty
  inForce: Exclude<Answer, 'partly'>
  /** The later of both days, where both are recorded: since then it is in force between the two. */
  since: string | null
  confidence: Confidence | null
  /** In the order asked for. */
  sides: [TreatySide, TreatySide]
}

// Their requirements' tests take "ratified, in force or not" for met: the day of entry into force must be recorded too.
const MET_BEFORE_IN_FORCE: readonly Treaty[] = ['budapest-2ap', 'un-cybercrime']

/**
 * The treaties on record between two countries on a day. `findings`: those of TREATY_REQUIREMENTS that apply on the
 * day. Bilateral and inter-American treaties, Palermo and reciprocity are not on record: a "no" here is never a reason
 * to say that a country cannot help.
 */
export function treatiesBetween(
  findings: readonly Finding[],
  one: string,
  other: string,
  day: string,
): TreatyBetween[] {
  return TREATIES.map((treaty) => {
    const sides: [TreatySide, TreatySide] = [
      sideOf(treaty, findingOf(findings, one, `coo-${treaty}`), one, day),
      sideOf(treaty, findingOf(findings, other, `coo-${treaty}`), other, day),
    ]
    const inForce = inForceBetween(treaty, sides[0].bound, sides[1].bound)
    return {
      treaty,
      inForce,
      since: inForce === 'yes' ? laterOf(sides[0].inForceOn, sides[1].inForceOn) : null,
      confidence: weakestOf(sides.map(({ finding }) => finding?.confidence ?? null)),
      sides,
    }
  })
}

// Days are ISO texts, so they sort as texts.
function laterOf(one: string | null, other: string | null): string | null {
  return one === null || other === null ? null : ([one, other].sort()[1] ?? null)
}

export function sideOf(treaty: Treaty, finding: Finding | null, country: string, day: string): TreatySide {
  const inForceOn = dayOf(finding, 'inForceOn')
  return {
    country,
    bound: isBound(treaty, finding, inForceOn, day),
    inForceOn,
    reservations: readReservations(wordsOf(finding, 'reservations')),
    finding,
  }
}

function isBound(treaty: Treaty, finding: Finding | null, inForceOn: string | null, day: string): TreatySide['bound'] {
  if (finding === null || finding.status === 'unknown') return 'unknown'
  if (finding.status !== 'met') return 'no'
  if (inForceOn !== null) return inForceOn <= day ? 'yes' : 'no'
  return MET_BEFORE_IN_FORCE.includes(treaty) ? 'unknown' : 'yes'
}

/**
 * Both bound: in force between them. One not bound: not. Else not known. The Ibero-American requirement covers two
 * treaties (COMJIB agreement of 2014, Medellín Treaty of 2019) and is met by either, so two that meet it may be bound
 * by different ones.
 */
export function inForceBetween(
  treaty: Treaty,
  one: TreatySide['bound'],
  other: TreatySide['bound'],
): TreatyBetween['inForce'] {
  if (one === 'no' || other === 'no') return 'no'
  if (one === 'unknown' || other === 'unknown' || treaty === 'comjib') return 'unknown'
  return 'yes'
}

/** Articles of each treaty that serve a measure; `general` ones serve any. The Ibero-American texts are not read. */
export const TREATY_ARTICLES: Readonly<
  Record<Treaty, { measures: Partial<Record<Measure, readonly string[]>>; general: readonly string[] }>
> = {
  budapest: {
    measures: {
      preservation: ['29'],
      subscriber: ['31'],
      traffic: ['30', '31', '33'],
      content: ['31'],
      search: ['31'],
      interception: ['34'],
      extradition: ['24'],
    },
    general: ['25', '27', '35'],
  },
  'budapest-2ap': {
    measures: {
      subscriber: ['7', '8', '9', '10'],
      traffic: ['8', '9', '10'],
      content: ['9', '10'],
      interview: ['11'],
      'joint-team': ['12'],
    },
    general: [],
  },
  opsc: {
    measures: { extradition: ['5'] },
    general: ['6'],
  },
  'un-cybercrime': {
    measures: {
      preservation: ['42'],
      traffic: ['43', '44', '45'],
      subscriber: ['44'],
      content: ['44'],
      search: ['44'],
      interception: ['46'],
      extradition: ['37'],
      'joint-team': ['48'],
    },
    general: ['40', '41'],
  },
  comjib: { measures: {}, general: [] },
}

/**
 * The treaties' own offences: the article that obliges the Parties to punish the conduct. Extradition under Budapest
 * art. 24, OPSC art. 5 and UN art. 37 is for these offences only; assistance with electronic evidence under Budapest
 * arts. 25 to 35 is for any offence.
 */
export const CONDUCT_ARTICLES: Readonly<Partial<Record<Treaty, Partial<Record<Conduct, readonly string[]>>>>> = {
  budapest: {
    'off-production': ['9(1)(a)'],
    'off-offering': ['9(1)(b)'],
    'off-distribution': ['9(1)(c)'],
    'off-exchange': ['9(1)(c)'],
    'off-procurement': ['9(1)(d)'],
    'off-possession': ['9(1)(e)'],
    'off-virtual': ['9(2)(c)'],
  },
  opsc: {
    'off-production': ['3(1)(c)'],
    'off-offering': ['3(1)(c)'],
    'off-distribution': ['3(1)(c)'],
    'off-sale': ['3(1)(c)'],
    'off-possession-intent': ['3(1)(c)'],
    'off-csec': ['3(1)(b)'],
  },
  'un-cybercrime': {
    'off-production': ['14(1)(a)'],
    'off-offering': ['14(1)(a)'],
    'off-distribution': ['14(1)(a)'],
    'off-exchange': ['14(1)(a)'],
    'off-sale': ['14(1)(a)', '14(1)(d)'],
    'off-procurement': ['14(1)(b)'],
    'off-possession': ['14(1)(c)'],
    'off-access': ['14(1)(b)'],
    'off-virtual': ['14(3)'],
    'off-live': ['14(1)(a)'],
    'off-grooming': ['15'],
    'off-grooming-material': ['15'],
    'off-ncii': ['16'],
  },
}

// A reservation under Budapest art. 9(4) may exclude any of these, wherever the conduct is about the material.
const MATERIAL_SCOPE: readonly string[] = ['9(2)(b)', '9(2)(c)']
const RESERVABLE: readonly string[] = ['9(1)(d)', '9(1)(e)', ...MATERIAL_SCOPE]

/** Every article that a reservation may name to touch a request: of the conducts, of the measure, of assistance. */
export function articlesAtStake(treaty: Treaty, conducts: readonly Conduct[], measure: Measure): string[] {
  const own = conducts.flatMap((conduct) => CONDUCT_ARTICLES[treaty]?.[conduct] ?? [])
  const { measures, general } = TREATY_ARTICLES[treaty]
  const material = treaty === 'budapest' && own.length > 0 ? MATERIAL_SCOPE : []
  const all = [...own, ...material, ...(measures[measure] ?? []), ...general]
  return [...new Set(treaty === 'budapest' && all.some((one) => RESERVABLE.includes(one)) ? [...all, '9(4)'] : all)]
}

/**
 * Whether a treaty has an article for the measure and reaches the conduct: extradition, and all of the OPSC, are for
 * the treaty's own offences only.
 */
export function servesRequest(treaty: Treaty, conduct: Conduct, measure: Measure): boolean {
  const { measures, general } = TREATY_ARTICLES[treaty]
  const hasArticle = general.length > 0 || measures[measure] !== undefined
  if (measure === 'extradition' && measures.extradition === undefined) return false
  const isForOwn = measure === 'extradition' || treaty === 'opsc'
  return hasArticle && (!isForOwn || CONDUCT_ARTICLES[treaty]?.[conduct] !== undefined)
}
