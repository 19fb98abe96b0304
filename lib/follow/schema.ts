import { z } from 'zod'

export const FOLLOW_KINDS = ['country', 'requirement'] as const
export type FollowKind = (typeof FOLLOW_KINDS)[number]

/** How often a letter comes. */
export const PACES = ['daily', 'weekly', 'never'] as const
export type Pace = (typeof PACES)[number]

export const kindSchema = z.enum(FOLLOW_KINDS)
export const paceSchema = z.enum(PACES)

/** Of each finding, by its id, the moment of the last word on it that the reader was told of. */
export const seenSchema = z.record(z.string(), z.string())
export type Seen = z.infer<typeof seenSchema>

export type Followed = { kind: FollowKind; subject: string }
export type FollowedSince = Followed & { seen: Seen }

/** What an account follows, as its page has it. */
export type FollowView = {
  every: Pace
  version: number
  countries: string[]
  requirements: string[]
}

/** Of so many things at a time one account follows each kind at most. */
export const MOST_FOLLOWED = 400
