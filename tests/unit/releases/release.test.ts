import { createPrivateKey } from 'node:crypto'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { datasetTexts } from '@/lib/dataset/files'
import { validateDataset } from '@/lib/dataset/read'
import { makeArchive } from '@/lib/exchange/archive'
import { checkRelease, datasetOfRelease } from '@/lib/releases/check'
import { makeRelease } from '@/lib/releases/make'
import { makeReleaseKey, publicKeyOf, readReleaseKey } from '@/lib/releases/signing'
import { buildDataset } from '../../support/dataset-builder'

const dataset = validateDataset(buildDataset())
const key = createPrivateKey(makeReleaseKey())
const about = { id: '2026.1', title: 'First', note: null, releasedOn: '2026-12-01', revision: '7' }
const { archive, manifest } = makeRelease(dataset, about, key)

/** The release with some of its files changed; undefined takes one out. */
function tamper(changes: Record<string, string | undefined>): Uint8Array {
  const files = new Map<string, string | Uint8Array>(Object.entries(unzipSync(archive)))
  for (const [path, content] of Object.entries(changes)) {
    if (content === undefined) files.delete(path)
    else files.set(path, content)
  }
  return makeArchive(files)
}

describe('a release', () => {
  it('has the same bytes each time, and others for another revision, title or key', () => {
    expect(Buffer.compare(makeRelease(dataset, about, key).archive, archive)).toBe(0)
    const others = [
      makeRelease(dataset, { ...about, revision: '8' }, key),
      makeRelease(dataset, { ...about, title: 'Second' }, key),
      makeRelease(dataset, about, createPrivateKey(makeReleaseKey())),
    ]
    for (const other of others) expect(Buffer.compare(other.archive, archive)).not.toBe(0)
  })

  it('is whole and signed, by the key it carries and by the publisher’s', () => {
    expect(checkRelease(archive)).toMatchObject({ faults: [], manifest })
    expect(checkRelease(archive, publicKeyOf(key)).faults).toEqual([])
    expect(manifest.counts).toMatchObject({ jurisdiction: 2, cell: 8, candidates: 2 })
    expect(datasetTexts(datasetOfRelease(archive))).toEqual(datasetTexts(dataset))
  })

  it('is not another publisher’s', () => {
    const other = publicKeyOf(createPrivateKey(makeReleaseKey()))
    expect(checkRelease(archive, other).faults).toHaveLength(2)
  })

  it('tells each file that was changed, taken out or put in, and a manifest that was written anew', () => {
    const path = 'dataset/countries/CL.json'
    expect(checkRelease(tamper({ [path]: '{}' })).faults).toEqual([`${path} is not what was signed.`])
    expect(checkRelease(tamper({ [path]: undefined })).faults).toEqual([`${path} is missing.`])
    expect(checkRelease(tamper({ 'dataset/more.json': '{}' })).faults).toEqual(['dataset/more.json was not signed.'])
    const forged = JSON.stringify({ ...manifest, title: 'Forged' })
    expect(checkRelease(tamper({ 'manifest.json': forged })).faults).toContain(
      'The signature is not of this manifest and key.',
    )
    expect(checkRelease(tamper({ 'public-key.pem': 'no key' })).faults).toHaveLength(1)
    expect(checkRelease(tamper({ 'manifest.json.sig': undefined })).faults).toHaveLength(1)
    expect(checkRelease(new Uint8Array([1, 2, 3])).faults).toEqual(['The file is no ZIP that can be read.'])
  })

  it('that is signed anew by somebody else is only as good as the key that is asked for', () => {
    const forger = createPrivateKey(makeReleaseKey())
    const forged = makeRelease(dataset, { ...about, title: 'Forged' }, forger).archive
    expect(checkRelease(forged).faults).toEqual([])
    expect(checkRelease(forged, publicKeyOf(key)).faults).not.toEqual([])
  })
})

describe('the key', () => {
  it('is of the environment, in one line or several, and Ed25519', () => {
    const pem = makeReleaseKey()
    expect(publicKeyOf(readReleaseKey(pem) ?? expect.fail('no key'))).toContain('BEGIN PUBLIC KEY')
    expect(readReleaseKey(pem.trim().replaceAll('\n', '\\n'))?.asymmetricKeyType).toBe('ed25519')
    expect(readReleaseKey('')).toBeNull()
    expect(() => readReleaseKey('-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----')).toThrow()
  })
})
