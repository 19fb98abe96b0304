import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, inject, test } from 'vitest'
import { Cotejo, isAlive, postgresPid, stopAll, untilDead, untilStatus } from './support/cotejo'

const { tree, dataDir } = inject('freshStart')

afterEach(stopAll)

function expectNothingLeft(): void {
  expect(postgresPid(dataDir)).toBeUndefined()
  expect(existsSync(path.join(dataDir, 'running.lock'))).toBe(false)
}

test('after kill -9 of the application the next start takes the database over', async () => {
  const first = new Cotejo({ tree, dataDir })
  await first.address()
  const orphan = first.postgresPid()
  expect(await first.stop('SIGKILL')).toBe('SIGKILL')
  expect(isAlive(orphan)).toBe(true)

  const second = new Cotejo({ tree, dataDir })
  await untilStatus(await second.address(), 200)
  expect(isAlive(orphan)).toBe(false)
  expect(await second.stop()).toBe(0)
  expectNothingLeft()
})

test('after kill -9 of PostgreSQL it is started again and the pages come back', async () => {
  const cotejo = new Cotejo({ tree, dataDir })
  const address = await cotejo.address()
  await untilStatus(address, 200)
  const killed = cotejo.postgresPid() ?? 0
  process.kill(killed, 'SIGKILL')
  await cotejo.says(/PostgreSQL is back/)
  await untilStatus(address, 200)
  expect(cotejo.postgresPid()).not.toBe(killed)
  expect(await cotejo.stop()).toBe(0)
  expectNothingLeft()
})

test('after kill -9 of both the next start recovers', async () => {
  const first = new Cotejo({ tree, dataDir })
  await first.address()
  const database = first.postgresPid() ?? 0
  await first.stop('SIGKILL')
  process.kill(database, 'SIGKILL')
  await untilDead(database)

  const second = new Cotejo({ tree, dataDir })
  await untilStatus(await second.address(), 200)
  expect(second.output).not.toContain('Loading the dataset')
  expect(await second.stop()).toBe(0)
})

test('Ctrl-C leaves nothing running', async () => {
  const cotejo = new Cotejo({ tree, dataDir })
  const address = await cotejo.address()
  const database = cotejo.postgresPid()
  expect(await cotejo.stop('SIGINT')).toBe(0)
  expect(isAlive(database)).toBe(false)
  await expect(fetch(address)).rejects.toThrow()
  expectNothingLeft()
})

test('Ctrl-C in a terminal, where npm and its whole group are told, leaves nothing running', async () => {
  const cotejo = new Cotejo({ tree, dataDir, through: ['npm', 'start'], detached: true })
  await cotejo.address()
  const database = cotejo.postgresPid()
  process.kill(-(cotejo.process.pid ?? 0), 'SIGINT')
  await cotejo.exit
  await untilDead(database)
  expect(cotejo.output).not.toContain('Stopping at once')
  expectNothingLeft()
})

test('ending npm alone leaves nothing running', async () => {
  const cotejo = new Cotejo({ tree, dataDir, through: ['npm', 'start'] })
  await cotejo.address()
  const database = cotejo.postgresPid()
  cotejo.process.kill('SIGTERM')
  await untilDead(database)
  await cotejo.exit
  expectNothingLeft()
})

test('Ctrl-C while it is starting leaves nothing running', async () => {
  const cotejo = new Cotejo({ tree, dataDir })
  await cotejo.says(/✓ Starting PostgreSQL/)
  const database = cotejo.postgresPid()
  expect(await cotejo.stop('SIGINT')).toBe(0)
  expect(isAlive(database)).toBe(false)
  expectNothingLeft()
})
