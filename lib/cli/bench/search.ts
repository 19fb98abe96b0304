import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { importDataset } from '../../dataset/commands'
import { applyMigrations } from '../../platform/db/migrate'
import { openEmbeddedPostgres } from '../../platform/embedded/embedded-postgres'
import { growDataset, type Measured, measureSearch } from '../../search/measure'
import { say, step } from '../progress'

const TIMES = 100

/** The searches of lib/search/measure.ts in a database of their own, at the shipped size and at a hundred times that. */
export async function benchSearch(root: string): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'cotejo-bench-'))
  // For root PostgreSQL runs as another user, who must be able to enter.
  await chmod(dataDir, 0o755)
  const embedded = await openEmbeddedPostgres({ dataDir, database: 'search', isThrowaway: true, say })
  try {
    const url = embedded.urlOf('search')
    await step('Loading the dataset', async () => {
      await applyMigrations(url)
      await importDataset(url, path.join(root, 'prisma/dataset'))
    })
    const shipped = await step('Searching the shipped dataset', () => measureSearch(url))
    await step(`Making it ${TIMES} times as large`, () => growDataset(url, TIMES))
    const grown = await step('Searching that', () => measureSearch(url))
    say('')
    printSearches(shipped, grown)
  } finally {
    await embedded.close()
    await rm(embedded.clusterDir, { recursive: true, force: true })
    await rm(dataDir, { recursive: true, force: true })
  }
}

function printSearches(shipped: Measured[], grown: Measured[]): void {
  const width = Math.max(...shipped.map(({ question }) => question.length))
  const cells = ({ found, middle, longest }: Measured) =>
    [String(found), middle.toFixed(1), longest.toFixed(1)].map((text) => text.padStart(9)).join('')
  say(
    `${'ms in the database'.padEnd(width)}  ${'found   median  longest'.padStart(27)}  ${`the same × ${TIMES}`.padStart(27)}`,
  )
  shipped.forEach((one, index) => {
    const other = grown[index]
    say(`${one.question.padEnd(width)}  ${cells(one)}  ${other ? cells(other) : ''}`)
  })
}
