import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'

/*
 * Releases are signed by Ed25519. The private key is PKCS#8 in PEM: of COTEJO_RELEASE_KEY, or of a file in the data
 * directory that `npm start` makes for an embedded database.
 */

export function makeReleaseKey(): string {
  return String(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }))
}

/** The key of the environment; null where there is none. Throws where it is no Ed25519 key. */
export function readReleaseKey(text = process.env.COTEJO_RELEASE_KEY): KeyObject | null {
  if (!text?.trim()) return null
  // In an environment file a PEM stands in one line.
  const key = createPrivateKey(text.replaceAll('\\n', '\n'))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('COTEJO_RELEASE_KEY is no Ed25519 key')
  return key
}

/** SPKI in PEM. */
export function publicKeyOf(key: KeyObject): string {
  return String(createPublicKey(key).export({ type: 'spki', format: 'pem' }))
}

export function signBytes(bytes: Uint8Array, key: KeyObject): string {
  return sign(null, bytes, key).toString('base64')
}

export function isSignedBy(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  try {
    const key = createPublicKey(publicKey)
    return key.asymmetricKeyType === 'ed25519' && verify(null, bytes, key, Buffer.from(signature.trim(), 'base64'))
  } catch {
    return false
  }
}
