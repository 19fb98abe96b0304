import { z } from 'zod'
import type { Ask } from './ask'
import { datasetFromRows } from './from-rows'
import type { Dataset } from './schema'
import { columnsOf, TABLES } from './tables'

export interface Stored {
  dataset: Dataset
  /** The revision that it is of. */
  revision: string
}

/** What the database holds, as the dataset's format has it. One statement, so that all of it is of one moment. */
export async function readStored(ask: Ask): Promise<Stored> {
  const tables = TABLES.map((table) => {
    const columns = columnsOf(table).map((column) => `"${column}"`)
    return `'${table.name}', (SELECT coalesce(json_agg(t), '[]') FROM (SELECT ${columns} FROM "${table.name}") AS t)`
  })
  const rows = await ask(
    `SELECT (SELECT value::text FROM revision WHERE id = 1) AS revision, json_build_object(${tables}) AS tables`,
  )
  const [{ revision, tables: found }] = z.tuple([z.object({ revision: z.string(), tables: z.unknown() })]).parse(rows)
  return { dataset: datasetFromRows(found), revision }
}
