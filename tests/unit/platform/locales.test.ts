import { describe, expect, it } from 'vitest'
import { dayIn, zoneOf } from '@/lib/platform/http/today'
import { negotiateLocale } from '@/lib/platform/i18n/locales'
import { pickText } from '@/lib/platform/i18n/localised'
import { countryName, formatDay, sortByName } from '@/lib/platform/i18n/names'

describe('negotiateLocale', () => {
  it.each([
    [undefined, 'es'],
    ['', 'es'],
    ['pt-BR,pt;q=0.9,en;q=0.8', 'pt'],
    ['de-DE,fr;q=0.5,en;q=0.7', 'en'],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['de', 'es'],
    ['*;q=x', 'es'],
  ])('%s gets %s', (header, locale) => {
    expect(negotiateLocale(header)).toBe(locale)
  })
})

describe('pickText', () => {
  it("takes the reader's language, else a fixed order, and says which it took", () => {
    expect(pickText({ en: 'law', es: 'ley' }, 'en')).toEqual({ text: 'law', lang: 'en' })
    expect(pickText({ en: 'law', es: 'ley' }, 'fr')).toEqual({ text: 'ley', lang: 'es' })
    expect(pickText({ fr: 'loi', en: 'law' }, 'pt')).toEqual({ text: 'law', lang: 'en' })
    expect(pickText({ qu: 'kamachiy' }, 'es')).toEqual({ text: 'kamachiy', lang: 'qu' })
  })
})

describe('days and names', () => {
  it('writes days as each language does', () => {
    expect(formatDay('2024-06-21', 'es')).toBe('21 de junio de 2024')
    expect(formatDay('2024-06-21', 'pt')).toBe('21 de junho de 2024')
    expect(formatDay('2024-06-01', 'en')).toBe('1 June 2024')
    expect(formatDay('2024-06-01', 'fr')).toBe('1er juin 2024')
    expect(formatDay('2024-06-01', 'pt')).toBe('1º de junho de 2024')
    expect(formatDay('2024-06-11', 'pt')).toBe('11 de junho de 2024')
    expect(formatDay('2024-06-11', 'fr')).toBe('11 juin 2024')
  })

  it('names countries and sorts them by that name', () => {
    expect(countryName('BR', 'es')).toBe('Brasil')
    const named = ['UY', 'SV', 'EC'].map((code) => ({ code, name: countryName(code, 'fr') }))
    expect(sortByName(named, 'fr').map(({ name }) => name)).toEqual(['Équateur', 'Salvador', 'Uruguay'])
  })

  it("takes today from the reader's zone, from Quito where it is not known", () => {
    const instant = new Date('2026-11-21T02:30:00Z')
    expect(dayIn('America/Santiago', instant)).toBe('2026-11-20')
    expect(dayIn('Europe/Madrid', instant)).toBe('2026-11-21')
    expect(dayIn(undefined, instant)).toBe('2026-11-20')
    expect(dayIn('No/Where', instant)).toBe('2026-11-20')
    expect(zoneOf('a=b; zone=America/Argentina/Buenos_Aires; c=d')).toBe('America/Argentina/Buenos_Aires')
    expect(zoneOf('zone=America%2FLima')).toBe('America/Lima')
    expect(zoneOf('timezone=x')).toBeUndefined()
    expect(zoneOf(undefined)).toBeUndefined()
  })
})
