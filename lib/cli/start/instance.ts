import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Holder, type Lock, tryLock } from '../prepare/process-lock.mjs'
import { say } from '../progress'

const POLL_MS = 150

export interface Instance {
  /** From now on a second start says this address. */
  announce(address: string): void
  release(): void
}

/**
 * One running Cotejo for each data directory: takes its place, or says where the other one is and answers nothing.
 * Waits for another that is still starting, and takes over from one that fails in it.
 */
export async function takePlace(dataDir: string): Promise<Instance | undefined> {
  let hasSaid = false
  for (;;) {
    const { lock, holder } = tryLock(path.join(dataDir, 'running.lock'))
    if (lock !== undefined) return instanceOf(lock)
    const address = addressOf(holder)
    if (address !== undefined) {
      say(`Cotejo is already running at ${address} (process ${holder.pid}).`)
      return undefined
    }
    if (!hasSaid) say(`Another start (process ${holder.pid}) is under way; waiting for it …`)
    hasSaid = true
    await sleep(POLL_MS)
  }
}

function instanceOf(lock: Lock): Instance {
  return { announce: (address) => lock.update({ address }), release: () => lock.release() }
}

function addressOf(holder: Holder): string | undefined {
  return typeof holder.address === 'string' ? holder.address : undefined
}
