import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { formatImportReport, importDataset } from '../dataset/commands'
import { DatasetFaults, formatFault } from '../dataset/faults'
import { readDataset } from '../dataset/read'
import { formatWarnings } from '../dataset/report'
import { findWarnings } from '../dataset/warnings'
import { markLoaded } from './start/load-dataset'

const USAGE = `npm run import -- [DIRECTORY] [--check]

Makes the database named by DATABASE_URL hold what the dataset in DIRECTORY says (prisma/dataset, if none is given).
  --check   only say what is wrong or doubtful in the files; no database is needed
  --help    this text`

const ROOT = path.resolve(fileURLToPath(import.meta.url), '../../..')
const SHIPPED = path.join(ROOT, 'prisma/dataset')

/** `npm run import`: answers 0, or 1 when the dataset or the database refuses and nothing was changed. */
export default async function runImport(args: string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    console.error(`${options}\n\n${USAGE}`)
    return 2
  }
  if (options.isHelp) {
    console.log(USAGE)
    return 0
  }
  try {
    await (options.isCheck ? checkFiles(options.directory) : importFiles(options.directory))
    return 0
  } catch (error) {
    if (error instanceof DatasetFaults) {
      for (const fault of error.faults) console.error(formatFault(fault))
      console.error(`Refused: ${error.message}. Nothing was changed.`)
    } else {
      console.error(`Nothing was changed: ${describeError(error)}`)
    }
    return 1
  }
}

async function importFiles(directory: string) {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL does not say which database to import into.')
  console.log(formatImportReport(await importDataset(url, directory)))
  // So that the next start does not tell of it as one that waits.
  if (directory === SHIPPED) await markLoaded(url, ROOT)
}

async function checkFiles(directory: string) {
  const { framework, countries } = await readDataset(directory)
  const warnings = findWarnings(countries)
  for (const line of formatWarnings(warnings, true)) console.log(line)
  const size = `${framework.requirements.length} requirements, ${countries.length} countries`
  console.log(`No fault in ${directory}: ${size}; ${warnings.length} warnings.`)
}

function readOptions(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    })
    if (positionals.length > 1) return 'Name one directory.'
    const [given] = positionals
    const directory = given === undefined ? SHIPPED : path.resolve(given)
    return { directory, isCheck: values.check, isHelp: values.help }
  } catch (error) {
    return describeError(error)
  }
}

// A refused connection is an error of several addresses, without a message of its own.
function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
