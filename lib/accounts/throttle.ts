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

const countSchema = z.tuple([z.object({ count: z.int(), left: z.number() })])

/**
 * Counts one more of something within a window of `seconds` that the first of them opened: how many there were by now,
 * and in how many seconds the window closes. Kept in the database, so that every server of the deployment counts alike.
 */
export async function countTry(kind: string, value: string, seconds: number): Promise<{ count: number; left: number }> {
  const rows = await database().$queryRaw`
    INSERT INTO throttle AS known (key, window_start, count) VALUES (${keyOf(kind, value)}, now(), 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN known.window_start <= now() - make_interval(secs => ${seconds}) THEN 1 ELSE known.count + 1 END,
      window_start = CASE WHEN known.window_start <= now() - make_interval(secs => ${seconds})
                          THEN now() ELSE known.window_start END
    RETURNING count, greatest(0, extract(epoch FROM window_start - now()) + ${seconds})::float8 AS left`
  const [answer] = countSchema.parse(rows)
  // Whoever opens a window clears away those that nobody has used for a day.
  if (answer.count === 1)
    await database().$executeRaw`
      DELETE FROM throttle WHERE key IN (
        SELECT key FROM throttle WHERE window_start < now() - interval '1 day' LIMIT 100 FOR UPDATE SKIP LOCKED)`
  return { count: answer.count, left: Math.ceil(answer.left) }
}

/** Counts one try; false when there were more than `most` in the window of 15 minutes that the first one opened. */
export async function takeTry(kind: string, value: string, most: number): Promise<boolean> {
  const { count } = await countTry(kind, value, MINUTES * 60)
  return count <= most
}

/** What was tried in vain before no longer counts once it went well. */
export async function forgetTries(kind: string, value: string): Promise<void> {
  await database().throttle.deleteMany({ where: { key: keyOf(kind, value) } })
}
