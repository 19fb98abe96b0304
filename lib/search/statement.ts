import { Prisma } from '../platform/db/generated/client'
import { mentions, own, type SearchInput } from './fragments'
import { KIND_PARTS, type KindParts } from './kinds'
import { KINDS } from './schema'

const { sql, join, empty } = Prisma

/*
 * One statement for a whole search. Each kind takes at most MOST hits from its index, orders those, and only for the
 * few that are shown looks up texts and marks what was found: a common word has thousands of hits, and to rank or mark
 * them all is what would make a search slow.
 */
export function searchStatement(input: SearchInput): Prisma.Sql {
  const { question, locale, shown } = input
  const { wanted, rest, unwanted, numbers, weak } = question
  const numbersNamed = mentions(numbers)
  const without = unwanted === '' ? sql`''::tsquery` : sql`!!search_query(${unwanted})`
  const answers = KINDS.map((kind) => {
    const isShown = shown === null || shown === kind
    const own = isShown ? input : { ...input, limit: 0 }
    return sql`${kind}::text, (${answer(own, KIND_PARTS[kind](own))})`
  })
  return sql`
    WITH asked AS MATERIALIZED (
      SELECT search_query(${wanted}) && ${numbersNamed} && ${without} AS wanted,
             search_query(${rest}) && ${numbersNamed} && ${without} AS rest,
             search_query(${rest}) AS any_language,
             ${own(weak)} AS weak,
             search_query(${[wanted, ...numbers].join(' or ')}) AS shown,
             websearch_to_tsquery(search_stemmer(${locale}),
               search_endings(${locale}, search_letters(${rest}))) AS readers
    )
    SELECT jsonb_build_object(${join(answers)}) AS found`
}

/** The hits of one kind, each once, the best first, as { total, hits }. */
function answer({ question, offset, limit }: SearchInput, parts: KindParts): Prisma.Sql {
  const { sources, key, lookUp, columns, hasCountry } = parts
  if (sources.length === 0) return sql`SELECT jsonb_build_object('total', 0, 'hits', '[]'::jsonb)`
  const home =
    hasCountry && question.countries.length > 0
      ? sql`(jurisdiction_code = ANY (${question.countries}::text[])) DESC,`
      : empty
  return sql`
    WITH hit AS MATERIALIZED (
      SELECT ${key}, max(exact) AS exact, min(place) AS place, max(rank) AS rank
      FROM (${join(
        sources.map((source) => sql`(${source})`),
        ' UNION ALL ',
      )}) AS source
      GROUP BY ${key}
    )
    SELECT jsonb_build_object('total', (SELECT count(*) FROM hit), 'hits', COALESCE((
      SELECT jsonb_agg(jsonb_build_object('exact', hit.exact, ${columns}) ORDER BY hit.row)
      FROM (
        SELECT ${key}, exact, row_number() OVER (
          ORDER BY exact DESC, ${home} CASE WHEN exact > 0 THEN place END, rank DESC, place, ${key}) AS row
        FROM hit
        ORDER BY row LIMIT ${limit} OFFSET ${offset}
      ) AS hit ${lookUp}), '[]'::jsonb))`
}

/**
 * Words of ours that are like each of these, the likest first; nothing of words that are found as they are. Rows are
 * counted, not asked for by EXISTS, for which PostgreSQL would read a whole table in the hope of an early one.
 */
export function alikeStatement(typed: readonly string[]): Prisma.Sql {
  return sql`
    SELECT typed, ARRAY(
      SELECT word FROM search_word
      WHERE letters % search_letters(typed)
      ORDER BY similarity(letters, search_letters(typed)) DESC, word LIMIT 20) AS alike
    FROM unnest(${[...typed]}::text[]) AS typed
    CROSS JOIN LATERAL (SELECT search_query(typed) AS query) AS asked
    WHERE NOT EXISTS (SELECT FROM search_word WHERE letters = search_letters(typed))
      AND (SELECT count(*) FROM finding WHERE search @@ query) = 0
      AND (SELECT count(*) FROM provision WHERE search @@ query) = 0
      AND (SELECT count(*) FROM requirement WHERE search @@ query) = 0
      AND (SELECT count(*) FROM instrument WHERE search @@ query) = 0`
}
