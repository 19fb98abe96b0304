import type { Status } from '../law/schema'
import type { StageState } from './procedure-schema'

/** What a stage's state depends on: each requirement of it, with its status in one country. */
export type Link = { core: boolean; status: Status }

/**
 * How a stage stands. Where all is known: broken where an essential requirement is a gap (the chain can't go around
 * it) or where every requirement is; whole where all are met; in part otherwise. The essential ones weigh more because
 * the framework marks as such what an investigation can't do without: a missing hotline weakens a report's arrival, a
 * missing power to preserve ends the case.
 *
 * Where something is unknown, the stage has the state that it would have whatever the unknown turned out to be, and is
 * unknown where that differs. So an unknown never counts as a gap, nor as met.
 */
export function stageState(links: readonly Link[]): StageState {
  const has = (status: Status) => links.some((link) => link.status === status)
  if (links.length === 0) return 'unknown'
  if (links.some(({ core, status }) => core && status === 'gap')) return 'broken'
  if (links.every(({ status }) => status === 'gap')) return 'broken'
  // An essential requirement that is unknown may be a gap, and so may all be where nothing but gaps is known.
  if (links.some(({ core, status }) => core && status === 'unknown')) return 'unknown'
  if (has('unknown') && !has('met') && !has('partial')) return 'unknown'
  if (has('partial') || has('gap')) return 'part'
  return has('unknown') ? 'unknown' : 'whole'
}

/** What is in the way of a lane's block: nothing at all is there, nothing is known, or there is something to show. */
export function blockKind(statuses: readonly Status[]): 'gap' | 'unknown' | 'shown' {
  if (statuses.length > 0 && statuses.every((status) => status === 'gap')) return 'gap'
  return statuses.every((status) => status === 'unknown') ? 'unknown' : 'shown'
}

export type Lane = { country: string; stages: readonly { stage: string; state: StageState }[] }

export type ChainSummary = {
  /** Countries where at least one stage is broken, in the lanes' order. */
  broken: string[]
  /** Where it is broken: the stage that most countries lack first, then in the pathway's order. */
  breaks: { stage: string; countries: string[] }[]
  /** Countries without a broken stage, of which at least one stage is not known: nothing is said of their chain. */
  open: string[]
  /** Countries whose every stage is known to be there, whole or in part. */
  closed: string[]
  /** How many stages, over all lanes, have each state. */
  counts: Record<StageState, number>
}

/** The chains in figures. A stage that is not known breaks none and holds none. */
export function summariseChains(lanes: readonly Lane[]): ChainSummary {
  const breaks = new Map<string, string[]>()
  const counts: Record<StageState, number> = { whole: 0, part: 0, broken: 0, unknown: 0 }
  for (const { country, stages } of lanes)
    for (const { stage, state } of stages) {
      counts[state] += 1
      if (state === 'broken') breaks.set(stage, [...(breaks.get(stage) ?? []), country])
    }
  const order = lanes[0]?.stages.map(({ stage }) => stage) ?? []
  const withState = (lane: Lane, wanted: StageState) => lane.stages.some(({ state }) => state === wanted)
  const whole = lanes.filter((lane) => !withState(lane, 'broken'))
  return {
    broken: lanes.filter((lane) => withState(lane, 'broken')).map(({ country }) => country),
    breaks: order
      .flatMap((stage) => {
        const countries = breaks.get(stage)
        return countries ? [{ stage, countries }] : []
      })
      .sort((a, b) => b.countries.length - a.countries.length),
    open: whole.filter((lane) => withState(lane, 'unknown')).map(({ country }) => country),
    closed: whole.filter((lane) => !withState(lane, 'unknown')).map(({ country }) => country),
    counts,
  }
}
