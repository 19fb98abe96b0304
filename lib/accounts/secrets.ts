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

/** By which a token of ours is known wherever it turns up: in a log, in a repository. */
const TOKEN_PREFIX = 'cotejo_'

/** What a program shows to act as its owner. Only its hash is kept. */
export function makeApiToken(): string {
  return `${TOKEN_PREFIX}${makeToken()}`
}

export function isApiToken(text: string): boolean {
  return /^cotejo_[\w-]{43}$/.test(text)
}
