/** What a stored wording is: the law as first enacted, as amended up to its day, or nobody says which. */
export const WORDINGS = ['original', 'consolidated', 'unknown'] as const
export type Wording = (typeof WORDINGS)[number]

/** What says so: the file itself, notes of amendment in its text, its history, the kind of its source, its commit. */
export const BASES = ['stated', 'notes', 'history', 'address', 'message'] as const
export type Basis = (typeof BASES)[number]

/** From the law's own file, or from a law that words the article anew and quotes it. */
export const ORIGINS = ['own', 'quoted'] as const
export type Origin = (typeof ORIGINS)[number]

/** Why a provision has no official wording. */
export const REASONS = [
  'noInstrument',
  'manyInstruments',
  'subnational',
  'noArticle',
  'unverified',
  'annex',
  'missingArticle',
  'manyArticles',
  'noHistory',
  'olderWording',
  'unreadable',
] as const
export type Reason = (typeof REASONS)[number]

export type ProvisionToMatch = {
  id: string
  article: string
  instrument: string
  from: string | null
  to: string | null
  /** Instruments that gave it its wording (or ended it). */
  amendedBy: string[]
}

export type InstrumentToMatch = {
  id: string
  title: string
  kind: string
  number: string | null
  publishedOn: string | null
}

/** A wording as pages show it, with all that says where it is from. */
export type OfficialText = {
  country: string
  provision: string
  article: string
  label: string
  body: string
  wording: Wording
  basis: Basis | null
  origin: Origin
  /** Of the file it was read from: the law itself, or the one that gave it this wording. */
  instrument: { id: string; title: string }
  versionOn: string | null
  file: string
  commit: string
  repository: string
  sourceUrl: string | null
  licence: string | null
  retrievedOn: string
}
