import pg from 'pg'
import { z } from 'zod'
import { readQuestion } from './question-rules'
import { FEW, foundSchema } from './schema'
import { alikeStatement, searchStatement } from './statement'

/** Questions of every sort: one common word, two, an article, a law, a phrase, a rare word, one mistyped, a country. */
export const MEASURED_QUESTIONS = [
  'menores',
  'conservación datos',
  'art. 128',
  'Ley 27.436',
  '"datos de tráfico"',
  'grooming OR sextorsión',
  'agente encubierto -interceptación',
  'pornografia infanitl',
  'posesión Chile',
  'menor de 14 años',
] as const

const answerSchema = z.tuple([z.object({ found: foundSchema })])
const planSchema = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ 'Planning Time': z.number(), 'Execution Time': z.number() })]) }),
])

export type Measured = {
  question: string
  /** Hits of all kinds, of each at most a thousand. */
  found: number
  /** Milliseconds in the database, planning and execution: the median and the longest. */
  middle: number
  longest: number
}

/**
 * Asks the database of `connectionString` every question `times` times and reads from EXPLAIN ANALYZE what each took.
 * The statement that sets a mistyped word right counts in where a search would send it: where little is found.
 */
export async function measureSearch(connectionString: string, times = 9): Promise<Measured[]> {
  const client = new pg.Client({ connectionString, application_name: 'cotejo bench' })
  await client.connect()
  try {
    const measured: Measured[] = []
    for (const question of MEASURED_QUESTIONS) {
      const read = readQuestion(question, { CL: ['Chile'] })
      const statement = searchStatement({
        question: read,
        locale: 'es',
        day: '2026-11-21',
        countries: null,
        shown: null,
        offset: 0,
        limit: FEW,
      })
      const { rows } = await client.query(statement.text, statement.values)
      const [{ found }] = answerSchema.parse(rows)
      const total = Object.values(found).reduce((sum, { total }) => sum + total, 0)
      const statements = total < 3 && read.words.length > 0 ? [statement, alikeStatement(read.words)] : [statement]
      const taken: number[] = []
      for (let time = 0; time < times; time += 1) {
        let sum = 0
        for (const { text, values } of statements) {
          const plan = await client.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values)
          const [{ 'QUERY PLAN': report }] = planSchema.parse(plan.rows)
          sum += report[0]['Planning Time'] + report[0]['Execution Time']
        }
        taken.push(sum)
      }
      taken.sort((a, b) => a - b)
      measured.push({
        question,
        found: total,
        middle: taken[Math.floor(taken.length / 2)] ?? Number.NaN,
        longest: taken.at(-1) ?? Number.NaN,
      })
    }
    return measured
  } finally {
    await client.end()
  }
}

/**
 * Makes a throwaway database, which holds the dataset, `times` as large: as many requirements, instruments, provisions,
 * penalties and findings, each copy with the texts of another row, so that a copy of a cell says something else. Words
 * are taken over with their texts instead of being read anew, and what search does not need (constraints, triggers) is
 * left out: it would take the hour.
 */
export async function growDataset(connectionString: string, times: number): Promise<void> {
  const client = new pg.Client({ connectionString, application_name: 'cotejo bench' })
  await client.connect()
  try {
    await client.query(
      `SET session_replication_role = replica; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`,
    )
    await client.query(`ALTER TABLE finding DROP CONSTRAINT finding_no_overlap`)
    for (const table of ['requirement', 'instrument', 'provision', 'penalty', 'finding']) {
      await client.query(`DROP INDEX ${table}_search_idx; ALTER TABLE ${table} ALTER COLUMN search DROP EXPRESSION`)
      await client.query(`CREATE TEMPORARY TABLE numbered_${table} AS
        SELECT *, row_number() OVER () - 1 AS place, count(*) OVER () AS places FROM ${table}`)
      await client.query(`CREATE UNIQUE INDEX ON numbered_${table} (place); ANALYZE numbered_${table}`)
    }
    const copy = `generate_series(1, ${times - 1}) AS copy`
    const other = (table: string) =>
      `numbered_${table} AS own JOIN numbered_${table} AS other ON other.place = (own.place + copy * 7919) % own.places`
    await client.query(`INSERT INTO requirement (id, group_id, position, title, question, met, partial, core, search)
      SELECT own.id || '~' || copy, own.group_id, own.position + 1000 * copy, other.title, other.question, other.met,
             other.partial, other.core, other.search FROM ${copy} CROSS JOIN ${other('requirement')}`)
    await client.query(`INSERT INTO instrument (jurisdiction_code, id, title, title_translated, kind, number, published_on, search)
      SELECT own.jurisdiction_code, own.id || '~' || copy, other.title, other.title_translated, other.kind, other.number,
             other.published_on, other.search FROM ${copy} CROSS JOIN ${other('instrument')}`)
    await client.query(`INSERT INTO provision
        (jurisdiction_code, id, instrument_id, article, heading, in_force_from, in_force_to, summary, search)
      SELECT own.jurisdiction_code, own.id || '~' || copy, own.instrument_id || '~' || copy, other.article, other.heading,
             other.in_force_from, other.in_force_to, other.summary, other.search
      FROM ${copy} CROSS JOIN ${other('provision')}`)
    await client.query(`INSERT INTO penalty (jurisdiction_code, provision_id, position, conduct, kind, unit, min, max, note, search)
      SELECT own.jurisdiction_code, own.provision_id || '~' || copy, own.position, other.conduct, own.kind, own.unit,
             own.min, own.max, own.note, other.search
      FROM ${copy} CROSS JOIN ${other('penalty')}`)
    await client.query(`INSERT INTO finding
        (jurisdiction_code, requirement_id, from_date, to_date, status, confidence, rationale, attributes, search)
      SELECT own.jurisdiction_code, own.requirement_id || '~' || copy, own.from_date, own.to_date, own.status,
             own.confidence, other.rationale, other.attributes, other.search
      FROM ${copy} CROSS JOIN ${other('finding')}`)
    for (const table of ['requirement', 'instrument', 'provision', 'penalty', 'finding'])
      await client.query(`CREATE INDEX ${table}_search_idx ON ${table} USING GIN (search)`)
    await client.query('VACUUM ANALYZE')
  } finally {
    await client.end()
  }
}
