import pg from 'pg'
import { WRITE_LOCK } from './db/write-lock'

/**
 * The data's revision as of the moment of the call or later: a reader is never answered from data older than a
 * commit that came before the request. Calls that arrive while a query is under way share the next one.
 */
export class RevisionReader {
  readonly #pool: pg.Pool
  #running = false
  #next: Promise<string> | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(connectionString: string) {
    this.#pool = new pg.Pool({
      connectionString,
      max: 4,
      connectionTimeoutMillis: 2000,
      query_timeout: 5000,
      statement_timeout: 4500,
    })
    // A lost connection shows at the next query; here it would only end the process.
    this.#pool.on('error', () => {})
  }

  /** Rejects when the database can't be reached. */
  read(): Promise<string> {
    if (!this.#running) return this.#start()
    this.#next ??= this.#last.then(
      () => this.#start(),
      () => this.#start(),
    )
    return this.#next
  }

  #start(): Promise<string> {
    this.#running = true
    this.#next = undefined
    const query = this.#pool
      .query<{ value: string }>({ name: 'revision', text: 'SELECT value::text FROM revision WHERE id = 1' })
      .then(({ rows }) => {
        const value = rows[0]?.value
        if (value === undefined) throw new Error('the database has no revision: it was never migrated')
        return value
      })
      .finally(() => {
        this.#running = false
      })
    this.#last = query
    return query
  }

  /**
   * Runs `work` while nobody changes the data, and tells it their revision. Changes wait for it (an import, too), so
   * it is the last resort of a page that was overtaken again and again.
   */
  async hold<T>(work: (revision: string) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT pg_advisory_xact_lock_shared($1)', [WRITE_LOCK])
      const { rows } = await client.query<{ value: string }>('SELECT value::text FROM revision WHERE id = 1')
      const answer = await work(rows[0]?.value ?? '')
      await client.query('COMMIT')
      client.release()
      return answer
    } catch (error) {
      // An open transaction ends with its connection.
      client.release(true)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#pool.end()
  }
}
