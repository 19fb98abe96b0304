import { createHash } from 'node:crypto'
import { datasetTexts } from '../dataset/files'
import type { Dataset } from '../dataset/schema'
import { makeArchive } from './archive'
import { dataPackage } from './data-package'

const README = `This is the dataset of Cotejo in its own format: framework.json and countries/XX.json, UTF-8, one file a country.
manifest.json has the revision and the SHA-256 of each file. To load it into a database:

    DATABASE_URL=postgresql://… npm run import -- DIRECTORY

The format is described in prisma/dataset/README.md of Cotejo's sources.
`

/** The files of the dataset in its own format, with their manifest. */
export function datasetBundle(dataset: Dataset, revision: string): Map<string, string> {
  const files = datasetTexts(dataset)
  const sums = Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)]))
  const manifest = { format: 'cotejo-dataset', version: 1, revision, files: sums }
  return new Map([['manifest.json', `${JSON.stringify(manifest, null, 2)}\n`], ['README.txt', README], ...files])
}

export const BULK = ['dataset', 'package'] as const
export type Bulk = (typeof BULK)[number]

export function bulkFiles(kind: Bulk, dataset: Dataset, revision: string): Map<string, string> {
  return kind === 'dataset' ? datasetBundle(dataset, revision) : dataPackage(dataset, revision)
}

/** The same revision gives the same bytes. */
export function bulkArchive(kind: Bulk, dataset: Dataset, revision: string): Uint8Array {
  return makeArchive(bulkFiles(kind, dataset, revision))
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
