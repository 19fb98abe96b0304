import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../lib/platform/embedded/embedded-postgres'
import { Cotejo, stopAll, untilStatus } from './support/cotejo'

const { tree } = inject('freshStart')
let home: string
let server: EmbeddedPostgres

beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'cotejo-start-'))

  // For root PostgreSQL runs as another user, who must be able to enter.
  await chmod(home, 0o755)
  const dataDir = path.join(home, 'somebody-elses')
  server = await openEmbeddedPostgres({ dataDir, database: 'theirs', isThrowaway: true, say: () => {} })
})

afterEach(stopAll)

afterAll(async () => {
  await server.close()
  await rm(server.clusterDir, { recursive: true, force: true })
  await rm(home, { recursive: true, force: true })
})

test('with DATABASE_URL that server is used, and none is made', async () => {
  const dataDir = path.join(home, 'data')
  const env = { DATABASE_URL: server.urlOf('theirs') }
  const first = new Cotejo({ tree, dataDir, env })
  await untilStatus(await first.address(), 200)
  expect(first.output).toMatch(/✓ Loading the dataset/)
  expect(await first.stop()).toBe(0)
  expect((await readdir(dataDir)).filter((name) => name.startsWith('postgres'))).toEqual([])

  const again = new Cotejo({ tree, dataDir, env })
  await again.address()
  expect(again.output).not.toContain('Loading the dataset')
  await again.stop()

  await emptyFindings(env.DATABASE_URL)
  const emptied = new Cotejo({ tree, dataDir, env })
  await emptied.address()
  expect(emptied.output).toMatch(/✓ Loading the dataset/)
  await emptied.stop()
})

test.each([
  ['postgresql://cotejo:secret@127.0.0.1:1/cotejo', 1, /nothing listens there/],
  ['mysql://127.0.0.1/cotejo', 2, /^DATABASE_URL must be like postgresql:/m],
])('%s is refused without a stack and without the password', async (url, exit, reason) => {
  const cotejo = new Cotejo({ tree, dataDir: path.join(home, 'refused'), env: { DATABASE_URL: url } })
  expect(await cotejo.exit).toBe(exit)
  expect(cotejo.output).toMatch(reason)
  expect(cotejo.output).not.toMatch(/secret|\n {4}at /)
})

async function emptyFindings(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('TRUNCATE finding CASCADE')
  await client.end()
}
