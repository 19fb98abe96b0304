import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../platform/env'
import { makeReleaseKey } from '../../releases/signing'
import { say } from '../progress'

/**
 * What signing in needs: a secret to sign sessions with, from the environment or else a file in the data directory
 * that only its owner can read; and on the embedded database, at its first start, an account for each role.
 */
export async function setUpAccounts(url: string, { databaseUrl, dataDir }: Environment): Promise<void> {
  process.env.COTEJO_SECRET ||= await readSecret(path.join(dataDir, 'secret'))
  // Two machines on one database must sign with one key: there it is of the environment alone.
  if (databaseUrl !== undefined) return
  process.env.COTEJO_RELEASE_KEY ||= await readSecret(path.join(dataDir, 'release-key.pem'), makeReleaseKey)
  const file = path.join(dataDir, 'accounts.txt')
  const { createFirstAccounts } = await import('../../accounts/first-accounts')
  const lines = await createFirstAccounts(url, file)
  if (lines === undefined) return
  say(`One account a role was made. Their passwords are shown this once and kept in ${file}:`)
  for (const line of lines) say(`  ${line}`)
}

async function readSecret(file: string, make = () => randomBytes(32).toString('base64url')): Promise<string> {
  if (existsSync(file)) return (await readFile(file, 'utf8')).trim()
  const secret = make().trim()
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}
