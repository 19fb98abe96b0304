import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { checkRelease } from '../releases/check'

const USAGE = `npm run release:verify -- FILE [--key PUBLIC-KEY.pem]

Checks a downloaded release: the sum of every file, and the signature. No database is needed.
  --key    the publisher's public key, from /es/data/key of the site that published it; without it the key in the file
           is used, which shows that nothing was changed since it was signed, but not by whom
  --help   this text`

/** `npm run release:verify`: answers 0 when the release is whole and signed, 1 when it is not. */
export default async function verifyRelease(args: string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    })
    const [file] = positionals
    if (values.help || file === undefined || positionals.length > 1) {
      console.log(USAGE)
      return values.help ? 0 : 2
    }
    const key = values.key === undefined ? undefined : await readFile(values.key, 'utf8')
    const { manifest, publicKey, sha256, faults } = checkRelease(await readFile(file), key)
    if (manifest) {
      const { id, title, releasedOn, revision, files } = manifest
      console.log(`Release ${id}: ${title}, ${releasedOn}, revision ${revision}, ${Object.keys(files).length} files.`)
    }
    console.log(`SHA-256 ${sha256}`)
    for (const fault of faults) console.error(`✕ ${fault}`)
    if (faults.length > 0) return 1
    console.log('✓ Every file is as it was signed.')
    if (key === undefined) console.log(`Signed by the key that the file carries; compare it:\n${publicKey?.trim()}`)
    return 0
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    return 1
  }
}
