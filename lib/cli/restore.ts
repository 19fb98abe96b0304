import { parseArgs } from 'node:util'
import { checkBackup } from '../backup/file'
import { restoreBackup } from '../backup/restore'
import { BadBackup } from '../backup/schema'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run restore -- FILE [--replace] [--check]

Puts what npm run backup wrote into the database of npm start (that of DATABASE_URL, or the embedded one), whole or not
at all. The database must be empty.
  --replace   put it in place of all that is there, which is lost
  --check     only read FILE to its end and say what is in it; no database is needed`

type Options = { file: string; replace: boolean; isCheck: boolean }

/** `npm run restore`: answers 0, 1 when nothing was changed, or 2 when the command was not understood. */
export default async function restore(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (options === undefined) {
    console.error(USAGE)
    return 2
  }
  const { file, replace, isCheck } = options
  try {
    if (isCheck) {
      const { header, rows } = await checkBackup(file)
      const total = [...rows.values()].reduce((sum, count) => sum + count, 0)
      console.log(`${file} is whole: ${inWords(header.madeAt, total, rows.size, header.audit.count)}`)
      return 0
    }
    const { madeAt, rows, tables, audit } = await withOwnDatabase((url) => restoreBackup(url, file, { replace }))
    console.log(`Restored: ${inWords(madeAt, rows, tables, audit)}`)
    return 0
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (error instanceof BadBackup) console.error(`${file} is refused: ${reason}. Nothing was changed.`)
    else console.error(`Nothing was changed: ${reason}`)
    return 1
  }
}

const inWords = (madeAt: string, rows: number, tables: number, audit: number) =>
  `${rows} rows of ${tables} tables as of ${madeAt}, ${audit} entries of the audit chain, which is in order.`

function readOptions(args: string[]): Options | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { replace: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
    })
    const [file] = positionals
    if (file === undefined || positionals.length > 1 || (values.replace && values.check)) return undefined
    return { file, replace: values.replace, isCheck: values.check }
  } catch {
    return undefined
  }
}
