import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { brokenLinks } from '../support/audit-chain'
import { type Answer, addAccount, type Fields, findAction, sendForm, type TestAccount } from '../support/form-client'
import { randomBySeed, seedOf } from '../support/random'
import { untilDead } from './support/cotejo'
import { Guarded } from './support/guarded'

/*
 * Two hundred edits by twenty people at once, over HTTP, while the application is killed without warning, once together
 * with its database: what was acknowledged is there, once; what was not is there once or not at all; and the audit
 * chain holds.
 */

const USERS = 20
const EDITS = 10
const KILLS = 3
/** Cells that several people edit at the same time, each from the version they saw. */
const SHARED = 5

const { tree } = inject('freshStart')
const app = new Guarded(tree, 'crash-data')
const seed = seedOf()
const random = randomBySeed(seed)

let users: TestAccount[] = []
let findings: { id: string; version: number; confidence: string; country: string; requirement: string }[] = []

beforeAll(async () => {
  await app.start()
  await app.connected(async (client) => {
    users = []
    for (let index = 0; index < USERS; index += 1) users.push(await addAccount(client, app.secret, { role: 'staff' }))
  })
  findings = await app.query(
    `SELECT id, version, confidence, jurisdiction_code AS country, requirement_id AS requirement
     FROM finding WHERE status = 'unknown' ORDER BY jurisdiction_code, requirement_id LIMIT $1`,
    [SHARED],
  )
})

afterAll(() => app.close())

type Edit = { text: string; isAcknowledged: boolean }

test('what was acknowledged outlives kill -9, once, and the chain holds', async () => {
  console.log(`COTEJO_TEST_SEED=${seed}`)
  expect(findings).toHaveLength(SHARED)
  const began = performance.now()
  const killer = new Killer()
  const edits: Edit[] = []
  const versions = new Map(findings.map(({ id, version }) => [id, version]))
  let lost = 0
  let conflicts = 0

  /** Sends a form until it is answered; after a lost connection the same form again. */
  const acknowledge = async (user: TestAccount, command: string, fieldsNow: () => Fields): Promise<void> => {
    const formId = uuid()
    let fields = fieldsNow()
    let isSure = false
    for (;;) {
      const { address, action } = await killer.up
      killer.count()
      let answer: Answer
      try {
        const signal = AbortSignal.timeout(30_000)
        answer = await sendForm(address, action, { command, fields, formId, cookie: user.cookie, signal })
      } catch {
        lost += 1
        await killer.whenBack(address)
        continue
      }
      killer.count()
      if (answer.outcome === 'done') {
        // One answer in five is taken for lost: the form that was carried out is sent again, and must do nothing more.
        if (isSure || random() >= 0.2) return
        isSure = true
        lost += 1
        continue
      }
      if (answer.outcome === 'conflict' && answer.conflict !== null) {
        conflicts += 1
        versions.set(String(fields.id), answer.conflict.version)
        fields = fieldsNow()
      } else if (answer.status === 503 || answer.status === 500) {
        // The database went away before the application did.
        lost += 1
        await killer.whenBack(address)
      } else {
        throw new Error(`${command} answered ${answer.status} ${answer.outcome} ${JSON.stringify(answer.faults)}`)
      }
    }
  }

  const work = async (user: TestAccount, number: number): Promise<void> => {
    for (let turn = 0; turn < EDITS; turn += 1) {
      const edit: Edit = { text: `edit ${number}-${turn} of ${seed}.`, isAcknowledged: false }
      edits.push(edit)
      const finding = findings[(number + turn) % SHARED]
      if (finding === undefined) throw new Error('no finding')
      if (turn % 2 === 0)
        await acknowledge(user, 'finding.edit', () => ({
          id: finding.id,
          version: String(versions.get(finding.id)),
          status: 'unknown',
          confidence: finding.confidence,
          'rationale.es': edit.text,
          reason: edit.text,
        }))
      else
        await acknowledge(user, 'proposal.make', () => ({
          country: finding.country,
          requirement: finding.requirement,
          body: edit.text,
          source: 'Boletín Oficial',
        }))
      edit.isAcknowledged = true
    }
  }

  const working = Promise.all(users.map(work)).finally(() => killer.stop())
  await Promise.all([working, killer.run()])
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(
    `${edits.length} edits in ${seconds} s; ${killer.kills} kills, ${lost} answers lost, ${conflicts} conflicts`,
  )

  expect(edits).toHaveLength(USERS * EDITS)
  expect(edits.every(({ isAcknowledged }) => isAcknowledged)).toBe(true)
  expect(killer.kills).toBe(KILLS)
  await killer.up
  const texts = edits.map(({ text }) => text).toSorted()

  // Every edit is in the audit once, and nothing else is.
  const audited = await app.query<{ text: string }>(
    `SELECT COALESCE(reason, after ->> 'body') AS text FROM audit_entry
     WHERE command IN ('finding.edit', 'proposal.make')`,
  )
  expect(audited.map(({ text }) => text).toSorted()).toEqual(texts)
  const kept = await app.query(`SELECT FROM submission WHERE command IN ('finding.edit', 'proposal.make')`)
  expect(kept).toHaveLength(USERS * EDITS)

  // So is every proposal in its table, and every edit in its finding's version; the last one is what it says.
  const proposals = await app.query<{ body: string }>('SELECT body FROM proposal')
  expect(proposals.map(({ body }) => body).toSorted()).toEqual(texts.filter(isOfOddTurn))
  for (const { id, version } of findings) {
    const history = await app.query<{ reason: string }>(
      `SELECT reason FROM audit_entry WHERE command = 'finding.edit' AND subject_id = $1 ORDER BY id`,
      [id],
    )
    const [now] = await app.query<{ version: number; rationale: { es?: string } }>(
      'SELECT version, rationale FROM finding WHERE id = $1',
      [id],
    )
    expect(now?.version).toBe(version + history.length)
    expect(now?.rationale.es).toBe(history.at(-1)?.reason)
  }

  expect(await app.connected(brokenLinks)).toEqual([])
})

