import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { brokenLinks } from '../support/audit-chain'
import { addAccount, findAction, sendForm, type TestAccount } from '../support/form-client'
import { randomBySeed, seedOf } from '../support/random'
import { Guarded } from './support/guarded'

/*
 * Readers who leave before the answer comes: in the middle of a change, while a page waits for its turn, while one is
 * made. Nothing may stay behind in the server: no turn, no connection, no transaction, no lock.
 */

const USERS = 12
const ROUNDS = 25

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'hang-up-data')
const seed = seedOf()
const random = randomBySeed(seed)
let address: string
let action: string
let users: TestAccount[]

beforeAll(async () => {
  address = await app.start()
  action = await findAction(address)
  users = await app.connected(async (client) => {
    const made: TestAccount[] = []
    for (let index = 0; index < USERS; index += 1) made.push(await addAccount(client, app.secret, { role: 'staff' }))
    return made
  })
})

afterAll(() => app.close())

/** Two in three leave, some moments after they asked; the others wait for their answer. */
async function maybeLeave(ask: (signal: AbortSignal) => Promise<unknown>): Promise<'answered' | 'left'> {
  const controller = new AbortController()
  const timer = random() < 0.67 ? setTimeout(() => controller.abort(), random() * 60) : undefined
  try {
    await ask(controller.signal)
    return 'answered'
  } catch (error) {
    if (controller.signal.aborted) return 'left'
    throw error
  } finally {
    clearTimeout(timer)
  }
}

const proposal = (user: TestAccount, body: string, formId: string, signal?: AbortSignal) =>
  sendForm(address, action, {
    command: 'proposal.make',
    fields: { country: 'AR', requirement: 'off-grooming', body, source: 'Boletín Oficial' },
    formId,
    cookie: user.cookie,
    signal,
  })

test('forms whose senders leave are carried out once or not at all, and hold nothing', async () => {
  console.log(`COTEJO_TEST_SEED=${seed}`)
  const sent: { body: string; formId: string; user: TestAccount; how: 'answered' | 'left' }[] = []
  await Promise.all(
    users.map(async (user, number) => {
      for (let round = 0; round < ROUNDS; round += 1) {
        const [body, formId] = [`propuesta ${number}-${round}.`, randomUUID()]
        const how = await maybeLeave((signal) => proposal(user, body, formId, signal))
        sent.push({ body, formId, user, how })
      }
    }),
  )
  const left = sent.filter(({ how }) => how === 'left')
  console.log(`${sent.length} forms, ${left.length} senders left`)
  expect(left.length).toBeGreaterThan(0)
  expect(left.length).toBeLessThan(sent.length)

  // Whoever left sends the same form again and is answered; what was carried out already stays one.
  const answers = await Promise.all(
    left.map(({ user, body, formId }) => proposal(user, body, formId, AbortSignal.timeout(60_000))),
  )
  expect(answers.filter(({ outcome }) => outcome !== 'done')).toEqual([])
  const rows = await app.query<{ body: string }>('SELECT body FROM proposal')
  expect(rows.map(({ body }) => body).toSorted()).toEqual(sent.map(({ body }) => body).toSorted())
  expect(await app.connected(brokenLinks)).toEqual([])
  await expectNothingHeld()
})

test('pages whose readers leave give their turn to the next', async () => {
  const pages = ['/es/matrix?core=1', '/es/countries/CL?core=1', '/es/search?q=ley', '/es/changes?countries=CL']
  const asked = Array.from({ length: 200 }, (_, index) => {
    const cookie = users[index % (USERS * 2)]?.cookie
    const page = `${pages[index % pages.length]}&date=2020-01-${String((index % 28) + 1).padStart(2, '0')}`
    return maybeLeave(async (signal) => {
      const response = await fetch(`${address}${page}`, { signal, headers: cookie === undefined ? {} : { cookie } })
      await response.arrayBuffer()
    })
  })
  const left = (await Promise.all(asked)).filter((how) => how === 'left').length
  console.log(`${asked.length} pages, ${left} readers left`)
  expect(left).toBeGreaterThan(0)
  for (const page of pages) {
    const response = await fetch(`${address}${page}`, { signal: AbortSignal.timeout(20_000) })
    await response.arrayBuffer()
    expect(response.status, page).toBe(200)
  }
  await expectNothingHeld()
})

/** No transaction is open and nobody waits for a lock, once what is under way is done. */
async function expectNothingHeld(): Promise<void> {
  let held: unknown[] = []
  for (let tries = 0; tries < 100; tries += 1) {
    held = await app.query(
      `SELECT state, wait_event_type, left(query, 200) AS query FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()
         AND (state LIKE 'idle in transaction%' OR wait_event_type = 'Lock' OR xact_start IS NOT NULL)`,
    )
    if (held.length === 0) return
    await sleep(100)
  }
  expect(held).toEqual([])
}
