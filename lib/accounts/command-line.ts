import { hashPassword } from 'better-auth/crypto'
import pg from 'pg'
import { z } from 'zod'
import { type Role, roleSchema } from '../auth/schema'
import { insertAccount, insertAudit, takeWriteLock } from './by-sql'
import { makePassword } from './secrets'

/** Something that the person at the command line can put right. */
export class Refusal extends Error {}

const BY = { name: 'command line' }

/** Makes an account and answers its password. Throws Refusal where the e-mail address has one, or a country is unknown. */
export async function createAccount(
  url: string,
  account: { name: string; email: string; role: Role; countries: string[] },
): Promise<string> {
  const { email, countries, role } = account
  if (role === 'reviewer' && countries.length === 0) throw new Refusal('A reviewer answers for a country: --countries.')
  if (role !== 'reviewer' && countries.length > 0) throw new Refusal('Only a reviewer answers for countries.')
  return inTransaction(url, async (client) => {
    const known = await client.query('SELECT FROM account WHERE email = $1', [email])
    if (known.rows.length > 0) throw new Refusal(`There is an account for ${email} already.`)
    const found = await client.query<{ code: string }>('SELECT code FROM jurisdiction WHERE code = ANY ($1)', [
      countries,
    ])
    const missing = countries.filter((code) => !found.rows.some((row) => row.code === code))
    if (missing.length > 0) throw new Refusal(`There is no country ${missing.join(', ')}.`)
    const password = makePassword()
    await insertAccount(client, { ...account, password }, { ...BY, command: 'admin.create' })
    return password
  })
}

/** Gives an account a new password and answers it; its sessions end, and its second factor is taken off where asked. */
export async function resetAccount(url: string, email: string, { totp }: { totp: boolean }): Promise<string> {
  return inTransaction(url, async (client) => {
    const { rows } = await client.query<{ id: string }>('SELECT id FROM account WHERE email = $1', [email])
    const [account] = rows
    if (account === undefined) throw new Refusal(`There is no account for ${email}.`)
    const password = makePassword()
    await client.query(
      `UPDATE account_credential SET password = $2 WHERE account_id = $1 AND provider_id = 'credential'`,
      [...[account.id, await hashPassword(password)]],
    )
    await client.query('DELETE FROM account_session WHERE account_id = $1', [account.id])
    if (totp) {
      await client.query('DELETE FROM account_two_factor WHERE account_id = $1', [account.id])
      await client.query('UPDATE account SET two_factor_enabled = false WHERE id = $1', [account.id])
    }
    const after = totp ? { secondFactor: false } : null
    await insertAudit(client, { ...BY, command: 'admin.reset' }, account.id, after)
    return password
  })
}

const listed = z.object({
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  isActive: z.boolean(),
  hasTotp: z.boolean(),
  countries: z.array(z.string()),
})

export async function listAccounts(url: string): Promise<z.infer<typeof listed>[]> {
  return inTransaction(url, async (client) => {
    const { rows } = await client.query(
      `SELECT name, email, role, is_active AS "isActive", two_factor_enabled AS "hasTotp",
              array(SELECT jurisdiction_code::text FROM reviewer_country WHERE account_id = account.id ORDER BY 1) AS countries
       FROM account ORDER BY role DESC, email`,
    )
    return z.array(listed).parse(rows)
  })
}

async function inTransaction<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    await takeWriteLock(client)
    const result = await work(client)
    await client.query('COMMIT')
    return result
  } finally {
    // Ends what was not committed.
    await client.end()
  }
}
