import pg from 'pg'
import { z } from 'zod'
import { FIRST_PREVIOUS, faultOfLink, type Link } from './rules'

const BATCH = 5000

export type Verdict = {
  count: number
  lastHash: string
  /** The first entry that is not as it was written. */
  fault: { id: bigint; kind: 'number' | 'link' | 'hash' } | null
  /** Was the hash that was asked for met? */
  isExpectedThere: boolean
}

const linkSchema = z.object({
  id: z.coerce.bigint(),
  previousHash: z.string(),
  hash: z.string(),
  computed: z.string(),
})

/**
 * Goes through the audit chain from its first entry: numbers without a hole, each entry's hash that of its content,
 * each tied to the one before. What was cut off at the end leaves no trace in the chain itself: give a hash that was
 * noted down earlier as `expected`.
 */
export async function verifyAudit(url: string, expected?: string): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await verifyChain(client, expected)
  } finally {
    await client.end()
  }
}

/** The same in the transaction that `client` is in. */
export async function verifyChain(client: pg.Client, expected?: string): Promise<Verdict> {
  const verdict: Verdict = {
    count: 0,
    lastHash: FIRST_PREVIOUS,
    fault: null,
    isExpectedThere: expected === undefined,
  }
  let last: Link | null = null
  for (;;) {
    const links = await readLinks(client, last?.id ?? null)
    for (const link of links) {
      const kind = faultOfLink(link, last)
      if (kind !== null) return { ...verdict, fault: { id: link.id, kind } }
      verdict.count += 1
      verdict.lastHash = link.hash
      verdict.isExpectedThere ||= link.hash === expected
      last = link
    }
    if (links.length < BATCH) return verdict
  }
}

async function readLinks(client: pg.Client, after: bigint | null): Promise<Link[]> {
  const { rows } = await client.query(
    `SELECT id, previous_hash AS "previousHash", hash, audit_hash(audit_entry) AS computed
     FROM audit_entry WHERE $1::bigint IS NULL OR id > $1 ORDER BY id LIMIT ${BATCH}`,
    [after === null ? null : String(after)],
  )
  return z.array(linkSchema).parse(rows)
}
