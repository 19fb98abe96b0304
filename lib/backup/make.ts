import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { verifyChain } from '../audit/verify'
import { findMigrations, findSequences, findTables } from './catalog'
import { BackupWriter } from './file'
import { type Header, WrongDatabase } from './schema'

const PART_BYTES = 2 ** 18

export type BackupReport = { tables: number; rows: number; audit: number }

/**
 * Writes everything that the database holds into one file, as of one moment, while others go on reading and writing.
 * A broken audit chain is refused: what would be kept then is not what was written.
 */
export async function makeBackup(url: string, file: string): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: url, application_name: 'cotejo backup' })
  await client.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    // How values are written must not hang on how the server is set up.
    await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'; SET LOCAL extra_float_digits = 3;
                        SET LOCAL IntervalStyle = 'postgres'; SET LOCAL bytea_output = 'hex'`)
    const header = await describeDatabase(client)
    const writer = await BackupWriter.open(file, header)
    try {
      let rows = 0
      for (const { name, columns } of header.tables) {
        const count = await writeTable(client, writer, name, columns)
        await writer.endTable(name, count)
        rows += count
      }
      await writer.end()
      return { tables: header.tables.length, rows, audit: header.audit.count }
    } catch (error) {
      await writer.abandon()
      throw error
    }
  } finally {
    await client.end()
  }
}

async function describeDatabase(client: pg.Client): Promise<Header> {
  const migrations = await findMigrations(client)
  if (migrations.length === 0) throw new WrongDatabase('there is nothing of Cotejo in this database')
  const { count, lastHash, fault } = await verifyChain(client)
  if (fault !== null)
    throw new WrongDatabase(`its audit chain is broken at entry ${fault.id}; npm run audit:verify says more`)
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
  return {
    kind: 'header',
    madeAt: new Date().toISOString(),
    postgres: rows[0]?.server_version ?? '',
    migrations,
    tables: await findTables(client),
    sequences: await findSequences(client),
    audit: { count, lastHash },
  }
}

async function writeTable(client: pg.Client, writer: BackupWriter, name: string, columns: string[]): Promise<number> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyTo(`COPY ${client.escapeIdentifier(name)} (${list}) TO STDOUT`))
  let held: Buffer[] = []
  let size = 0
  const write = async () => {
    if (size > 0) await writer.rows(name, Buffer.concat(held))
    held = []
    size = 0
  }
  for await (const chunk of stream) {
    const piece = Buffer.from(chunk)
    held.push(piece)
    size += piece.length
    if (size >= PART_BYTES) await write()
  }
  await write()
  return stream.rowCount
}
