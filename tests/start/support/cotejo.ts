import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface CotejoOptions {
  tree: string
  dataDir: string
  env?: Record<string, string>
  /** What to run instead of the command itself; it is appended. */
  through?: string[]
  /** Begins a process group, as a terminal does. */
  detached?: boolean
}

const COMMAND = [process.execPath, 'lib/cli/run.mjs', 'start']
const running = new Set<Cotejo>()

/** One `npm start`, seen from outside. */
export class Cotejo {
  readonly process: ChildProcess
  readonly exit: Promise<number | NodeJS.Signals | null>
  output = ''
  readonly #began = performance.now()
  readonly #dataDir: string

  constructor({ tree, dataDir, env = {}, through = COMMAND, detached = false }: CotejoOptions) {
    const [command = '', ...args] = through
    const { DATABASE_URL: _, HOST: __, ...inherited } = process.env
    this.#dataDir = dataDir
    this.process = spawn(command, args, {
      cwd: tree,
      detached,
      // Vitest's own would reach the application.
      env: { ...inherited, NODE_ENV: 'production', PORT: '0', COTEJO_DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.process.stdout?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString()
    })
    this.process.stderr?.on('data', (chunk: Buffer) => {
      this.output += chunk.toString()
    })
    this.exit = new Promise((resolve) =>
      this.process.once('close', (code, signal) => {
        running.delete(this)
        resolve(code ?? signal)
      }),
    )
    running.add(this)
  }

  /** Where it serves, as it says itself. */
  async address(): Promise<string> {
    const [, address = ''] = await this.says(/^Cotejo is at (\S+)/m)
    return address
  }

  async says(pattern: RegExp, patience = 170_000): Promise<RegExpExecArray> {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await sleep(20)) {
      const found = pattern.exec(this.output)
      if (found !== null) return found
      if (!running.has(this)) break
    }
    const found = pattern.exec(this.output)
    if (found !== null) return found
    throw new Error(`It does not say ${pattern}, but:\n${this.output}`)
  }

  /** Seconds since it was started. */
  age(): string {
    return ((performance.now() - this.#began) / 1000).toFixed(2)
  }

  postgresPid(): number | undefined {
    return postgresPid(this.#dataDir)
  }

  stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | NodeJS.Signals | null> {
    this.process.kill(signal)
    return this.exit
  }
}

export function postgresPid(dataDir: string): number | undefined {
  const file = path.join(dataDir, 'postgres/postmaster.pid')
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined
}

export function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false
  try {
    process.kill(pid, 0)
    // A zombie is dead; when it is cleared away is its parent's affair.
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export async function untilDead(pid: number | undefined): Promise<void> {
  for (let tries = 0; isAlive(pid) && tries < 500; tries++) await sleep(20)
  if (isAlive(pid)) throw new Error(`Process ${pid} is still there.`)
}

/** The status of the page, tried until it is this one. */
export async function untilStatus(address: string, status: number): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 200; tries++) {
    try {
      const response = await fetch(`${address}/es/matrix`, { signal: AbortSignal.timeout(10_000) })
      await response.text()
      if (response.status === status) return
      last = response.status
    } catch (error) {
      last = error
    }
    await sleep(100)
  }
  throw new Error(`${address}/es/matrix never answered ${status}; the last was ${last}`)
}

/** For afterEach: a failed test must not leave its application to the next one. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((cotejo) => cotejo.stop('SIGTERM')))
}
