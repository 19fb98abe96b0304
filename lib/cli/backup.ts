import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { makeBackup } from '../backup/make'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run backup -- FILE

Writes everything that the database of npm start holds (that of DATABASE_URL, or the embedded one) into FILE: law,
register, accounts, settings, letters, audit. It may run while others read and write. FILE must not exist. It holds
passwords' hashes and people's addresses: only its owner can read it, and it belongs on another disk.`

/** `npm run backup`: answers 0, 1 when no backup was made, or 2 when the command was not understood. */
export default async function backup(args: string[]): Promise<number> {
  const file = readFile(args)
  if (file === undefined) {
    console.error(USAGE)
    return 2
  }
  if (existsSync(file)) {
    console.error(`${file} is there already; nothing was written.`)
    return 1
  }
  try {
    const { tables, rows, audit } = await withOwnDatabase((url) => makeBackup(url, file))
    console.log(`${file}: ${rows} rows of ${tables} tables, ${audit} entries of the audit chain, which is in order.`)
    return 0
  } catch (error) {
    console.error(`No backup was made: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  }
}

function readFile(args: string[]): string | undefined {
  try {
    const { positionals } = parseArgs({ args, allowPositionals: true, options: {} })
    return positionals.length === 1 ? positionals[0] : undefined
  } catch {
    return undefined
  }
}
