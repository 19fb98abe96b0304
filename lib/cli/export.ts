import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { askClient } from '../dataset/ask'
import { readStored } from '../dataset/stored'
import { bulkFiles } from '../exchange/bulk'
import { withOwnDatabase } from './own-database'

const USAGE = `npm run export -- DIRECTORY [--package]

Writes the whole dataset of the database into DIRECTORY, which must be new or empty, in the format that "npm run import"
reads. The database is that of DATABASE_URL, or else the embedded one.
  --package   as a Frictionless data package (CSV and datapackage.json) instead
  --help      this text`

/** `npm run export`: answers 0, or 1 when nothing was written. */
export default async function runExport(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { package: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    })
    const [given] = positionals
    if (values.help || given === undefined || positionals.length > 1) {
      console.log(USAGE)
      return values.help ? 0 : 2
    }
    const directory = path.resolve(given)
    if (existsSync(directory) && (await readdir(directory)).length > 0) throw new Error(`${directory} is not empty.`)
    const { dataset, revision } = await withOwnDatabase(readFrom)
    const files = bulkFiles(values.package ? 'package' : 'dataset', dataset, revision)
    for (const [file, text] of files) {
      await mkdir(path.dirname(path.join(directory, file)), { recursive: true })
      await writeFile(path.join(directory, file), text)
    }
    console.log(`${files.size} files in ${directory}: ${dataset.countries.length} countries, revision ${revision}.`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}

async function readFrom(url: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await readStored(askClient(client))
  } finally {
    await client.end()
  }
}
