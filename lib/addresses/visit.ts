import { Turns } from '../platform/server/turns'
import type { Outcome } from './rules'

const PATIENCE_MS = 20_000
const HOSTS_AT_ONCE = 8
/** When not one of so many first ones answers there is no network, and the others are not asked. */
const HOPELESS = 16
const NAME = 'Cotejo (link check)'

/**
 * Asks every address once, one at a time on each host, eight hosts at once. Only what answers is learnt: nothing of a
 * page is read or kept. Answers early, with nothing but failures, where there is no network.
 */
export async function visitAll(urls: readonly string[]): Promise<Map<string, Outcome>> {
  const byHost = new Map<string, string[]>()
  for (const url of urls) {
    const { host } = new URL(url)
    byHost.set(host, [...(byHost.get(host) ?? []), url])
  }
  const outcomes = new Map<string, Outcome>()
  const isHopeless = () => outcomes.size >= HOPELESS && [...outcomes.values()].every(({ status }) => status === null)
  const turns = new Turns(HOSTS_AT_ONCE)
  await Promise.all(
    [...byHost.values()].map((some) =>
      turns.take(async () => {
        for (const url of some) {
          if (isHopeless()) return
          outcomes.set(url, { status: await statusOf(url) })
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
