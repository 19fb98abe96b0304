import { describe, expect, it } from 'vitest'
import { deviceOf, refusalOfChange, stateOf } from '@/lib/accounts/rules'

const admin = { id: 'a', role: 'admin', isActive: true } as const

describe('changing an account', () => {
  it('leaves an open admin account', () => {
    expect(refusalOfChange('b', admin, 'staff', 0)).toBe('lastAdmin')
    expect(refusalOfChange('b', admin, null, 0)).toBe('lastAdmin')
    expect(refusalOfChange('b', admin, 'staff', 1)).toBeNull()
    expect(refusalOfChange('b', { ...admin, isActive: false }, 'staff', 0)).toBeNull()
  })

  it('is not for oneself', () => {
    expect(refusalOfChange('a', admin, 'staff', 5)).toBe('ownAccount')
    expect(refusalOfChange('a', admin, null, 5)).toBe('ownAccount')
  })

  it('that changes no role is no change of it', () => {
    expect(refusalOfChange('a', admin, 'admin', 0)).toBeNull()
  })
})

describe('an invitation', () => {
  const open = { acceptedAt: null, revokedAt: null, expiresAt: new Date('2026-12-08T10:00:00Z') }

  it('ends at its very moment', () => {
    expect(stateOf(open, new Date('2026-12-08T09:59:59.999Z'))).toBe('open')
    expect(stateOf(open, new Date('2026-12-08T10:00:00Z'))).toBe('expired')
  })

  it('that was accepted or taken back stays so', () => {
    const later = new Date('2027-01-01T00:00:00Z')
    expect(stateOf({ ...open, acceptedAt: new Date() }, later)).toBe('accepted')
    expect(stateOf({ ...open, revokedAt: new Date() }, later)).toBe('revoked')
  })
})

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge',
      'Windows',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
    [
      'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36',
      'Chrome',
      'Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari',
      'iOS',
    ],
    ['curl/8.5.0', null, null],
  ])('is known by its own word: %s', (userAgent, browser, system) => {
    expect(deviceOf(userAgent)).toEqual({ browser, system })
  })

  it('that says nothing is unknown', () => {
    expect(deviceOf(null)).toEqual({ browser: null, system: null })
  })
})
