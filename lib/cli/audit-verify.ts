import { parseArgs } from 'node:util'
import { verifyAudit } from '../audit/verify'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run audit:verify -- [--expect HASH]

Checks the audit chain of the database that npm start uses: every number, every hash, every link to the entry before.
  --expect HASH   a hash that an earlier check printed; it must still be in the chain, or its end was cut off`

const SAYINGS = {
  number: 'is not the one that follows the entry before: entries are missing',
  link: 'is not tied to the entry before: that one was changed or put in',
  hash: 'is not as it was written: its content was changed',
}

/** `npm run audit:verify`: answers 0, 1 when the chain is broken, or 2 when the command was not understood. */
export default async function auditVerify(args: string[]): Promise<number> {
  const expected = readExpected(args)
  if (expected === false) {
    console.error(USAGE)
    return 2
  }
  try {
    const { count, lastHash, fault, isExpectedThere } = await withOwnDatabase((url) => verifyAudit(url, expected))
    if (fault !== null) {
      console.error(`Entry ${fault.id} ${SAYINGS[fault.kind]}. ${count} entries before it are in order.`)
      return 1
    }
    console.log(`${count} entries, all in order. Last hash: ${lastHash}`)
    if (isExpectedThere) return 0
    console.error(`The hash ${expected} is not in the chain: its end was cut off, or all of it was written anew.`)
    return 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

/** The hash to look for, undefined without one, false where the words make no sense. */
function readExpected(args: string[]): string | undefined | false {
  try {
    const { expect } = parseArgs({ args, options: { expect: { type: 'string' } } }).values
    return expect === undefined || /^[0-9a-f]{64}$/.test(expect) ? expect : false
  } catch {
    return false
  }
}
