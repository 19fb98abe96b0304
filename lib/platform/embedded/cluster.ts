import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Binaries } from './binaries'
import type { ServerUser } from './server-user'

export const SUPERUSER = 'cotejo'

/** Makes a cluster, whole or not at all. */
export async function createCluster(
  binaries: Binaries,
  clusterDir: string,
  password: string,
  user: ServerUser | undefined,
  isThrowaway: boolean,
): Promise<void> {
  const fresh = `${clusterDir}.new`
  const secretDir = await mkdtemp(path.join(tmpdir(), 'cotejo-initdb-'))
  try {
    const passwordFile = path.join(secretDir, 'password')
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    await giveTo(user, passwordFile)
    await giveTo(user, secretDir)
    // Text is ordered by the application; here bytes do, and never differ between machines. What is a letter
    // (for full-text search and trigrams) follows the system's locale, which not every machine has in UTF-8.
    for (const ctype of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
      await rm(fresh, { recursive: true, force: true })
      await mkdir(fresh, { mode: 0o700 })
      await giveTo(user, fresh)
      const { code, output } = await runProgram(
        binaries.initdb,
        [...initdbArguments(fresh, passwordFile, ctype), ...(isThrowaway ? ['--no-sync'] : [])],
        path.dirname(fresh),
        user,
      )
      if (code === 0) return await rename(fresh, clusterDir)
      if (ctype === 'C' || !output.includes('locale')) throw new Error(`PostgreSQL's initdb failed:\n${output.trim()}`)
    }
  } finally {
    await rm(secretDir, { recursive: true, force: true })
    await rm(fresh, { recursive: true, force: true })
  }
}

export function makePassword(): string {
  return randomBytes(24).toString('base64url')
}

/** The environment without what would direct PostgreSQL elsewhere. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))
  return { ...Object.fromEntries(kept), NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C' }
}

function initdbArguments(directory: string, passwordFile: string, ctype: string): string[] {
  return [
    `--pgdata=${directory}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    `--lc-ctype=${ctype}`,
  ]
}

function runProgram(program: string, args: string[], cwd: string, user: ServerUser | undefined) {
  return new Promise<{ code: number | null; output: string }>((resolve, reject) => {
    const env = serverEnvironment()
    const child = spawn(program, args, { ...user, cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

async function giveTo(user: ServerUser | undefined, file: string): Promise<void> {
  if (user !== undefined) await chown(file, user.uid, user.gid)
}
