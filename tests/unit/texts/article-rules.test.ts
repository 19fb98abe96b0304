import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isBefore, pickArticles, readNumber, readReference } from '@/lib/texts/article-rules'

const LATIN = ['', 'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'nonies', 'decies']
const key = fc
  .record({
    number: fc.integer({ min: 1, max: 9999 }),
    letter: fc.constantFrom('', 'a', 'b', 'f'),
    latin: fc.constantFrom(...LATIN),
  })
  .map(({ number, letter, latin }) => `${number}${letter && `-${letter}`}${latin && ` ${latin}`}`)

const keysOf = (article: string) =>
  readReference(article).articles.map((one) => ('from' in one ? `${one.from.key}…${one.to.key}` : one.key))

describe('the number of an article', () => {
  it.each([
    ['128.-', '128'],
    ['128 bis', '128 bis'],
    ['241-A', '241-a'],
    ['241-A. Vender', '241-a'],
    ['367 quáter.-', '367 quater'],
    ['17º.- Nadie', '17'],
    ['1o - A lei', '1'],
    ['5º-A', '5-a'],
    ['135a', '135-a'],
    ['11.- A los efectos', '11'],
    ['1.234. Texto', '1234'],
    ['588 ter a', '588 ter-a'],
    ['11 Bis 1', '11 bis 1'],
    ['172.1', '172.1'],
    ['199 Septies.-', '199 septies'],
  ])('%s is %s', (text, expected) => expect(readNumber(text)?.key).toBe(expected))

  it('is none where no number begins the text', () => {
    expect(readNumber('primero')).toBeNull()
    expect(readNumber('')).toBeNull()
  })

  it('is read back from its own spelling, in capitals and behind an ordinal mark', () => {
    fc.assert(
      fc.property(key, (one) => {
        expect(readNumber(one)?.key).toBe(one)
        expect(readNumber(`${one.toUpperCase()}.- Texto`)?.key).toBe(one)
      }),
    )
  })

  it('orders articles as a law does', () => {
    const order = ['2', '128', '128 bis', '128 ter', '128 decies', '128-a', '129', '1000']
    expect([...order].reverse().sort((a, b) => (isBefore(a, b) ? -1 : 1))).toEqual(order)
    fc.assert(
      fc.property(
        key,
        key,
        (a, b) => !(isBefore(a, b) && isBefore(b, a)) && (a === b || isBefore(a, b) || isBefore(b, a)),
      ),
    )
  })
})

describe('what a provision names', () => {
  it.each([
    ['128 (text of Ley 26.388)', ['128']],
    ['125 bis, 126, 127', ['125 bis', '126', '127']],
    ['42 to 46', ['42…46']],
    ['14-18', ['14…18']],
    ['190-A to 190-E', ['190-a…190-e']],
    ['588 ter a-i', ['588 ter-a…588 ter-i']],
    ['282 bis 6-7', ['282 bis']],
    ['7, II (a) and (b) and para. 2', ['7']],
    ['203 and 206 to 216', ['203', '206…216']],
    ['99, with art. 32 of the Criminal Procedure Code', ['99']],
    ['13 and 106 no. 10 letter d', ['13', '106']],
    ['189.8; 189 bis, second paragraph', ['189.8', '189 bis']],
    ['1 to 3 and the chapter on the Interinstitutional Commission', ['1…3']],
  ])('%s', (article, expected) => expect(keysOf(article)).toEqual(expected))

  it.each([
    ['whole', 'noArticle'],
    ['Titles II and X', 'noArticle'],
    ['Ley 5653 and Ley 4868 art. 9', 'noArticle'],
    ['323 quater (number by the order of the five new articles; not read)', 'unverified'],
    ['numbers not verified (child chapter), wording of Decree 236', 'unverified'],
    ['Annex, 3 to 7', 'annex'],
    ['1 (Agreement)', 'annex'],
  ])('%s is looked up nowhere: %s', (article, fault) => expect(readReference(article)).toEqual({ articles: [], fault }))

  it('is understood, or refused with a reason, for every provision of the shipped dataset', () => {
    const directory = new URL('../../../prisma/dataset/countries/', import.meta.url)
    const schema = z.object({ provisions: z.array(z.object({ article: z.string() })) })
    for (const name of readdirSync(directory).filter((one) => one.endsWith('.json'))) {
      for (const { article } of schema.parse(JSON.parse(readFileSync(new URL(name, directory), 'utf8'))).provisions) {
        const { articles, fault } = readReference(article)
        expect(articles.length > 0, article).toBe(fault === null)
      }
    }
  })

  it('never fails on other words', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => void readReference(text)))
  })
})

describe('looking up', () => {
  const law = ['1', '2', '2 bis', '3', '4', '10', '172', '11 bis'].map((one) => ({ key: one }))
  const found = (article: string) => pickArticles(readReference(article), law).found.map((one) => one.key)

  it('takes what lies between in the law’s own order', () => expect(found('1 to 3')).toEqual(['1', '2', '2 bis', '3']))
  it('takes no range whose end is missing', () => {
    expect(pickArticles(readReference('3 to 7'), law)).toEqual({ found: [], missing: ['3–7'] })
  })
  it('falls back from a paragraph to its article', () => {
    expect(found('172.1')).toEqual(['172'])
    expect(found('11 Bis 1')).toEqual(['11 bis'])
  })
  it('says what is not there', () => {
    expect(pickArticles(readReference('2, 5'), law)).toEqual({ found: [{ key: '2' }], missing: ['5'] })
  })
})
