import 'server-only'
import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { secretOf } from '../auth/deployment'
import { database } from '../platform/db/client'

const MINUTES = 15

// Neither a network address nor a name is kept, only a keyed hash of it.
function keyOf(kind: string, value: string): string {
  return createHmac('sha256', secretOf()).update(`${kind}\n${value}`).digest('base64url')
}

const countSchema = z.tuple([z.object({ count: z.int() })])

/** Counts one try; false when there were more than `most` in the window of 15 minutes that the first one opened. */
export async function takeTry(kind: string, value: string, most: number): Promise<boolean> {
  const rows = await database().$queryRaw`
    INSERT INTO throttle AS known (key, window_start, count) VALUES (${keyOf(kind, value)}, now(), 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.window_start < now() - make_interval(mins => ${MINUTES}) THEN 1 ELSE known.count + 1 END,
      window_start = CASE WHEN known.window_start < now() - make_interval(mins => ${MINUTES})
                          THEN now() ELSE known.window_start END
    RETURNING count`
  const [{ count }] = countSchema.parse(rows)
  return count <= most
}

/** What was tried in vain before no longer counts once it went well. */
export async function forgetTries(kind: string, value: string): Promise<void> {
  await database().throttle.deleteMany({ where: { key: keyOf(kind, value) } })
}
