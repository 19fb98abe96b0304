import { z } from 'zod'
import { dayField, listField } from '../law/fields'
import { CONFIDENCES, type Confidence, type InstrumentKind, type Period, STATUSES, type Status } from '../law/schema'
import type { Locale } from '../platform/i18n/locales'
import { type Localised, localisedSchema } from '../platform/i18n/localised'
import type { Piece } from './excerpt-rules'

/** What can be found, in the order in which it is shown. */
export const KINDS = ['requirement', 'provision', 'instrument', 'finding', 'country'] as const
export type Kind = (typeof KINDS)[number]

/** Letters a reader may ask with. */
export const LONGEST = 200
/** Hits of each kind on the page of all kinds, and on a page of one kind. */
export const FEW = 5
export const MANY = 20
/** Hits of each kind that leave as a file. */
export const EXPORTED = 200
/** Of a kind at most so many hits are counted and ordered: a question with more is too broad to be answered. */
export const MOST = 1000

/** A search's address. Control characters, which no text holds, count as spaces. */
export function searchSchema(countries: readonly string[]) {
  return z.object({
    date: dayField.optional(),
    q: z
      .string()
      .max(LONGEST)
      .transform((text) =>
        text
          .replace(/[\p{Cc}\p{Cs}\p{Co}]/gu, ' ')
          .normalize('NFC')
          .replace(/\s+/g, ' ')
          .trim(),
      )
      .optional(),
    country: listField(countries).optional(),
    kind: z.enum(KINDS).optional(),
    page: z
      .string()
      .regex(/^[1-9]\d?$/)
      .transform(Number)
      .refine((page) => page <= MOST / MANY)
      .optional(),
  })
}

const markedSchema = z.object({ lang: z.string(), text: z.string(), marked: z.string() }).nullable()
const dayText = z.string().nullable()
const periodSchema = z.object({ from: dayText, to: dayText })
const base = { exact: z.number() }

/** Rows as the statement answers them. */
export const foundSchema = z.object({
  requirement: z.object({
    total: z.number(),
    hits: z.array(
      z.object({ ...base, id: z.string(), core: z.boolean(), title: markedSchema, texts: z.array(markedSchema) }),
    ),
  }),
  provision: z.object({
    total: z.number(),
    hits: z.array(
      z.object({
        ...base,
        country: z.string(),
        id: z.string(),
        article: z.string(),
        period: periodSchema,
        instrument: z.string(),
        title: markedSchema,
        texts: z.array(markedSchema),
      }),
    ),
  }),
  instrument: z.object({
    total: z.number(),
    hits: z.array(
      z.object({
        ...base,
        country: z.string(),
        id: z.string(),
        kind: z.enum(['code', 'law', 'decree', 'resolution', 'treaty', 'policy', 'protocol']),
        number: z.string().nullable(),
        publishedOn: dayText,
        title: markedSchema,
        texts: z.array(markedSchema),
      }),
    ),
  }),
  finding: z.object({
    total: z.number(),
    hits: z.array(
      z.object({
        ...base,
        country: z.string(),
        requirement: z.string(),
        requirementTitle: localisedSchema,
        status: z.enum(STATUSES),
        confidence: z.enum(CONFIDENCES),
        period: periodSchema,
        texts: z.array(markedSchema),
      }),
    ),
  }),
  country: z.object({
    total: z.number(),
    hits: z.array(z.object({ ...base, code: z.string(), texts: z.array(markedSchema) })),
  }),
})

/** A text in pieces, with the language it is in. */
export type Excerpt = { lang: string; pieces: Piece[] }

type Common = { isExact: boolean; excerpt: Excerpt | null }
export type Hit =
  | (Common & { kind: 'requirement'; id: string; core: boolean; title: Excerpt })
  | (Common & {
      kind: 'provision'
      country: string
      id: string
      article: Piece[]
      period: Period
      instrument: string
      title: Excerpt | null
    })
  | (Common & {
      kind: 'instrument'
      country: string
      id: string
      instrumentKind: InstrumentKind
      number: string | null
      publishedOn: string | null
      title: Excerpt
    })
  | (Common & {
      kind: 'finding'
      country: string
      requirement: string
      requirementTitle: Localised
      status: Status
      confidence: Confidence
      period: Period
    })
  | (Common & { kind: 'country'; code: string })

/** What was found of one kind; `total` counts to MOST, `isMore` says that there are more. */
export type Group = { kind: Kind; total: number; isMore: boolean; hits: Hit[] }

/** A search as its address has it. */
export type Asked = {
  q: string
  locale: Locale
  day: string
  /** Only these; null: all. */
  countries: readonly string[] | null
  /** One kind, page by page; null: some of every kind. */
  kind: Kind | null
  /** From 1. */
  page: number
  /** Hits of a kind at a time; absent: as many as a page shows. */
  most?: number
}

export type Answer = {
  groups: Group[]
  /** Countries that the question names. */
  countries: string[]
  /** How the question had to be read for something to be found. */
  reading:
    | { as: 'typed' }
    /** With mistyped words put right. */
    | { as: 'corrected'; q: string }
    /** Some of the words instead of all. */
    | { as: 'some' }
  /** What may have been meant instead, where little was found. */
  meant: string | null
}
