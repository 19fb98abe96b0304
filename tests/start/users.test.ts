import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { Cotejo, stopAll, untilStatus } from './support/cotejo'

const { tree, dataDir } = inject('freshStart')
const isRoot = process.getuid?.() === 0
// `nobody` on every Linux.
const ORDINARY = 65534

afterEach(stopAll)

test.runIf(isRoot && process.platform === 'linux')('an ordinary user gets a database of their own', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'cotejo-start-'))
  try {
    await chown(home, ORDINARY, ORDINARY)
    const cotejo = new Cotejo({
      tree,
      dataDir: path.join(home, 'data'),
      env: { HOME: home },
      through: asNobody(),
    })
    await untilStatus(await cotejo.address(), 200)
    expect(await cotejo.stop()).toBe(0)

    const other = new Cotejo({ tree, dataDir, env: { HOME: home }, through: asNobody() })
    expect(await other.exit).toBe(1)
    expect(other.output).toMatch(/another user's/)
  } finally {
    await rm(home, { recursive: true, force: true })
  }
})

test.runIf(isRoot)('root can start it where the user of the database cannot enter', async () => {
  const home = path.dirname(tree)
  const closed = path.join(home, 'closed')
  let elsewhere: string | undefined
  await mkdir(closed)
  // As a clone under /root is: neither the data directory nor PostgreSQL's programs can be reached.
  await chmod(home, 0o700)
  try {
    const cotejo = new Cotejo({ tree, dataDir: closed })
    await untilStatus(await cotejo.address(), 200)
    const [, directory = ''] = await cotejo.says(/The database is in (\/var\/lib\/cotejo\/\w+)\/postgres:/)
    elsewhere = directory
    expect(await cotejo.stop()).toBe(0)
  } finally {
    await chmod(home, 0o755)
    if (elsewhere !== undefined) await rm(elsewhere, { recursive: true, force: true })
  }
})

function asNobody(): string[] {
  const ids = [`--reuid=${ORDINARY}`, `--regid=${ORDINARY}`, '--clear-groups']
  return ['setpriv', ...ids, process.execPath, 'lib/cli/run.mjs', 'start']
}
