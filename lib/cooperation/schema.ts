import type { Confidence, Finding } from '../law/schema'

/**
 * What the cooperation check answers. These are answers, not statuses: a status says what one country's law has, an
 * answer what follows for two countries and one request.
 */
export const ANSWERS = ['yes', 'partly', 'no', 'unknown'] as const
export type Answer = (typeof ANSWERS)[number]

/** What one country can ask of another. */
export const MEASURES = [
  'preservation',
  'subscriber',
  'traffic',
  'content',
  'search',
  'interception',
  'interview',
  'extradition',
  'joint-team',
] as const
export type Measure = (typeof MEASURES)[number]

/** The offence requirements that a request can be about: conducts, not definitions nor rules on liability. */
export const CONDUCTS = [
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
  'off-live',
  'off-grooming',
  'off-grooming-material',
  'off-sextortion',
  'off-corruption',
  'off-csec',
  'off-ncii',
] as const
export type Conduct = (typeof CONDUCTS)[number]

/**
 * The requirements that carry a measure in the requested country: `principal` gives the answer, what is `beside` is
 * shown with it. Preservation has two principal ones (see lib/cooperation/power-rules.ts).
 */
export const MEASURE_REQUIREMENTS: Readonly<
  Record<Measure, { principal: readonly string[]; beside: readonly string[] }>
> = {
  preservation: { principal: ['coo-foreign-preservation', 'pro-preservation'], beside: [] },
  subscriber: { principal: ['pro-subscriber'], beside: ['pro-emergency'] },
  traffic: { principal: ['pro-production'], beside: ['pro-partial-disclosure', 'pro-traffic-realtime'] },
  content: { principal: ['pro-production'], beside: ['pro-search'] },
  search: { principal: ['pro-search'], beside: ['pro-extended-search'] },
  interception: { principal: ['pro-interception'], beside: [] },
  interview: { principal: ['pro-interview'], beside: [] },
  extradition: { principal: ['coo-extradition'], beside: [] },
  'joint-team': { principal: ['coo-jit'], beside: [] },
}

/** The treaties on record; `coo-<treaty>` is the requirement that says who is bound. */
export const TREATIES = ['budapest', 'budapest-2ap', 'opsc', 'un-cybercrime', 'comjib'] as const
export type Treaty = (typeof TREATIES)[number]
export const TREATY_REQUIREMENTS = TREATIES.map((treaty) => `coo-${treaty}`)

/** Where a request is sent and who answers: 24/7 point, central authority, networks, providers. */
export const CHANNELS = ['coo-247', 'coo-mla', 'coo-networks', 'coo-providers'] as const
export type Channel = (typeof CHANNELS)[number]

/** An answer with what it rests on. */
export type Rested = {
  answer: Answer
  /** The weakest of the findings it rests on; null where one of them is not recorded at all. */
  confidence: Confidence | null
  findings: Finding[]
}

export const isConduct = (id: string): id is Conduct => CONDUCTS.some((conduct) => conduct === id)
