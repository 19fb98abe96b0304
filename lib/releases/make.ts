import type { KeyObject } from 'node:crypto'
import { datasetTexts } from '../dataset/files'
import type { Dataset } from '../dataset/schema'
import { makeArchive } from '../exchange/archive'
import { sha256 } from '../exchange/bulk'
import { dataPackage } from '../exchange/data-package'
import type { Manifest } from './schema'
import { publicKeyOf, signBytes } from './signing'

export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.json.sig'
export const PUBLIC_KEY = 'public-key.pem'

/**
 * A release as it is published: the dataset in its own format and as a data package, a manifest with the sum of each
 * file, the manifest's signature and the key that it can be checked with. The same input gives the same bytes.
 */
export function makeRelease(
  dataset: Dataset,
  about: Pick<Manifest, 'id' | 'title' | 'note' | 'releasedOn' | 'revision'>,
  key: KeyObject,
): { archive: Uint8Array; manifest: Manifest } {
  const files = new Map([
    ...[...datasetTexts(dataset)].map(([path, text]): [string, string] => [`dataset/${path}`, text]),
    ...[...dataPackage(dataset, about.revision)].map(([path, text]): [string, string] => [`package/${path}`, text]),
  ])
  const manifest: Manifest = {
    ...{ format: 'cotejo-release', version: 1 },
    ...about,
    counts: countsOf(dataset),
    files: Object.fromEntries([...files].map(([path, text]) => [path, sha256(text)])),
  }
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  const signature = signBytes(Buffer.from(text), key)
  const archive = makeArchive(
    new Map([[MANIFEST, text], [SIGNATURE, `${signature}\n`], [PUBLIC_KEY, publicKeyOf(key)], ...files]),
  )
  return { archive, manifest }
}

function countsOf({ framework, countries }: Dataset): Record<string, number> {
  const sum = (count: (country: Dataset['countries'][number]) => number) =>
    countries.reduce((total, country) => total + count(country), 0)
  return {
    standard: framework.standards.length,
    requirement: framework.requirements.length,
    jurisdiction: countries.length,
    source: sum(({ sources }) => sources.length),
    instrument: sum(({ instruments }) => instruments.length),
    provision: sum(({ provisions }) => provisions.length),
    cell: sum(({ findings }) => findings.length),
    candidates: sum(({ deficiencies }) => deficiencies.length),
  }
}
