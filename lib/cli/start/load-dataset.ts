import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { ImportReport } from '../../dataset/report'
import { step } from '../progress'
import { hashContent } from './content-hash'

const DATASET = 'prisma/dataset'
// What an import makes of the same files depends on these.
const IMPORTER = ['lib/dataset', 'prisma/migrations']

/**
 * Imports the shipped dataset unless this database already holds what these files made of it. The revision and the
 * moment of its last change tell databases and their states apart: another one, an emptied one, an edited one differs.
 */
export async function loadDataset(url: string, root: string, dataDir: string): Promise<void> {
  const stamp = path.join(dataDir, 'dataset-loaded')
  const hash = await hashContent(root, [DATASET, ...IMPORTER])
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === `${hash} ${await readState(url)}`) return
  // Loaded here: on most starts there is nothing to import.
  const { importDataset } = await import('../../dataset/commands')
  await step('Loading the dataset', () => importDataset(url, path.join(root, DATASET)), summarise)
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${stamp}.new`, `${hash} ${await readState(url)}`)
  await rename(`${stamp}.new`, stamp)
}

function summarise({ kinds, revision }: ImportReport): string {
  const count = (of: 'added' | 'changed' | 'removed') =>
    Object.values(kinds).reduce((sum, kind) => sum + kind[of].length, 0)
  return `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed; revision ${revision}`
}

async function readState(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ state: string }>(
      `SELECT value || ' ' || extract(epoch FROM changed_at) AS state FROM revision WHERE id = 1`,
    )
    return rows[0]?.state ?? 'none'
  } finally {
    await client.end()
  }
}
