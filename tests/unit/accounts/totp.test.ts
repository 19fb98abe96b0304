import { expect, it } from 'vitest'
import { base32, codeAt, isCode, totpAddress } from '@/lib/accounts/totp'

const SECRET = '12345678901234567890'

// RFC 6238, appendix B, SHA-1: the last six of its eight digits.
it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code is %s', (second, code) => {
  expect(codeAt(SECRET, second * 1000)).toBe(code)
})

it('holds for the half minute before and after', () => {
  const now = 1_111_111_111_000
  expect(isCode(SECRET, codeAt(SECRET, now - 30_000), now)).toBe(true)
  expect(isCode(SECRET, codeAt(SECRET, now + 30_000), now)).toBe(true)
  expect(isCode(SECRET, codeAt(SECRET, now - 60_000), now)).toBe(false)
  expect(isCode(SECRET, '', now)).toBe(false)
})

// RFC 4648, section 10, without padding.
it.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('writes %j in base 32', (text, written) => {
  expect(base32(text)).toBe(written)
})

it('tells the application whose it is', () => {
  const address = new URL(totpAddress(SECRET, 'ana+1@fiscalia.example'))
  expect(decodeURIComponent(address.pathname)).toBe('/Cotejo:ana+1@fiscalia.example')
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ secret: base32(SECRET), issuer: 'Cotejo', digits: '6', period: '30' },
  })
})
