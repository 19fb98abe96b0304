import { z } from 'zod'
import { dayOf } from '../platform/db/client'
import type { Prisma } from '../platform/db/generated/client'
import { localisedSchema } from '../platform/i18n/localised'
import type { AttributeValue, InstrumentName, Provision, Source } from './schema'

// From rows to the plain data that rules and pages work on. JSON columns are parsed here and nowhere else.

const orNull = (value: unknown) => (value === null ? null : localisedSchema.parse(value))

export function readInstrumentName(record: {
  country: string
  id: string
  title: string
  titleTranslated: Prisma.JsonValue
  kind: InstrumentName['kind']
  number: string | null
}): InstrumentName {
  const { country, id, title, kind, number } = record
  return { country, id, title, titleTranslated: orNull(record.titleTranslated), kind, number }
}

export function readProvision(
  record: Prisma.ProvisionGetPayload<{ include: { instrument: true; penalties: true } }>,
): Provision {
  return {
    country: record.country,
    id: record.id,
    article: record.article,
    heading: orNull(record.heading),
    period: { from: dayOf(record.inForceFrom), to: dayOf(record.inForceTo) },
    instrument: readInstrumentName(record.instrument),
    summary: localisedSchema.parse(record.summary),
    penalties: record.penalties.map(({ conduct, kind, unit, min, max, minMonths, maxMonths, note }) => ({
      conduct: orNull(conduct),
      kind,
      unit,
      min: min?.toNumber() ?? null,
      max: max?.toNumber() ?? null,
      minMonths: minMonths?.toNumber() ?? null,
      maxMonths: maxMonths?.toNumber() ?? null,
      note: orNull(note),
    })),
  }
}

export function readSource({
  id,
  title,
  publisher,
  url,
  kind,
  publishedOn,
}: Prisma.SourceGetPayload<Record<string, never>>): Source {
  return { id, title, publisher, url, kind, publishedOn: dayOf(publishedOn) }
}

export const attributesSchema = z.record(z.string(), z.union([z.string(), localisedSchema]))

/** A finding's attributes in the order its requirement lists them; penalties are read from the provisions instead. */
export function readAttributes(
  value: Prisma.JsonValue,
  order: { id: string; kind: 'text' | 'date' | 'penalty'; title: Prisma.JsonValue }[],
): AttributeValue[] {
  const values = attributesSchema.parse(value)
  return order.flatMap(({ id, kind, title }) => {
    const found = values[id]
    if (found === undefined || kind === 'penalty') return []
    return [{ id, title: localisedSchema.parse(title), kind, value: found }]
  })
}
