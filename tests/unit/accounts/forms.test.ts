import { describe, expect, it } from 'vitest'
import { ACCOUNT_FORMS } from '@/lib/accounts/forms'
import { faultsOf } from '@/lib/forms/fields'

function faults(name: keyof typeof ACCOUNT_FORMS, input: unknown) {
  const result = ACCOUNT_FORMS[name].safeParse(input)
  return result.success ? [] : faultsOf(result.error)
}

const invitation = { name: 'Ana Ruiz', email: ' Ana@Fiscalia.EXAMPLE ', role: 'reader', language: 'es' }

describe('an invitation', () => {
  it('takes the address in small letters and no countries', () => {
    expect(ACCOUNT_FORMS['invitation.make'].parse(invitation)).toEqual({
      ...{ name: 'Ana Ruiz', email: 'ana@fiscalia.example', role: 'reader', language: 'es', countries: [] },
    })
  })

  it('gives a reviewer a country at least', () => {
    expect(faults('invitation.make', { ...invitation, role: 'reviewer' })).toEqual([
      { field: 'countries', fault: 'few', limit: 1 },
    ])
    expect(faults('invitation.make', { ...invitation, role: 'reviewer', countries: ['AR'] })).toEqual([])
  })

  it('knows no other role and no address without a place', () => {
    expect(faults('invitation.make', { ...invitation, role: 'owner', email: 'ana' })).toEqual([
      { field: 'email', fault: 'email' },
      { field: 'role', fault: 'choice' },
    ])
  })
})

describe('a new password', () => {
  const token = 'a'.repeat(43)

  it('has from 12 to 128 characters', () => {
    expect(faults('password.reset', { token, password: '' })).toEqual([{ field: 'password', fault: 'required' }])
    expect(faults('password.reset', { token, password: 'x'.repeat(11) })).toEqual([
      { field: 'password', fault: 'tooShort', limit: 12 },
    ])
    expect(faults('password.reset', { token, password: 'x'.repeat(129) })).toEqual([
      { field: 'password', fault: 'tooLong', limit: 128 },
    ])
    expect(faults('password.reset', { token, password: 'x'.repeat(12) })).toEqual([])
  })

  it('is asked for as it is typed where it is not chosen', () => {
    expect(faults('session.open', { email: 'a@b.example', password: 'x' })).toEqual([])
  })
})

describe('where to go on after signing in', () => {
  it.each(['//evil.example', 'https://evil.example', '/\\evil.example', 'evil'])('is never %s', (next) => {
    expect(faults('session.open', { email: 'a@b.example', password: 'x', next })).toMatchObject([{ field: 'next' }])
    expect(faults('session.confirm', { code: '123456', next })).toMatchObject([{ field: 'next' }])
  })

  it('may be a page of ours', () => {
    expect(faults('session.confirm', { code: '123 456', next: '/deficiencies?country=AR' })).toEqual([])
  })
})
