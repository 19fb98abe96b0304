import { chmod, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { insertAccount, takeWriteLock } from './by-sql'
import { makePassword } from './secrets'

const FIRST_ROLES = ['reader', 'reviewer', 'staff', 'admin'] as const

/**
 * On the embedded database alone: one account a role where there is none at all, with random passwords, written to a
 * file that only its owner can read. Answers the file's lines; nothing where there are accounts already. The reviewer
 * answers for the first of the participants.
 */
export async function createFirstAccounts(url: string, file: string): Promise<string[] | undefined> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('BEGIN')
    await takeWriteLock(client)
    await client.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query('SELECT FROM account LIMIT 1')
    if (rows.length > 0) return undefined
    const first = await client.query<{ code: string | null }>(
      `SELECT min(code) AS code FROM jurisdiction WHERE role = 'participant'`,
    )
    const country = first.rows[0]?.code ?? null
    const lines: string[] = []
    for (const role of FIRST_ROLES) {
      const password = makePassword()
      const email = `${role}@cotejo.example`
      const name = `${role[0]?.toUpperCase()}${role.slice(1)}`
      const countries = role === 'reviewer' && country !== null ? [country] : []
      await insertAccount(
        client,
        { name, email, role, password, countries },
        { name: 'first start', command: 'account.first' },
      )
      lines.push(`${role.padEnd(9)} ${email.padEnd(26)} ${password}`)
    }
    await writeFile(file, `${lines.join('\n')}\n`, { mode: 0o600 })
    // The mode above counts only for a new file.
    await chmod(file, 0o600)
    await client.query('COMMIT')
    return lines
  } finally {
    await client.end()
  }
}
