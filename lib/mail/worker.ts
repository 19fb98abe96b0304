import 'server-only'
import { log } from '../platform/log'
import { canSend, sendDue } from './commands'

const EVERY_MS = 30_000

const shared: typeof globalThis & { cotejoLetters?: NodeJS.Timeout } = globalThis

/** From now on this server sends letters that are due, its own and those of a server that died. */
export function startLetters(): void {
  if (shared.cotejoLetters !== undefined || !canSend()) return
  let isAtIt = false
  shared.cotejoLetters = setInterval(() => {
    if (isAtIt) return
    isAtIt = true
    sendDue()
      .catch((error: unknown) => log.error({ err: error }, 'letters could not be looked for'))
      .finally(() => {
        isAtIt = false
      })
  }, EVERY_MS)
  // No reason to stay alive.
  shared.cotejoLetters.unref()
}
