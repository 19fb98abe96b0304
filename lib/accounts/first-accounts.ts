import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, writeFile } from 'node:fs/promises'
import { hashPassword } from 'better-auth/crypto'
import pg from 'pg'

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
    await client.query('LOCK TABLE account IN SHARE ROW EXCLUSIVE MODE')
    const { rows } = await client.query('SELECT FROM account LIMIT 1')
    if (rows.length > 0) return undefined
    const lines: string[] = []
    for (const role of FIRST_ROLES) {
      const password = randomBytes(15).toString('base64url')
      const email = `${role}@cotejo.example`
      const id = randomUUID()
      await client.query('INSERT INTO account (id, name, email, email_verified, role) VALUES ($1, $2, $3, true, $4)', [
        id,
        role[0]?.toUpperCase() + role.slice(1),
        email,
        role,
      ])
      await client.query(
        `INSERT INTO account_credential (id, provider_account_id, provider_id, account_id, password)
         VALUES ($1, $2, 'credential', $2, $3)`,
        [randomUUID(), id, await hashPassword(password)],
      )
      if (role === 'reviewer') {
        await client.query(
          `INSERT INTO reviewer_country (account_id, jurisdiction_code)
           SELECT $1, min(code) FROM jurisdiction WHERE role = 'participant' HAVING min(code) IS NOT NULL`,
          [id],
        )
      }
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
