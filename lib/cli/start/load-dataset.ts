import path from 'node:path'
import pg from 'pg'
import type { ImportReport } from '../../dataset/report'
import { step } from '../progress'
import { hashContent } from './content-hash'

const DATASET = 'prisma/dataset'
// What an import makes of the same files depends on these.
const IMPORTER = ['lib/dataset', 'prisma/migrations']
// Which dataset was last loaded stands in the database itself: another one, an emptied one, a restored one differs.
const KEY = 'datasetLoaded'

/**
 * Imports the shipped dataset into a database that does not hold it yet. Once people have edited findings or provisions
 * there, what they wrote is theirs: another dataset is only told of, and imported by hand if at all.
 */
export async function loadDataset(url: string, root: string): Promise<void> {
  const hash = await hashContent(root, [DATASET, ...IMPORTER])
  const state = await readState(url)
  if (state.hasFindings && state.loaded === hash) return
  if (state.hasFindings && state.edits > 0) {
    console.log(waiting(state.edits))
    return
  }
  // Loaded here: on most starts there is nothing to import.
  const { importDataset } = await import('../../dataset/commands')
  await step('Loading the dataset', () => importDataset(url, path.join(root, DATASET)), summarise)
  await writeLoaded(url, hash)
}

/** Notes that the database holds the shipped dataset as it is now: what was edited before is behind it. */
export async function markLoaded(url: string, root: string): Promise<void> {
  await writeLoaded(url, await hashContent(root, [DATASET, ...IMPORTER]))
}

const waiting = (edits: number) =>
  `! The shipped dataset is another one than was loaded, and ${edits} ${edits === 1 ? 'change' : 'changes'} of findings ` +
  `or provisions were made here since: nothing was touched. To take the shipped one over what was written here: ` +
  `DATABASE_URL=… npm run import -- ${DATASET}`

function summarise({ kinds, revision }: ImportReport): string {
  const count = (of: 'added' | 'changed' | 'removed') =>
    Object.values(kinds).reduce((sum, kind) => sum + kind[of].length, 0)
  return `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed; revision ${revision}`
}

type State = { hasFindings: boolean; loaded: string | null; edits: number }

async function readState(url: string): Promise<State> {
  const { rows } = await withClient(url, (client) =>
    client.query<State>(
      `SELECT EXISTS (SELECT FROM finding) AS "hasFindings",
              (SELECT value ->> 'hash' FROM setting WHERE key = $1) AS loaded,
              (SELECT count(*)::int FROM audit_entry
               WHERE subject_kind IN ('finding', 'provision')
                 AND at > coalesce((SELECT updated_at FROM setting WHERE key = $1), '-infinity')) AS edits`,
      [KEY],
    ),
  )
  return rows[0] ?? { hasFindings: false, loaded: null, edits: 0 }
}

async function writeLoaded(url: string, hash: string): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `INSERT INTO setting (key, value) VALUES ($1, jsonb_build_object('hash', $2::text))
       ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
      [KEY, hash],
    ),
  )
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
