import { createHmac, timingSafeEqual } from 'node:crypto'

/*
 * The codes of the second factor (RFC 6238: SHA-1, six digits, thirty seconds), for the change that sets it up. At
 * sign-in better-auth checks them, with the same secret.
 */

const SECONDS = 30
const DIGITS = 6
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of a moment, in milliseconds since 1970. */
export function codeAt(secret: string, time: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(time / 1000 / SECONDS)))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** A clock may be half a minute off. */
export function isCode(secret: string, code: string, time: number): boolean {
  const given = Buffer.from(code)
  return [-1, 0, 1].some((step) => {
    const expected = Buffer.from(codeAt(secret, time + step * SECONDS * 1000))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}

/** The secret as it is typed into an application: base 32 (RFC 4648) without padding. */
export function base32(secret: string): string {
  let bits = ''
  for (const byte of Buffer.from(secret)) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((part) => ALPHABET[Number.parseInt(part.padEnd(5, '0'), 2)]).join('')
}

/** What the picture says. */
export function totpAddress(secret: string, email: string): string {
  const query = new URLSearchParams({
    secret: base32(secret),
    issuer: 'Cotejo',
    digits: String(DIGITS),
    period: String(SECONDS),
  })
  return `otpauth://totp/Cotejo:${encodeURIComponent(email)}?${query}`
}
