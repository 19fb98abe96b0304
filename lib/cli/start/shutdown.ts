import { say } from '../progress'

// npm passes Ctrl-C on to a process that the terminal has already told: two signals so close are one.
const SAME_SIGNAL_MS = 600
const PARENT_POLL_MS = 300

/**
 * What has been opened, to be closed in the opposite order. A signal closes all of it and ends the process; a second
 * one ends it at once.
 */
export class Shutdown {
  readonly #closers: (() => Promise<void>)[] = []
  #ending: Promise<never> | undefined
  #signalledAt = 0

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.#onSignal(signal))
    if (process.env.npm_lifecycle_event !== undefined) this.#endWithParent()
    process.on('uncaughtException', (error) => {
      console.error(error)
      void this.end(1)
    })
    // A terminal or a pipe that has gone away is no reason to fail.
    process.stdout.on('error', () => {})
    process.stderr.on('error', () => {})
  }

  get isEnding(): boolean {
    return this.#ending !== undefined
  }

  /** What to do at the end, before what was added earlier. */
  add(close: () => Promise<void>): void {
    this.#closers.push(close)
  }

  /** Opens something that is closed at the end, also when the end comes while it is being opened. */
  async open<T>(open: () => Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    if (this.#ending !== undefined) return this.#ending
    const opening = open()
    this.add(async () => {
      const opened = await opening.catch(() => undefined)
      if (opened !== undefined) await close(opened)
    })
    return opening
  }

  /** Closes everything and ends the process with this code. */
  end(code: number): Promise<never> {
    this.#ending ??= this.#closeAll().then((isClean) => process.exit(isClean ? code : 1))
    return this.#ending
  }

  #onSignal(signal: NodeJS.Signals): void {
    const isRepeated = Date.now() - this.#signalledAt < SAME_SIGNAL_MS
    if (isRepeated) return
    if (this.isEnding) {
      say('Stopping at once.')
      process.exit(130)
    }
    this.#signalledAt = Date.now()
    say(signal === 'SIGINT' ? 'Stopping … (Ctrl-C again stops at once)' : 'Stopping …')
    void this.end(0)
  }

  // npm passes SIGTERM on to the shell between it and this process, which ends without passing it on.
  #endWithParent(): void {
    const parent = process.ppid
    const timer = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(timer)
      if (!this.isEnding) this.#onSignal('SIGTERM')
    }, PARENT_POLL_MS)
    timer.unref()
  }

  async #closeAll(): Promise<boolean> {
    let isClean = true
    for (const close of this.#closers.reverse()) {
      try {
        await close()
      } catch (error) {
        isClean = false
        console.error(error instanceof Error ? error.message : error)
      }
    }
    return isClean
  }
}
