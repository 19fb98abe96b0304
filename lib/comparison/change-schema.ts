import { z } from 'zod'
import { dayField, listField } from '../law/fields'
import type { Confidence, InstrumentName, Period, Provision, Status } from '../law/schema'
import type { Localised } from '../platform/i18n/localised'
import type { OfficialText } from '../texts/schema'

/** One period of one cell, as far as it takes to see what changed. */
export type CellPeriod = {
  id: string
  country: string
  requirement: string
  period: Period
  status: Status
  confidence: Confidence
  /** Ids of the provisions it cites, in its own order. */
  provisions: string[]
  /** Its attributes that are days: signature, ratification, entry into force. */
  dates: { attribute: string; day: string }[]
}

/** A provision without its texts. */
export type DatedProvision = {
  country: string
  id: string
  instrument: string
  article: string
  period: Period
  /** Ids of the instruments that gave it the wording it has in its period. */
  amendedBy: string[]
}

export type DatedInstrument = InstrumentName & { publishedOn: string | null; inForceOn: string | null }

/** All that a country's record has with a day to it. */
export type CountryRecord = {
  country: string
  findings: CellPeriod[]
  provisions: DatedProvision[]
  instruments: DatedInstrument[]
}

/**
 * What became of a cited article on the day: `amended` its wording was followed by another; `begun` it begins, no
 * earlier wording is recorded; `cited` in force before, cited only now; `ended` it is no longer in force, nothing
 * recorded follows it; `dropped` still in force, no longer cited.
 */
export const PROVISION_CHANGES = ['amended', 'begun', 'ended', 'cited', 'dropped'] as const
export type ProvisionChange = {
  kind: (typeof PROVISION_CHANGES)[number]
  old: DatedProvision | null
  now: DatedProvision | null
}

/**
 * `better` and `worse` on the scale met, partial, gap; `known` and `lost` from and to unknown, which is neither;
 * `law` the same status on another law.
 */
export const CHANGE_KINDS = ['better', 'worse', 'known', 'lost', 'law'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/**
 * Why an instrument is named: `wording` it gave a provision the wording that begins that day; `own` a provision of its
 * own begins that day; `date` it is published or enters into force that day, and the record says no more.
 */
export type Law = { instrument: DatedInstrument; basis: 'wording' | 'own' | 'date' }

/** One cell is otherwise from `day` on than it was until the day before. Null: nothing is recorded. */
export type Change = {
  country: string
  requirement: string
  day: string
  kind: ChangeKind
  was: CellPeriod | null
  is: CellPeriod | null
  provisions: ProvisionChange[]
  laws: Law[]
  /** Attributes of the new finding that are that day: the treaty's signature, ratification or entry into force. */
  facts: string[]
}

/** The changes of one cell, and on how many days only its reason, its facts or its confidence changed. */
export type CellChanges = { changes: Change[]; minor: number }

/** The texts that a detailed view shows, by id; a provision's by `XX/id`. */
export type ChangeTexts = {
  rationales: Map<string, Localised>
  provisions: Map<string, Provision>
  /** The law's own words, where they were imported. */
  official: Map<string, OfficialText[]>
}

export type ChangeChoices = { countries: string[]; requirements: string[]; areas: string[] }

/** The address, each parameter as text; whether `to` comes after `from` is decided by `windowOf`. */
export function changeSchema(choices: ChangeChoices) {
  return z.object({
    date: dayField.optional(),
    from: dayField.optional(),
    to: dayField.optional(),
    country: z.enum(choices.countries).optional(),
    countries: listField(choices.countries).optional(),
    requirement: listField(choices.requirements).optional(),
    area: z.enum(choices.areas).optional(),
    kind: z.enum(CHANGE_KINDS).optional(),
    by: z.enum(['country', 'requirement']).optional(),
  })
}

/** What the address asks for, its days settled. */
export type ChangeView = {
  /** Changes on the days of `(from, to]`. */
  from: string
  to: string
  countries: string[]
  requirements: string[]
  choice: z.output<ReturnType<typeof changeSchema>>
}
