import { Turns } from '../platform/server/turns'
import type { Outcome } from './rules'

const PATIENCE_MS = 20_000
const HOSTS_AT_ONCE = 8
const NAME = 'Cotejo (link check)'

/**
 * Asks every address once, one at a time on each host, eight hosts at once. Only what answers is learnt: nothing of a
 * page is read or kept. `told` hears how many are done.
 */
export async function visitAll(
  urls: readonly string[],
  told: (done: number) => void = () => {},
): Promise<Map<string, Outcome>> {
  const byHost = new Map<string, string[]>()
  for (const url of urls) {
    const { host } = new URL(url)
    byHost.set(host, [...(byHost.get(host) ?? []), url])
  }
  const outcomes = new Map<string, Outcome>()
  const turns = new Turns(HOSTS_AT_ONCE)
  await Promise.all(
    [...byHost.values()].map((some) =>
      turns.take(async () => {
        for (const url of some) {
          outcomes.set(url, { status: await statusOf(url) })
          told(outcomes.size)
        }
      }),
    ),
  )
  return outcomes
}

async function statusOf(url: string): Promise<number | null> {
  try {
    // Not HEAD: many ministries' servers refuse it.
    const answer = await fetch(url, { headers: { 'user-agent': NAME }, signal: AbortSignal.timeout(PATIENCE_MS) })
    await answer.body?.cancel()
    return answer.status
  } catch {
    return null
  }
}
