import { Prisma } from '../platform/db/generated/client'
import { among, byNumber, inTexts, marked, type SearchInput, type Source } from './fragments'
import { type Kind, MOST } from './schema'

const { sql, empty } = Prisma

export type KindParts = {
  sources: Source[]
  /** Columns that tell one hit from another; every source has them. */
  key: Prisma.Sql
  hasCountry: boolean
  /** How a hit that is shown comes to its texts; the hit is called `hit`. */
  lookUp: Prisma.Sql
  /** Names and values of what is shown. */
  columns: Prisma.Sql
}

const country = sql`jurisdiction_code`
const key = sql`jurisdiction_code, id`

/** Where the hits of each kind come from and what is shown of them: foundSchema has the same shapes. */
export const KIND_PARTS: Record<Kind, (input: SearchInput) => KindParts> = {
  requirement: (input) => ({
    sources:
      input.countries === null ? [inTexts(input, { table: sql`requirement`, key: sql`id`, place: sql`position` })] : [],
    key: sql`id`,
    hasCountry: false,
    lookUp: sql`JOIN requirement ON requirement.id = hit.id`,
    columns: sql`
      'id', requirement.id, 'core', requirement.core, 'title', ${marked(sql`requirement.title`, input)},
      'texts', jsonb_build_array(${marked(sql`requirement.question`, input)},
        ${marked(sql`requirement.met`, input)}, ${marked(sql`requirement.partial`, input)})`,
  }),

  provision: (input) => {
    const { question, day } = input
    // Of two wordings the one in force.
    const place = sql`(NOT applies_on(in_force_from, in_force_to, ${day}::date))::int`
    return {
      sources: [
        ...byNumber(input, {
          table: sql`provision`,
          keys: question.strong,
          // The article of that number before those among whose numbers it stands.
          exact: sql`1 + (search_references(substring(article FROM '^[^,;(]+')) && ${[...question.strong]}::text[])::int`,
          place,
        }),
        ...(question.weak.length === 0 ? [] : [provisionsByWeakNumber(input, place)]),
        inTexts(input, { table: sql`provision`, key, place, country }),
        // A penalty's conduct is a row of another table: it finds its provision.
        inTexts(input, { table: sql`penalty`, key: sql`jurisdiction_code, provision_id AS id`, country }),
      ],
      key,
      hasCountry: true,
      lookUp: sql`
        JOIN provision ON provision.jurisdiction_code = hit.jurisdiction_code AND provision.id = hit.id
        JOIN instrument ON instrument.jurisdiction_code = provision.jurisdiction_code
                       AND instrument.id = provision.instrument_id`,
      columns: sql`
        'country', provision.jurisdiction_code, 'id', provision.id, 'article', provision.article,
        'period', jsonb_build_object('from', provision.in_force_from, 'to', provision.in_force_to),
        'instrument', instrument.title,
        'title', ${marked(sql`provision.heading`, input)},
        'texts', jsonb_build_array(${marked(sql`provision.summary`, input)}) || COALESCE((
          SELECT jsonb_agg(${marked(sql`penalty.conduct`, input)} ORDER BY penalty.position)
          FROM penalty
          WHERE penalty.jurisdiction_code = provision.jurisdiction_code AND penalty.provision_id = provision.id
            AND penalty.search @@ (SELECT shown FROM asked)), '[]')`,
    }
  },

  instrument: (input) => ({
    sources: [
      ...byNumber(input, {
        table: sql`instrument`,
        keys: [...input.question.strong, ...input.question.laws],
        exact: sql`1`,
        place: sql`NULL::int`,
      }),
      ...(input.question.weak.length === 0
        ? []
        : [
            sql`SELECT ${key}, 1 AS exact, NULL::int AS place, 0.5::real AS rank FROM instrument
                WHERE search @@ (SELECT weak FROM asked) AND search @@ (SELECT any_language FROM asked)
                  ${inChosen(country, input)}
                LIMIT ${MOST + 1}`,
          ]),
      inTexts(input, { table: sql`instrument`, key, country }),
    ],
    key,
    hasCountry: true,
    lookUp: sql`JOIN instrument ON instrument.jurisdiction_code = hit.jurisdiction_code AND instrument.id = hit.id`,
    columns: sql`
      'country', instrument.jurisdiction_code, 'id', instrument.id, 'kind', instrument.kind,
      'number', instrument.number, 'publishedOn', instrument.published_on,
      'title', ${marked(sql`jsonb_build_object(${input.locale}::text, instrument.title)`, input)},
      'texts', jsonb_build_array(${marked(sql`instrument.title_translated`, input)})`,
  }),

  finding: (input) => ({
    sources: [
      inTexts(input, {
        table: sql`finding`,
        key,
        country,
        only: sql`AND applies_on(from_date, to_date, ${input.day}::date)`,
      }),
      findingsByRequirement(input),
    ],
    key,
    hasCountry: true,
    lookUp: sql`JOIN finding ON finding.id = hit.id JOIN requirement ON requirement.id = finding.requirement_id`,
    columns: sql`
      'country', finding.jurisdiction_code, 'requirement', finding.requirement_id,
      'requirementTitle', requirement.title, 'status', finding.status, 'confidence', finding.confidence,
      'period', jsonb_build_object('from', finding.from_date, 'to', finding.to_date),
      'texts', jsonb_build_array(${marked(sql`finding.rationale`, input)},
        ${marked(sql`search_attributes(finding.attributes)`, input)})`,
  }),

  // Countries' names are the application's; only the note stands in the database.
  country: (input) => {
    const named = input.question.countries.filter((code) => input.countries?.includes(code) ?? true)
    const note = inTexts(
      { ...input, countries: null },
      {
        table: sql`jurisdiction`,
        key: sql`code AS jurisdiction_code`,
        country: sql`code`,
        only: inChosen(sql`code`, input),
      },
    )
    const byName = sql`
      SELECT code AS jurisdiction_code, 2 AS exact, NULL::int AS place, 1::real AS rank
      FROM jurisdiction WHERE ${among(sql`code`, named)}`
    return {
      sources: named.length === 0 ? [note] : [byName, note],
      key: country,
      hasCountry: true,
      lookUp: sql`JOIN jurisdiction ON jurisdiction.code = hit.jurisdiction_code`,
      columns: sql`
        'code', jurisdiction.code,
        'texts', jsonb_build_array(${marked(sql`jurisdiction.legal_system_note`, input)})`,
    }
  },
}

