import { execFile, spawnSync } from 'node:child_process'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whom PostgreSQL runs as. */
export interface ServerUser {
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to run as root. The owner of a cluster goes on running it; for a new one it is the user
 * `postgres`, made if the machine has none. `undefined`: whoever runs this process, who is not root.
 */
export async function findServerUser(clusterDir: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(clusterDir).catch(() => undefined)
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return (await findUser('postgres')) ?? createUser('postgres')
}

async function findUser(name: string): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
  } catch {
    return undefined
  }
}

async function createUser(name: string): Promise<ServerUser> {
  const ways = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', name],
  ]
  for (const [command = '', ...args] of ways) {
    await run(command, args).catch(() => {})
    const user = await findUser(name)
    if (user !== undefined) return user
  }
  throw new Error(
    `PostgreSQL does not run as root, and a user "${name}" for it could not be created. ` +
      'Start Cotejo as an ordinary user, or name a PostgreSQL in DATABASE_URL.',
  )
}

/** Can the user enter every directory on the way to this one? A clone under /root is closed to all but root. */
export async function canReach(user: ServerUser | undefined, directory: string): Promise<boolean> {
  if (user === undefined) return true
  for (let at = directory; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined)
    if (found !== undefined) {
      const needed = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001
      if ((found.mode & needed) === 0) return false
    }
    if (at === path.dirname(at)) return true
  }
}

/** Can the user run this program, with the libraries that it loads? */
export function canRun(user: ServerUser | undefined, program: string): boolean {
  return spawnSync(program, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0
}