const isOfOddTurn = (text: string) => Number(/-(\d+) /.exec(text)?.[1]) % 2 === 1

/** Kills the application at moments of its own, counted in forms sent and answered, and starts it again. */
class Killer {
  kills = 0
  /** Where the application serves, once it does. */
  up: Promise<{ address: string; action: string }>
  readonly #moments: number[]
  #events = 0
  #wake: () => void = () => {}
  #isOver = false

  constructor() {
    this.up = this.#find(app.running.address())
    // Every edit is two events at least.
    const span = (USERS * EDITS * 2 * 0.8) / KILLS
    this.#moments = Array.from({ length: KILLS }, (_, index) => Math.floor(span * (index + 0.1 + 0.8 * random())))
  }

  count(): void {
    this.#events += 1
    this.#wake()
  }

  stop(): void {
    this.#isOver = true
    this.#wake()
  }

  async run(): Promise<void> {
    for (const [index, moment] of this.#moments.entries()) {
      while (this.#events < moment && !this.#isOver)
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      if (this.#isOver) return
      // A few moments on: in the middle of whatever is under way then.
      await sleep(random() * 30)
      await this.#kill(index === KILLS - 1)
    }
  }

  async #kill(alsoDatabase: boolean): Promise<void> {
    const database = app.running.postgresPid()
    let isUp: (up: { address: string; action: string }) => void = () => {}
    let isNot: (error: unknown) => void = () => {}
    this.up = new Promise((resolve, reject) => {
      isUp = resolve
      isNot = reject
    })
    this.up.catch(() => {})
    const killed = app.running.stop('SIGKILL')
    if (alsoDatabase && database !== undefined) {
      process.kill(database, 'SIGKILL')
      await untilDead(database)
    }
    await killed
    this.kills += 1
    await this.#find(app.start()).then(isUp, isNot)
  }

  async #find(starting: Promise<string>): Promise<{ address: string; action: string }> {
    const address = await starting
    return { address, action: await findAction(address) }
  }

  /** Waits for the next life of the application; at once where it lives on. */
  async whenBack(address: string): Promise<void> {
    const now = await this.up
    // It answers no more and its end was not noticed yet, or it is only its database that was slow.
    if (now.address === address) await sleep(100)
  }
}

function uuid(): string {
  const hex = (length: number) => Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}
