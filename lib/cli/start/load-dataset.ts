import path from 'node:path'
import pg from 'pg'
import type { ImportReport } from '../../dataset/report'
import type { UpdateReport } from '../../dataset/update'
import { step } from '../progress'
import { hashContent } from './content-hash'

const DATASET = 'prisma/dataset'
// What an import makes of the same files depends on these.
const IMPORTER = ['lib/dataset', 'prisma/migrations']
// Which dataset was last loaded stands in the database itself: another one, an emptied one, a restored one differs.
const KEY = 'datasetLoaded'

/**
 * Imports the shipped dataset into a database that has none yet. Into one that has, a newer dataset goes part by part:
 * what nobody edited there follows it, what people wrote stays, and what then waits for them is told.
 */
export async function loadDataset(url: string, root: string, directory = path.join(root, DATASET)): Promise<void> {
  const hash = await hashOf(root, directory)
  const state = await readState(url)
  if (state.hasFindings && state.loaded === hash) return
  // Loaded here: on most starts there is nothing to import.
  const [{ importDataset }, { readDataset }, { rememberShipped, updateDataset }] = await Promise.all([
    import('../../dataset/commands'),
    import('../../dataset/read'),
    import('../../dataset/update'),
  ])
  if (state.hasFindings) {
    const shipped = await readDataset(directory)
    const wasLoaded = state.loaded !== null
    const update = () => updateDataset(url, shipped, hash, { wasLoaded })
    const { waiting } = await step('Updating the dataset', update, summariseUpdate)
    if (waiting.length > 0) console.log(tellWaiting(waiting.length))
  } else {
    await step('Loading the dataset', () => importDataset(url, directory), summarise)
    await rememberShipped(url, await readDataset(directory), hash)
  }
  await writeLoaded(url, hash)
}

/** Notes that the database holds the shipped dataset as it is now: what was edited before is behind it. */
export async function markLoaded(url: string, root: string): Promise<void> {
  const directory = path.join(root, DATASET)
  const hash = await hashOf(root, directory)
  const [{ readDataset }, { rememberShipped }] = await Promise.all([
    import('../../dataset/read'),
    import('../../dataset/update'),
  ])
  await rememberShipped(url, await readDataset(directory), hash)
  await writeLoaded(url, hash)
}

async function hashOf(root: string, directory: string): Promise<string> {
  const hashes = [await hashContent(directory, ['framework.json', 'countries']), await hashContent(root, IMPORTER)]
  return hashes.join(' ')
}

const tellWaiting = (count: number) =>
  `! ${count} ${count === 1 ? 'entry' : 'entries'} of the newer dataset ${count === 1 ? 'differs' : 'differ'} from what ` +
  'was edited here. Nothing of yours was overwritten: staff decide at /es/data/update.'

const summariseUpdate = ({ taken, waiting }: UpdateReport) =>
  `${taken.length} ${taken.length === 1 ? 'entry' : 'entries'} brought up to date, ${waiting.length} waiting`

function summarise({ kinds, revision }: ImportReport): string {
  const count = (of: 'added' | 'changed' | 'removed') =>
    Object.values(kinds).reduce((sum, kind) => sum + kind[of].length, 0)
  return `${count('added')} added, ${count('changed')} changed, ${count('removed')} removed; revision ${revision}`
}

type State = { hasFindings: boolean; loaded: string | null }

async function readState(url: string): Promise<State> {
  const { rows } = await withClient(url, (client) =>
    client.query<State>(
      `SELECT EXISTS (SELECT FROM finding) AS "hasFindings",
              (SELECT value ->> 'hash' FROM setting WHERE key = $1) AS loaded`,
      [KEY],
    ),
  )
  return rows[0] ?? { hasFindings: false, loaded: null }
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