/** "código penal 128": an article of that number where it or its instrument has the other words. */
function provisionsByWeakNumber(input: SearchInput, place: Prisma.Sql): Source {
  return sql`
    SELECT provision.jurisdiction_code, provision.id, 1 AS exact, ${place} AS place, 0.5::real AS rank
    FROM provision
    JOIN instrument ON instrument.jurisdiction_code = provision.jurisdiction_code
                   AND instrument.id = provision.instrument_id
    WHERE provision.search @@ (SELECT weak FROM asked)
      AND (provision.search || instrument.search) @@ (SELECT any_language FROM asked)
      ${inChosen(sql`provision.jurisdiction_code`, input)}
    LIMIT ${MOST + 1}`
}

/** "posesión Chile": what Chile has for the requirement that is called so, in whatever words. */
function findingsByRequirement(input: SearchInput): Source {
  const { question, day } = input
  const named =
    question.countries.length === 0 ? empty : sql`AND ${among(sql`finding.jurisdiction_code`, question.countries)}`
  return sql`
    SELECT finding.jurisdiction_code, finding.id, 0 AS exact, NULL::int AS place,
           1 + ts_rank(requirement.search, (SELECT readers FROM asked), 1) AS rank
    FROM requirement
    JOIN finding ON finding.requirement_id = requirement.id
    WHERE requirement.search @@ (SELECT rest FROM asked)
      AND ts_filter(requirement.search, '{a}') @@ (SELECT rest FROM asked)
      AND applies_on(finding.from_date, finding.to_date, ${day}::date)
      ${named} ${inChosen(sql`finding.jurisdiction_code`, input)}
    LIMIT ${MOST + 1}`
}

function inChosen(column: Prisma.Sql, { countries }: SearchInput): Prisma.Sql {
  return countries === null ? empty : sql`AND ${among(column, countries)}`
}
