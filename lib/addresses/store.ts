import pg from 'pg'
import { z } from 'zod'
import { ADDRESS_FAULTS, judgeVisit, type Outcome, type Visit } from './rules'

const visitSchema = z.object({
  url: z.string(),
  visitedOn: z.string(),
  fault: z.enum(ADDRESS_FAULTS).nullable(),
  status: z.int().nullable(),
  failures: z.int(),
  isDead: z.boolean(),
})

async function withClient<T>(database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every web address that a source or a statute on record has, once. */
export function listAddresses(database: string): Promise<string[]> {
  return withClient(database, async (client) => {
    const { rows } = await client.query(
      `SELECT url FROM source WHERE url IS NOT NULL UNION SELECT url FROM instrument WHERE url IS NOT NULL ORDER BY url`,
    )
    return z
      .array(z.object({ url: z.string() }))
      .parse(rows)
      .flatMap(({ url }) => (/^https?:/i.test(url) && URL.canParse(url) ? [url] : []))
  })
}

/** Keeps what came of the visits, in one transaction, and forgets addresses that nothing cites any more. */
export function keepVisits(database: string, outcomes: ReadonlyMap<string, Outcome>, day: string): Promise<Visit[]> {
  return withClient(database, async (client) => {
    await client.query('BEGIN')
    const { rows } = await client.query(
      `SELECT url, visited_on::text AS "visitedOn", fault, status, failures, is_dead AS "isDead"
       FROM address_visit FOR UPDATE`,
    )
    const before = new Map(
      z
        .array(visitSchema)
        .parse(rows)
        .map((visit) => [visit.url, visit]),
    )
    const visits = [...outcomes].map(([url, outcome]) => judgeVisit(url, outcome, day, before.get(url) ?? null))
    await client.query(
      `INSERT INTO address_visit (url, visited_on, fault, status, failures, is_dead)
       SELECT url, "visitedOn", fault, status, failures, "isDead"
       FROM jsonb_to_recordset($1) AS visit
            (url text, "visitedOn" date, fault address_fault, status int, failures int, "isDead" boolean)
       ON CONFLICT (url) DO UPDATE
       SET visited_on = excluded.visited_on, fault = excluded.fault, status = excluded.status,
           failures = excluded.failures, is_dead = excluded.is_dead`,
      [JSON.stringify(visits)],
    )
    await client.query(
      `DELETE FROM address_visit WHERE url NOT IN (
         SELECT url FROM source WHERE url IS NOT NULL UNION SELECT url FROM instrument WHERE url IS NOT NULL)`,
    )
    await client.query('COMMIT')
    return visits
  })
}
