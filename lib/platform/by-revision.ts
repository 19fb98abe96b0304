import { currentRequest } from './http/request-context'

/**
 * `find`, asked once for each key and revision of the data. What an older revision answered is dropped as soon as a
 * newer one is seen; at most `limit` keys are kept. The answer is never older than the revision that the request
 * was given, and is shared: it must not be changed.
 */
export function byRevision<Args extends readonly (string | null)[], Answer>(
  find: (...args: Args) => Promise<Answer>,
  limit = 1,
): (...args: Args) => Promise<Answer> {
  const kept = new Map<string, Promise<Answer>>()
  let keptRevision: string | undefined
  return (...args) => {
    const { revision } = currentRequest()
    if (revision === undefined) return find(...args)
    if (keptRevision !== revision) {
      kept.clear()
      keptRevision = revision
    }
    const key = JSON.stringify(args)
    const known = kept.get(key)
    if (known) return known
    const found = find(...args)
    kept.set(key, found)
    // A failure is not an answer: the next request asks again.
    found.catch(() => {
      if (kept.get(key) === found) kept.delete(key)
    })
    for (const oldest of kept.keys()) {
      if (kept.size <= limit) break
      kept.delete(oldest)
    }
    return found
  }
}
