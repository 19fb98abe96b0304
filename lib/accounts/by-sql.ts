import { randomUUID } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type pg from 'pg'
import type { Role } from '../auth/schema'

/*
 * What is done to accounts before there is a server, or beside it: by the first start and by the command line. The
 * caller has begun a transaction; the change and its audit row are written in it.
 */

export type NewAccount = { name: string; email: string; role: Role; password: string; countries: string[] }

/** Who did it, in the audit chain. */
export type Outsider = { name: string; command: string }

export async function insertAccount(client: pg.Client, account: NewAccount, by: Outsider): Promise<string> {
  const { name, email, role, password, countries } = account
  const id = randomUUID()
  await client.query('INSERT INTO account (id, name, email, email_verified, role) VALUES ($1, $2, $3, true, $4)', [
    ...[id, name, email, role],
  ])
  await client.query(
    `INSERT INTO account_credential (id, provider_account_id, provider_id, account_id, password)
     VALUES ($1, $2, 'credential', $2, $3)`,
    [randomUUID(), id, await hashPassword(password)],
  )
  for (const country of countries) {
    await client.query('INSERT INTO reviewer_country (account_id, jurisdiction_code) VALUES ($1, $2)', [id, country])
  }
  await insertAudit(client, by, id, { name, email, role, countries })
  return id
}

export async function insertAudit(client: pg.Client, by: Outsider, account: string, after: object | null) {
  await client.query(
    `INSERT INTO audit_entry (at, actor_name, actor_role, command, subject_kind, subject_id, after)
     VALUES (clock_timestamp(), $1, 'system', $2, 'account', $3, $4::jsonb)`,
    [by.name, by.command, account, after === null ? null : JSON.stringify(after)],
  )
}

/** Takes the turn of all who write; it ends with the transaction. */
export async function takeWriteLock(client: pg.Client): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(20171023)')
}
