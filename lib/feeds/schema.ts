import { z } from 'zod'
import { STATUSES, type Status } from '../law/schema'
import { localisedSchema } from '../platform/i18n/localised'

export const standingSchema = z.object({
  ...{ id: z.string(), country: z.string(), requirement: z.string(), title: localisedSchema },
  ...{ status: z.enum(STATUSES), rationale: localisedSchema, updated: z.string() },
})
/** A finding that can be followed, with the moment of the last word on it. */
export type Standing = z.infer<typeof standingSchema>

/** The words of an entry, in a language. */
export type EntryWords = {
  entry: (values: { country: string; requirement: string; status: string }) => string
  status: (status: Status) => string
  changed: string
}

/** An Atom feed (RFC 4287). Days and moments are RFC 3339 texts; addresses are whole ones. */
export type Feed = {
  id: string
  title: string
  subtitle: string
  locale: string
  /** Its own address, and the page that it follows. */
  self: string
  page: string
  entries: FeedEntry[]
}

export type FeedEntry = {
  id: string
  title: string
  /** When what it says was last checked or changed. */
  updated: string
  page: string
  summary: string
  /** Of the summary, where it is not the feed's. */
  lang: string
}
