import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { Cotejo } from './cotejo'

const settingsSchema = z.object({ port: z.int(), password: z.string(), directory: z.string().optional() })

/** An application with an embedded database of its own, whose sessions a test can make: it knows the secret. */
export class Guarded {
  readonly secret = randomBytes(32).toString('base64url')
  readonly #tree: string
  readonly #dataDir: string
  readonly #env: Record<string, string>
  #running: Cotejo | undefined

  constructor(tree: string, name: string, env: Record<string, string> = {}) {
    this.#tree = tree
    this.#env = env
    this.#dataDir = path.join(path.dirname(tree), name)
  }

  get running(): Cotejo {
    if (this.#running === undefined) throw new Error('it was not started')
    return this.#running
  }

  /** Where it serves. */
  start(): Promise<string> {
    this.#running = new Cotejo({
      tree: this.#tree,
      dataDir: this.#dataDir,
      env: { COTEJO_SECRET: this.secret, LOG_LEVEL: 'warn', ...this.#env },
    })
    return this.#running.address()
  }

  get databaseUrl(): string {
    const file = path.join(this.#dataDir, 'postgres.json')
    const { port, password } = settingsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return `postgresql://cotejo:${password}@127.0.0.1:${port}/cotejo`
  }

  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.connected(async (client) => (await client.query<Row>(sql, values)).rows)
  }

  async connected<Result>(use: (client: pg.Client) => Promise<Result>): Promise<Result> {
    const client = new pg.Client({ connectionString: this.databaseUrl })
    client.on('error', () => {})
    await client.connect()
    try {
      return await use(client)
    } finally {
      await client.end()
    }
  }

  async close(): Promise<void> {
    await this.#running?.stop('SIGTERM')
    if (existsSync(this.#dataDir)) rmSync(this.#dataDir, { recursive: true, force: true })
  }
}
