import { createServer } from 'node:net'
import { afterEach, expect, inject, test } from 'vitest'
import { Cotejo, stopAll, untilStatus } from './support/cotejo'

const { tree, dataDir } = inject('freshStart')

afterEach(stopAll)

test('on a taken port it says so and takes the next one', async () => {
  const other = createServer()
  const taken = await new Promise<number>((resolve) => {
    other.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = other.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  try {
    const cotejo = new Cotejo({ tree, dataDir, env: { PORT: String(taken) } })
    const address = await cotejo.address()
    expect(cotejo.output).toContain(`Port ${taken} is taken`)
    expect(Number(new URL(address).port)).toBeGreaterThan(taken)
    await untilStatus(address, 200)
    await cotejo.stop()
  } finally {
    other.close()
  }
})

test('of two started at once one serves and the other says where', async () => {
  const pair = [new Cotejo({ tree, dataDir }), new Cotejo({ tree, dataDir })]
  await Promise.race(pair.map(({ exit }) => exit))
  const [one, other] = pair[0]?.process.exitCode === null ? pair : pair.toReversed()
  const address = await one?.address()
  expect(await other?.exit).toBe(0)
  expect(other?.output).toContain(`Cotejo is already running at ${address} (process ${one?.process.pid})`)

  const third = new Cotejo({ tree, dataDir })
  expect(await third.exit).toBe(0)
  expect(third.output).toContain(`Cotejo is already running at ${address}`)
  await untilStatus(address ?? '', 200)
  await one?.stop()
})

test.each(['abc', '70000', '-1', '80.5'])('PORT=%s is refused in one line', async (port) => {
  const cotejo = new Cotejo({ tree, dataDir, env: { PORT: port } })
  expect(await cotejo.exit).toBe(2)
  expect(cotejo.output.trim().split('\n')).toEqual([expect.stringMatching(/^PORT must be /)])
})
