import type pg from 'pg'

/** The numbers of the audit entries that do not follow from the one before, recomputed by the database from what they say. */
export async function brokenLinks(client: pg.Client): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT id::int AS id FROM (
       SELECT entry.*, audit_hash(entry) AS computed,
              lag(hash, 1, repeat('0', 64)) OVER chain AS expected, lag(id, 1, 0::bigint) OVER chain + 1 AS next
       FROM audit_entry AS entry WINDOW chain AS (ORDER BY id)
     ) AS entries
     WHERE hash <> computed OR previous_hash <> expected OR id <> next ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}
