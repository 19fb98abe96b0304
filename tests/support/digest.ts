import pg from 'pg'
import { TABLES } from '@/lib/dataset/tables'

const NAMES = [...TABLES.map(({ name }) => name), 'revision']

/** What all tables hold, and by which transactions: equal digests mean that not even an equal row was written. */
export async function digestDatabase(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const digests: Record<string, string> = {}
    for (const name of NAMES) {
      const { rows } = await client.query(
        `SELECT count(*) || ' ' || COALESCE(md5(string_agg(row, '|' ORDER BY row)), '') AS digest
         FROM (SELECT t.xmin || ' ' || t::text AS row FROM "${name}" AS t) AS rows`,
      )
      digests[name] = String(rows[0].digest)
    }
    return digests
  })
}

/** Opens a connection for as long as it is used. */
export async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await use(client)
  } finally {
    await client.end()
  }
}
