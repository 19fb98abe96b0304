import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

// A lock is a file that says who holds it. It is stale when that process is gone; a process id alone does not tell,
// because ids are used again, so the file also carries when the process began.

const POLL_MS = 150
// A file without readable content is being written, unless it has stood so for longer than this.
const WRITING_MS = 2000

/** Takes the lock, or says who has it. */
export function tryLock(file, details = {}) {
  mkdirSync(path.dirname(file), { recursive: true })
  const own = { pid: process.pid, began: beganAt(process.pid), ...details }
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(own), { flag: 'wx' })
      return { lock: makeLock(file, own) }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const found = readHolder(file)
    if (found === undefined) continue
    if (isHeld(found)) return { holder: found.holder ?? { pid: 0, began: null } }
    takeAway(file, found.text)
  }
}

/** Takes the lock, waiting for whoever has it. `onWait` is called once, with the holder. */
export async function waitForLock(file, onWait = () => {}) {
  for (let isFirst = true; ; isFirst = false) {
    const { lock, holder } = tryLock(file)
    if (lock !== undefined) return lock
    if (isFirst) onWait(holder)
    await sleep(POLL_MS)
  }
}

/** Is the process that was there still there? */
export function isRunning({ pid, began }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it is there, and another user's.
    if (error.code !== 'EPERM') return false
  }
  const now = beganAt(pid)
  if (now === 'gone') return false
  return began === null || now === null || began === now
}

function makeLock(file, own) {
  return {
    update(details) {
      Object.assign(own, details)
      const next = `${file}.${process.pid}`
      writeFileSync(next, JSON.stringify(own))
      renameSync(next, file)
    },
    release() {
      const found = readHolder(file)
      if (found?.holder?.pid === own.pid && found.holder.began === own.began) rmSync(file, { force: true })
    },
  }
}

function readHolder(file) {
  try {
    const text = readFileSync(file, 'utf8')
    const age = Date.now() - statSync(file).mtimeMs
    return { text, age, holder: parseHolder(text) }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function parseHolder(text) {
  try {
    const holder = JSON.parse(text)
    return Number.isInteger(holder?.pid) && holder.pid > 0 ? { began: null, ...holder } : undefined
  } catch {
    return undefined
  }
}

function isHeld({ holder, age }) {
  return holder === undefined ? age < WRITING_MS : isRunning(holder)
}

// Renaming first: of two that find the same stale lock, the slower must not delete what the faster has just taken.
function takeAway(file, staleText) {
  const away = `${file}.${process.pid}.stale`
  try {
    renameSync(file, away)
    if (readFileSync(away, 'utf8') !== staleText) renameSync(away, file)
    else rmSync(away, { force: true })
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  }
}

/** When a process began, in whatever form the system has it; null: the system does not say; 'gone': it has ended. */
function beganAt(pid) {
  if (process.platform === 'win32') return null
  if (process.platform !== 'linux') {
    try {
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || 'gone'
    } catch {
      return null
    }
  }
  try {
    // The name, in parentheses, may hold spaces; after it come the state and, 19 fields on, the start in clock ticks.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return 'gone'
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch (error) {
    return error.code === 'ENOENT' || error.code === 'ESRCH' ? 'gone' : null
  }
}
