import { strFromU8, unzipSync } from 'fflate'
import { validateDataset } from '../dataset/read'
import type { Dataset } from '../dataset/schema'
import { sha256 } from '../exchange/bulk'
import { MANIFEST, PUBLIC_KEY, SIGNATURE } from './make'
import { type Manifest, manifestSchema } from './schema'
import { isSignedBy } from './signing'

const MOST_UNPACKED = 512 * 2 ** 20

export interface Checked {
  manifest: Manifest | null
  /** The key that the file carries, or the one that it was checked with. */
  publicKey: string | null
  sha256: string
  faults: string[]
}

/**
 * Whether a release is whole and as it was signed: its signature, and the sum of every file, none missing and none more.
 * `publicKey`: the publisher's, from elsewhere; without it the key that the file carries, which proves only that nothing
 * was changed since somebody signed it.
 */
export function checkRelease(archive: Uint8Array, publicKey?: string): Checked {
  const checked: Checked = { manifest: null, publicKey: null, sha256: sha256(archive), faults: [] }
  const files = unpack(archive)
  if (files === null) return { ...checked, faults: ['The file is no ZIP that can be read.'] }
  const [text, signature, own] = [files.get(MANIFEST), files.get(SIGNATURE), files.get(PUBLIC_KEY)]
  if (!text || !signature || !own) return { ...checked, faults: ['It has no manifest, no signature or no public key.'] }
  const ownKey = strFromU8(own)
  const key = publicKey ?? ownKey
  const faults: string[] = []
  if (publicKey !== undefined && publicKey.trim() !== ownKey.trim())
    faults.push('The public key that it carries is not the one given.')
  if (!isSignedBy(text, strFromU8(signature), key)) faults.push('The signature is not of this manifest and key.')
  const manifest = parseManifest(strFromU8(text))
  if (manifest === null) return { ...checked, publicKey: key, faults: [...faults, 'The manifest cannot be read.'] }
  for (const [path, sum] of Object.entries(manifest.files)) {
    const content = files.get(path)
    if (content === undefined) faults.push(`${path} is missing.`)
    else if (sha256(content) !== sum) faults.push(`${path} is not what was signed.`)
  }
  for (const path of files.keys())
    if (!Object.hasOwn(manifest.files, path) && ![MANIFEST, SIGNATURE, PUBLIC_KEY].includes(path))
      faults.push(`${path} was not signed.`)
  return { ...checked, manifest, publicKey: key, faults }
}

/** The dataset that a release holds. Throws DatasetFaults. */
export function datasetOfRelease(archive: Uint8Array): Dataset {
  const files = unpack(archive) ?? new Map<string, Uint8Array>()
  const json = [...files].flatMap(([path, content]): [string, unknown][] => {
    const name = path.match(/^dataset\/(.+\.json)$/)?.[1]
    return name === undefined ? [] : [[name, JSON.parse(strFromU8(content))]]
  })
  return validateDataset(new Map(json))
}

function unpack(archive: Uint8Array): Map<string, Uint8Array> | null {
  let total = 0
  try {
    const found = unzipSync(archive, {
      filter({ originalSize }) {
        total += originalSize
        if (total > MOST_UNPACKED) throw new Error('too large')
        return true
      },
    })
    return new Map(Object.entries(found))
  } catch {
    return null
  }
}

function parseManifest(text: string): Manifest | null {
  try {
    const json: unknown = JSON.parse(text)
    return manifestSchema.safeParse(json).data ?? null
  } catch {
    return null
  }
}
