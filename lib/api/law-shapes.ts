import { z } from 'zod'
import { INSTRUMENT_KINDS, PENALTY_KINDS, PENALTY_UNITS, SOURCE_KINDS } from '../law/schema'
import { confidence, country, day, localised, period, status } from './fields'

/** What the law's records look like from outside: lib/law/schema, as far as it leaves. */

export const source = z
  .object({
    id: z.string(),
    title: z.string(),
    publisher: z.string().nullable(),
    url: z.string().nullable(),
    kind: z.enum(SOURCE_KINDS),
    publishedOn: day.nullable(),
  })
  .meta({ id: 'Source' })

export const instrumentName = z
  .object({
    country,
    id: z.string(),
    title: z.string(),
    titleTranslated: localised.nullable(),
    kind: z.enum(INSTRUMENT_KINDS),
    number: z.string().nullable(),
  })
  .meta({ id: 'InstrumentName' })

export const penalty = z
  .object({
    conduct: localised.nullable(),
    kind: z.enum(PENALTY_KINDS),
    /** The law's own unit and numbers; null where they are not known. */
    unit: z.enum(PENALTY_UNITS).nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    minMonths: z.number().nullable(),
    maxMonths: z.number().nullable(),
    note: localised.nullable(),
  })
  .meta({ id: 'Penalty' })

export const provision = z
  .object({
    country,
    id: z.string(),
    article: z.string(),
    heading: localised.nullable(),
    period,
    instrument: instrumentName,
    summary: localised,
    penalties: z.array(penalty),
  })
  .meta({ id: 'Provision' })

export const sourcedProvision = provision.extend({ sources: z.array(source) }).meta({ id: 'SourcedProvision' })

export const attribute = z
  .object({
    id: z.string(),
    title: localised,
    kind: z.enum(['text', 'date']),
    value: z.union([z.string(), localised]),
  })
  .meta({ id: 'Attribute' })

export const finding = z
  .object({
    country,
    requirement: z.string(),
    status,
    confidence,
    period,
    rationale: localised,
    attributes: z.array(attribute),
    provisions: z.array(provision),
    sources: z.array(source),
  })
  .meta({ id: 'Finding' })

/** A finding as it is pointed to: the rest of it is at `/findings/{country}/{requirement}`. */
export const findingBrief = z
  .object({ country, requirement: z.string(), status, confidence, period })
  .meta({ id: 'FindingBrief' })

const article = z.object({ id: z.string(), article: z.string(), period }).meta({ id: 'Article' })

export const instrument = instrumentName
  .extend({
    publishedOn: day.nullable(),
    inForceOn: day.nullable(),
    url: z.string().nullable(),
    provisions: z.array(article),
    /** Provisions that it gave the wording they have in their period. */
    amends: z.array(article),
  })
  .meta({ id: 'Instrument' })

export const sourcedInstrument = instrument.extend({ sources: z.array(source) }).meta({ id: 'SourcedInstrument' })
