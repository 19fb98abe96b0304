export interface Holder {
  pid: number
  began: string | null
  [detail: string]: unknown
}

export interface Lock {
  /** Adds to what the lock says about its holder. */
  update(details: Record<string, unknown>): void
  release(): void
}

export function tryLock(
  file: string,
  details?: Record<string, unknown>,
): { lock: Lock; holder?: undefined } | { lock?: undefined; holder: Holder }

export function waitForLock(file: string, onWait?: (holder: Holder) => void): Promise<Lock>

export function isRunning(process: { pid: number; began: string | null }): boolean
