import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../platform/env'
import { say } from '../progress'

/**
 * What signing in needs: a secret to sign sessions with, from the environment or else a file in the data directory
 * that only its owner can read; and on the embedded database, at its first start, an account for each role.
 */
export async function setUpAccounts(url: string, { databaseUrl, dataDir }: Environment): Promise<void> {
  process.env.COTEJO_SECRET ||= await readSecret(path.join(dataDir, 'secret'))
  if (databaseUrl !== undefined) return
  const file = path.join(dataDir, 'accounts.txt')
  const { createFirstAccounts } = await import('../../accounts/first-accounts')
  const lines = await createFirstAccounts(url, file)
  if (lines === undefined) return
  say(`One account a role was made. Their passwords are shown this once and kept in ${file}:`)
  for (const line of lines) say(`  ${line}`)
}

async function readSecret(file: string): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const secret = randomBytes(32).toString('base64url')
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
