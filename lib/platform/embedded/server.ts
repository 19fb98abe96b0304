import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Binaries } from './binaries'
import { serverEnvironment } from './cluster'
import { stopServer } from './postmaster'
import type { ServerUser } from './server-user'

const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 30_000
// Reading the log again after a crash may take minutes; a server that is still at it is not given up.
const READY_WITHIN_MS = 300_000

export interface ServerOptions {
  binaries: Binaries
  clusterDir: string
  logFile: string
  port: number
  flags: readonly string[]
  user: ServerUser | undefined
  /** A connection that tells whether the server answers. */
  url: string
  say: (message: string) => void
}

/** A PostgreSQL server that is started again when it ends without being asked to. */
export class Server {
  readonly #options: ServerOptions
  #process: ChildProcess | undefined
  #isStopping = false
  #isKept = false

  private constructor(options: ServerOptions) {
    this.#options = options
    // Whoever ends the process without stopping the server first has still said enough.
    process.once('exit', () => this.#process?.kill('SIGINT'))
  }

  /** Resolves when the server answers. */
  static async start(options: ServerOptions): Promise<Server> {
    keepPreviousLog(options.logFile)
    const server = new Server(options)
    await server.#run()
    server.#isKept = true
    return server
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    const running = this.#process
    if (running === undefined) return
    await stopServer(
      (signal) => running.kill(signal),
      () => hasEnded(running),
    )
  }

  async #run(): Promise<void> {
    const { binaries, clusterDir, port, flags, user, logFile } = this.#options
    const log = openSync(logFile, 'a', 0o600)
    const child = spawn(
      binaries.postgres,
      ['-D', clusterDir, '-p', String(port), ...flags.flatMap((flag) => ['-c', flag])],
      // A group of its own: Ctrl-C in a terminal must reach the application first.
      { ...user, cwd: path.dirname(clusterDir), env: serverEnvironment(), detached: true, stdio: ['ignore', log, log] },
    )
    closeSync(log)
    this.#process = child
    const failure = new Promise<Error>((resolve) => child.once('error', resolve))
    child.once('exit', (code, signal) => {
      if (this.#isKept && !this.#isStopping) void this.#restart(signal ?? `exit code ${code}`)
    })
    const end = await Promise.race([failure, this.#untilReady(child)])
    if (end instanceof Error) throw end
  }

  async #untilReady(child: ChildProcess): Promise<undefined> {
    const deadline = Date.now() + READY_WITHIN_MS
    while (Date.now() < deadline) {
      if (hasEnded(child)) throw new Error(`PostgreSQL did not start. ${describeLogEnd(this.#options.logFile)}`)
      if (await answers(this.#options.url)) return undefined
      await sleep(30)
    }
    throw new Error(`PostgreSQL does not answer. ${describeLogEnd(this.#options.logFile)}`)
  }

  async #restart(reason: string): Promise<void> {
    const { say } = this.#options
    const began = Date.now()
    say(`PostgreSQL has ended (${reason}). Starting it again …`)
    this.#isKept = false
    for (let delay = FIRST_DELAY_MS; !this.#isStopping; delay = Math.min(delay * 2, LONGEST_DELAY_MS)) {
      await sleep(delay)
      if (this.#isStopping) return
      try {
        await this.#run()
        this.#isKept = true
        say(`PostgreSQL is back after ${((Date.now() - began) / 1000).toFixed(1)} s.`)
        return
      } catch (error) {
        // The children of a killed server hold its memory for a moment: a first refusal is to be expected.
        if (delay > FIRST_DELAY_MS) say(error instanceof Error ? error.message : String(error))
      }
    }
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // 28…: the server is there and does not accept who we are; waiting does not change that.
    if (code.startsWith('28')) throw new Error('PostgreSQL does not accept the password kept for it.')
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function keepPreviousLog(logFile: string): void {
  try {
    renameSync(logFile, `${logFile}.1`)
  } catch {
    // There was none.
  }
}

function describeLogEnd(logFile: string): string {
  const lines = readFileSync(logFile, 'utf8').trim().split('\n').slice(-5)
  return `Its log (${logFile}) ends:\n${lines.join('\n')}`
}
