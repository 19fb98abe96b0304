import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Signals PostgreSQL: SIGINT ends connections and stops, SIGQUIT stops at once (and recovers at the next start). */
const ESCALATION: readonly [NodeJS.Signals, number][] = [
  ['SIGINT', 15_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 5_000],
]

/** Asks a server to stop, ever more firmly, until `hasEnded`. */
export async function stopServer(signal: (name: NodeJS.Signals) => void, hasEnded: () => boolean): Promise<void> {
  for (const [name, patience] of ESCALATION) {
    if (hasEnded()) return
    signal(name)
    for (let waited = 0; waited < patience && !hasEnded(); waited += 20) await sleep(20)
  }
  if (!hasEnded()) throw new Error('PostgreSQL does not stop.')
}

/**
 * Stops the server that a killed process left behind on this cluster. Answers whether there was one.
 * A lock file whose server is gone is left to PostgreSQL, which also looks for its orphans' shared memory.
 */
export async function stopOrphan(clusterDir: string): Promise<boolean> {
  const lockFile = path.join(clusterDir, 'postmaster.pid')
  const pid = readPid(lockFile)
  if (pid === undefined) return false
  const isRunning = isAlive(pid) && isPostmasterOf(pid, clusterDir)
  if (isRunning) {
    await stopServer(
      (name) => {
        if (isAlive(pid)) process.kill(pid, name)
      },
      () => !isAlive(pid),
    )
  }
  if (readPid(lockFile) === pid && hasProcess(pid)) disown(lockFile)
  return isRunning
}

// The id is another process' by now, or a zombie's that nobody has buried yet; PostgreSQL would take either for a
// server. Its own parent's id it takes for stale, and the rest of the file keeps its use.
function disown(lockFile: string): void {
  writeFileSync(lockFile, readFileSync(lockFile, 'utf8').replace(/^\d+/, String(process.pid)))
}

function readPid(lockFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(lockFile, 'utf8').split('\n')[0])
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

function hasProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function isAlive(pid: number): boolean {
  if (!hasProcess(pid)) return false
  if (process.platform !== 'linux') return true
  try {
    // A zombie still has its id; after the name in parentheses comes the state.
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function isPostmasterOf(pid: number, clusterDir: string): boolean {
  try {
    // A server works in its data directory, whatever path it was started with.
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(clusterDir)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(clusterDir)
  } catch {
    return false
  }
}
