import { createHash, randomBytes } from 'node:crypto'

/** A link's secret: 32 random bytes. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of it. It has too much in it to be guessed, so no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A password to be read off a screen once. */
export function makePassword(): string {
  return randomBytes(15).toString('base64url')
}
