import { bestPractice } from '@/lib/comparison/procedure-best-rules'
import { stageState } from '@/lib/comparison/procedure-rules'
import type { Practice, Stage, StageRequirement, StageState } from '@/lib/comparison/procedure-schema'
import type { Status } from '@/lib/law/schema'

/** A requirement in a lane, with what is recorded for it that day. */
export type Power = { requirement: StageRequirement; status: Status; practice: Practice | undefined }
export type Block = { stage: Stage; state: StageState; powers: Power[] }
export type LaneView = { country: string; name: string; blocks: Block[] }

/** The reference lane: for each requirement, who does it best among the participants, and how many meet it. */
export type Reference = { stage: Stage; best: { requirement: StageRequirement; practices: Practice[]; met: number }[] }

export function lanesOf(
  countries: readonly { code: string; name: string }[],
  stages: readonly Stage[],
  practices: readonly Practice[],
): LaneView[] {
  const byCell = new Map(practices.map((practice) => [`${practice.country} ${practice.requirement}`, practice]))
  return countries.map(({ code, name }) => ({
    country: code,
    name,
    blocks: stages.map((stage) => {
      const powers = stage.requirements.map((requirement) => {
        const practice = byCell.get(`${code} ${requirement.id}`)
        return { requirement, status: practice?.status ?? ('unknown' as const), practice }
      })
      const links = powers.map(({ requirement, status }) => ({ core: requirement.core, status }))
      return { stage, state: stageState(links), powers }
    }),
  }))
}

export function referenceOf(
  participants: readonly string[],
  stages: readonly Stage[],
  practices: readonly Practice[],
): Reference[] {
  return stages.map((stage) => ({
    stage,
    best: stage.requirements.map((requirement) => {
      const found = practices.filter(
        (practice) => practice.requirement === requirement.id && participants.includes(practice.country),
      )
      return {
        requirement,
        practices: bestPractice(found, requirement.attributes),
        met: found.filter(({ status }) => status === 'met').length,
      }
    }),
  }))
}
