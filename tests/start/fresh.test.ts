import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { Cotejo, stopAll, untilStatus } from './support/cotejo'

const { tree, dataDir, output, status, exit } = inject('freshStart')
const STEPS = /Installing|Linking|Generating|Creating|Loading the dataset|Building/g

afterEach(stopAll)

test('a fresh clone makes its database, loads the data, builds and serves', () => {
  expect(status, output).toBe('served')
  expect(exit).toBe(0)
  for (const step of [
    /✓ Generating Prisma's client/,
    /✓ Creating the database and starting PostgreSQL/,
    /✓ Bringing the database up to date .*0001_init/,
    /✓ Loading the dataset .* added/,
    /✓ Building the pages/,
    /^Cotejo is at http:\/\/127\.0\.0\.1:\d+ /m,
  ]) {
    expect(output).toMatch(step)
  }
})

test('the password is for its owner only, and the database for this machine', () => {
  expect(statSync(path.join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
  const log = readFileSync(path.join(dataDir, 'postgres.log'), 'utf8')
  expect(log.match(/listening on .*/g)).toEqual([expect.stringContaining('"127.0.0.1"')])
})

test('the second start reuses all of it', async () => {
  const cotejo = new Cotejo({ tree, dataDir })
  await untilStatus(await cotejo.address(), 200)
  console.log(`second start: first page after ${cotejo.age()} s`)
  expect(cotejo.output.match(STEPS)).toBeNull()
  expect(cotejo.output).toContain('nothing to do')
  expect(await cotejo.stop()).toBe(0)
})
