import { describe, expect, it } from 'vitest'
import { slugOf, termsIn } from '@/lib/framework/rules'

describe('slugOf', () => {
  it.each([
    ['Rules of work', 'rules-of-work'],
    ['Scope of material', 'scope-of-material'],
    ['Units', 'units'],
  ])('%s is %s in an address', (id, slug) => {
    expect(slugOf(id)).toBe(slug)
  })
})

describe('termsIn', () => {
  const terms = [
    { id: 'material', word: 'material' },
    { id: 'material-offences', word: 'delitos relativos al material' },
    { id: 'ict', word: 'TIC' },
    { id: 'grooming', word: 'grooming (captación en línea)' },
  ]

  it('finds whole words, whatever their case', () => {
    expect(termsIn(['Basta el contacto mediante TIC.'], terms)).toEqual(['ict'])
    expect(termsIn(['Toda práctica'], terms)).toEqual([])
    expect(termsIn(['El grooming es delito.'], terms)).toEqual(['grooming'])
  })

  it('takes the longer term where one holds another', () => {
    expect(termsIn(['Los delitos relativos al material'], terms)).toEqual(['material-offences'])
    expect(termsIn(['Los delitos relativos al material y el material'], terms)).toEqual([
      'material',
      'material-offences',
    ])
  })
})
