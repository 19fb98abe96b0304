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
