import { Prisma } from '../platform/db/generated/client'
import type { Locale } from '../platform/i18n/locales'
import { MARK_END, MARK_START } from './excerpt-rules'
import type { Question } from './question-rules'
import { type Kind, MOST } from './schema'

export type SearchInput = {
  question: Question
  locale: Locale
  day: string
  /** Only these countries; null: all. Requirements belong to none. */
  countries: readonly string[] | null
  /** The kind whose hits are shown; the others are only counted. Null: all are shown. */
  shown: Kind | null
  offset: number
  limit: number
}

/**
 * Where hits of a kind come from: a query for the kind's key, `exact` (0: in its text; more: by a number it bears),
 * `place` (what comes first where nothing else decides) and `rank`.
 */
export type Source = Prisma.Sql

const { sql, join, empty } = Prisma

type TextSource = { table: Prisma.Sql; key: Prisma.Sql; place?: Prisma.Sql; country?: Prisma.Sql; only?: Prisma.Sql }

/**
 * Hits in a table's texts; in the reader's language before others. At most MOST are taken, and only those ranked.
 * `country` is the column that names a row's country, if it has one.
 */
export function inTexts({ question, countries }: SearchInput, from: TextSource): Source {
  const { table, key, place = sql`NULL::int`, country, only = empty } = from
  // "posesión Chile": what Chile has on it need not name the country, nor need a requirement.
  const home = country === undefined ? empty : sql`AND ${country} = ANY (${question.countries}::text[])`
  const inNamed =
    question.countries.length === 0 || question.rest === ''
      ? empty
      : sql`OR (search @@ (SELECT rest FROM asked) ${home})`
  const inChosen = countries === null || country === undefined ? empty : sql`AND ${among(country, countries)}`
  return sql`
    SELECT ${key}, 0 AS exact, ${place} AS place,
           CASE WHEN search @@ (SELECT readers FROM asked) THEN 1 + ts_rank(search, (SELECT readers FROM asked), 1)
                ELSE ts_rank(search, (SELECT any_language FROM asked), 1) END AS rank
    FROM ${table}
    WHERE (search @@ (SELECT wanted FROM asked) ${inNamed}) ${only} ${inChosen}
    LIMIT ${MOST + 1}`
}

type NumberSource = { table: Prisma.Sql; keys: readonly string[]; exact: Prisma.Sql; place: Prisma.Sql }

/** Hits by a number that the thing itself bears: "art. 128 de la Ley 26.388" is first what bears both. */
export function byNumber({ question, countries }: SearchInput, from: NumberSource): Source[] {
  if (from.keys.length === 0) return []
  const numbers = question.numbers.map((key) => sql`(search @@ ${own([key])})::int`)
  return [
    sql`SELECT jurisdiction_code, id, ${from.exact} + ${join(numbers, ' + ')} AS exact, ${from.place} AS place,
               ts_rank(search, (SELECT any_language FROM asked), 1) AS rank
        FROM ${from.table}
        WHERE search @@ ${own(from.keys)}
          ${countries === null ? empty : sql`AND ${among(sql`jurisdiction_code`, countries)}`}
        LIMIT ${MOST + 1}`,
  ]
}

export function among(column: Prisma.Sql, countries: readonly string[]): Prisma.Sql {
  return sql`${column} = ANY (${[...countries]}::text[])`
}

/** A localised text in the reader's language, or in the one that has what is looked for; marked. */
export function marked(value: Prisma.Sql, { locale }: SearchInput): Prisma.Sql {
  return sql`search_marked(${value}, ${locale}, (SELECT shown FROM asked), ${MARK_START}, ${MARK_END})`
}

// Keys are letters, digits, `/` and `.` by their rule: quoted, each is one word of a tsquery.
const numbersQuery = (mark: string, keys: readonly string[], joint: string) =>
  sql`${keys.map((key) => `'${mark}${key}'`).join(joint)}::tsquery`

/** What bears one of the numbers. */
export const own = (keys: readonly string[]) => numbersQuery('=', keys, ' | ')
/** What names all of the numbers. */
export const mentions = (keys: readonly string[]) => numbersQuery('#', keys, ' & ')
