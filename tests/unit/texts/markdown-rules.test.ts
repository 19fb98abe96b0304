import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLaw } from '@/lib/texts/read-law'

const law = (body: string) => readLaw(`---\ntitle: "Ley de pruebas"\nidentifier: LEY-1\n---\n${body}`)
const keys = (body: string) =>
  law(body)?.articles.map(({ key, quotedIn }) => (quotedIn === null ? key : `${key}<${quotedIn}`))

describe('a law’s file', () => {
  it('has its front matter as text, and no day where the repository knows none', () => {
    const text =
      '\uFEFF---\r\ntitle: "Código"\r\nidentifier: LEY-7\r\ncountry: zz\r\npublication_date: 1921-11-03\r\nlast_updated: "1900-01-01"\r\n---\r\n'
    expect(readLaw(text)?.front).toMatchObject({
      title: 'Código',
      country: 'ZZ',
      publishedOn: '1921-11-03',
      updatedOn: null,
    })
  })
  it('is none without front matter, with bad YAML, or with one that grows', () => {
    expect(readLaw('# Ley')).toBeNull()
    expect(readLaw('---\ntitle: "a\n---\n')).toBeNull()
    expect(readLaw('---\na: &a [x, x]\nb: &b [*a, *a]\ntitle: *b\n---\n')?.front.title ?? null).toBeNull()
  })
  it('never fails on other texts', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void law(text)))
  })
})

describe('its articles', () => {
  it('begin with headings or with bold words, in every spelling', () => {
    const body = `##### ARTÍCULO 1º.- Uno.\n\nMás.\n\n##### Artículo 2\n\nDos.\n\n**ARTICULO 3 bis** — Tres.\n\n##### Art. 4 **quáter** — Cuatro.\n\nArt. 5. Cinco.`
    expect(keys(body)).toEqual(['1', '2', '3 bis', '4 quater', '5'])
    expect(law(body)?.articles[0]).toMatchObject({ label: 'ARTÍCULO 1º', text: 'Uno.\n\nMás.' })
  })
  it('do not begin where a broken line speaks of an article', () => {
    expect(
      keys('##### Artículo 1.- Según el\n\n##### artículo 210 ter, cualquiera\n\nArtículo 5 de la ley dice\n\nmás.'),
    ).toEqual(['1'])
  })
  it('begin behind a note glued to them', () => {
    const body = '**ARTICULO 1** — Uno.\n\n*(Sustituido por art. 1 de la Ley 2)***ARTICULO 2** — Dos.'
    expect(keys(body)).toEqual(['1', '2'])
  })
  it('end where a title or the list of earlier texts begins', () => {
    const [article] =
      law('##### Artículo 1.- Uno.\n\n### CAPÍTULO II\n\nDe otra cosa\n\n##### Artículo 2.- Dos.')?.articles ?? []
    expect(article?.text).toBe('Uno.')
  })
  it('have links and broken lines taken out', () => {
    const [article] =
      law('##### Artículo 1.- Será *penado* con\n\nprisión según la [Ley 2](http://x.example/a).')?.articles ?? []
    expect(article?.text).toBe('Será penado con prisión según la Ley 2.')
  })
})

describe('articles of another law that an amending law words', () => {
  it('are told apart, also where their number is the next of its own', () => {
    const body = `##### ARTÍCULO 1°.- Sustitúyese el artículo 2 de la ley 9 por el siguiente:\n\n##### Artículo 2: Nuevo.\n\n##### ARTÍCULO 2°.- Comuníquese.`
    expect(keys(body)).toEqual(['1', '2<1', '2'])
  })
  it('are several below one', () => {
    const body = `##### Art. 1.- Incorpóranse al código los siguientes:\n\n##### Artículo 128 bis.- Uno.\n\n##### Artículo 128 ter.- Dos.\n\n##### Art. 2.- Fin.`
    expect(keys(body)).toEqual(['1', '128 bis<1', '128 ter<1', '2'])
  })
  it('are what stands in quotes', () => {
    expect(keys('##### Art. 1.- Cámbiase así\n\n“Artículo 40.- Nuevo.”\n\n##### Art. 2.- Fin.')).toEqual([
      '1',
      '40<1',
      '2',
    ])
  })
  it('are none where the announced words are a title', () => {
    const body = `##### Art. 1.- Sustitúyese el título por el siguiente:\n\n### TÍTULO II\n\n##### Art. 2.- Fin.`
    expect(keys(body)).toEqual(['1', '2'])
  })
})
