import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { CellPeriod, CountryRecord, DatedInstrument, DatedProvision } from '@/lib/comparison/change-schema'
import type { Status } from '@/lib/law/schema'

export const WORKSHOP = '2017-10-23'
export const TODAY = '2026-11-21'

/** A period of a cell: `period('2020-01-01', null, 'met', ['art-1'])`. */
export function period(
  from: string | null,
  to: string | null,
  status: Status,
  provisions: string[] = [],
  more: Partial<CellPeriod> = {},
): CellPeriod {
  return {
    id: `${from} ${to} ${status}`,
    country: 'CL',
    requirement: 'off-possession',
    period: { from, to },
    status,
    confidence: 'primary',
    provisions,
    dates: [],
    ...more,
  }
}

export function provision(
  id: string,
  from: string | null = null,
  to: string | null = null,
  more: Partial<DatedProvision> = {},
): DatedProvision {
  return {
    country: 'CL',
    id,
    instrument: 'code',
    article: `text of ${id}`,
    period: { from, to },
    amendedBy: [],
    ...more,
  }
}

export function instrument(
  id: string,
  publishedOn: string | null = null,
  inForceOn: string | null = null,
): DatedInstrument {
  return { country: 'CL', id, title: id, titleTranslated: null, kind: 'law', number: null, publishedOn, inForceOn }
}

const day = z.string().nullable()
const fileSchema = z.object({
  country: z.string(),
  findings: z.array(
    z.object({
      requirement: z.string(),
      from: day,
      to: day,
      status: z.enum(['met', 'partial', 'gap', 'unknown']),
      confidence: z.enum(['primary', 'secondary', 'recall']),
      provisions: z.array(z.string()),
      attributes: z.record(z.string(), z.unknown()),
    }),
  ),
  provisions: z.array(
    z.object({
      id: z.string(),
      instrument: z.string(),
      article: z.string(),
      inForceFrom: day,
      inForceTo: day,
      amendedBy: z.array(z.string()),
    }),
  ),
  instruments: z.array(z.object({ id: z.string(), title: z.string(), publishedOn: day, inForceOn: day })),
})

const DATASET = new URL('../../../prisma/dataset/countries/', import.meta.url)

/** The shipped dataset as the rules take it. */
export const records: CountryRecord[] = readdirSync(DATASET)
  .filter((name) => name.endsWith('.json'))
  .map((name) => fileSchema.parse(JSON.parse(readFileSync(new URL(name, DATASET), 'utf8'))))
  .map(({ country, findings, provisions, instruments }) => ({
    country,
    findings: findings.map(({ requirement, from, to, attributes, ...finding }, index) => ({
      ...finding,
      id: `${country} ${index}`,
      country,
      requirement,
      period: { from, to },
      dates: Object.entries(attributes).flatMap(([attribute, value]) =>
        typeof value === 'string' ? [{ attribute, day: value }] : [],
      ),
    })),
    provisions: provisions.map(({ inForceFrom, inForceTo, ...rest }) => ({
      ...rest,
      country,
      period: { from: inForceFrom, to: inForceTo },
    })),
    instruments: instruments.map((one) => ({
      ...one,
      country,
      titleTranslated: null,
      kind: 'law' as const,
      number: null,
    })),
  }))

export function recordOf(code: string): CountryRecord {
  const found = records.find(({ country }) => country === code)
  if (!found) throw new Error(`the dataset has no country ${code}`)
  return found
}

export const requirementsOf = ({ findings }: CountryRecord) => new Set(findings.map(({ requirement }) => requirement))
